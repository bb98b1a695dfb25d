import { buildSchema, isUnionType } from 'graphql';
import { feeds } from './feeds';
import { liveSdlOf } from './live-schema';

test('what an item of a feed holds is no item', () => {
  const union = buildSchema(liveSdlOf(feeds)).getType('TripFeedItem');
  expect(isUnionType(union) && union.getTypes().map(({ name }) => name)).toEqual([
    'TripMessage',
    'TripStatus',
    'TripPoints',
    'RefetchNeeded',
  ]);
});

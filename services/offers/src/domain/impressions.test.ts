import * as fc from 'fast-check';
import { noon } from './examples';
import { withImpressions } from './impressions';
import { type TripCopy, unknownTrip } from './trip-copy';

const trip: TripCopy = {
  ...unknownTrip('trip'),
  messages: ['a', 'b'].map((messageId, at) => ({
    ...{ sequence: at + 1, messageId, campaignId: messageId, campaignVersion: 1, issuedAt: noon },
    ...{ title: { fr: '', en: '' }, body: { fr: '', en: '' } },
  })),
};
const later = new Date(noon.getTime() + 1_000);

test('a message is shown once, the first time it is told', () => {
  const first = withImpressions(trip, ['a', 'x'], noon);
  expect(first.shown.map(({ messageId }) => messageId)).toEqual(['a']);
  const again = withImpressions(first.trip, ['a', 'b'], later);
  expect(again.shown.map(({ messageId }) => messageId)).toEqual(['b']);
  expect(again.trip.messages.map(({ shownAt }) => shownAt)).toEqual([noon, later]);
});

test('what is told again changes nothing, in whatever batches it comes', () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'x'));
  fc.assert(
    fc.property(fc.array(ids), (batches) => {
      const told = batches.reduce((known, batch) => withImpressions(known, batch, noon).trip, trip);
      expect(withImpressions(told, batches.flat(), later)).toEqual({ trip: told, shown: [] });
      const known = new Set<string>(batches.flat());
      for (const { messageId, shownAt } of told.messages)
        expect(shownAt !== undefined).toBe(known.has(messageId));
    }),
  );
});

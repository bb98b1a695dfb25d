import './console';
import { texts } from './translate';

test('a number from a million on has its sentence in French, too', () => {
  const say = (count: number) => texts.t('console.limitedTo.total', { lng: 'fr', count });

  expect([1, 2, 1_000_000].map(say)).toEqual([
    '1 passage au plus en tout.',
    '2 passages au plus en tout.',
    '1000000 passages au plus en tout.',
  ]);
});

test.each([
  ['fr', ['0 point', '1 point', '2 points']],
  ['en', ['0 points', '1 point', '2 points']],
] as const)('points are counted as the language counts (%s)', (lng, said) => {
  expect([0, 1, 2].map((count) => texts.t('money.points', { lng, count, points: String(count) }))).toEqual(
    said,
  );
});

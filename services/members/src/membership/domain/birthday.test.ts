import fc from 'fast-check';
import { birthdayOf, isDayOfYear, monthDayOf } from './birthday';

test.each([
  [1, 1, true],
  [2, 29, true],
  [2, 30, false],
  [4, 31, false],
  [12, 31, true],
  [13, 1, false],
  [0, 1, false],
  [6, 0, false],
])('month %i, day %i: %s', (month, day, isOne) => {
  expect(isDayOfYear({ month, day })).toBe(isOne);
});

test('a year has 366 days that somebody can be born on', () => {
  const days = Array.from({ length: 14 * 33 }, (_, at) => ({ month: Math.floor(at / 33), day: at % 33 }));
  expect(days.filter(isDayOfYear)).toHaveLength(366);
});

test('what is kept says the same day, and days are in the order of the year', () => {
  const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
  fc.assert(
    fc.property(day, day, (one, other) => {
      expect(birthdayOf(monthDayOf(one))).toEqual(one);
      const isBefore = one.month < other.month || (one.month === other.month && one.day < other.day);
      expect(monthDayOf(one) < monthDayOf(other)).toBe(isBefore);
    }),
  );
});

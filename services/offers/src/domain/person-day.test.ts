import fc from 'fast-check';
import {
  birthdaysWithin,
  type DayAsked,
  dayInYear,
  isOnDay,
  joinedWithin,
  keyOfDay,
  type PersonDays,
} from './person-day';

const asked = (of: DayAsked['of'], daysBefore = 0, daysAfter = 0): DayAsked => ({
  of,
  daysBefore,
  daysAfter,
});
const born = (birthday: string): PersonDays => ({ kind: 'known', birthday });
const joined = (at: string): PersonDays => ({ kind: 'known', joinedAt: new Date(at) });
const noonOf = (day: string) => ({ at: new Date(`${day}T12:00:00Z`) });

test.each<[string, string, DayAsked, string, boolean]>([
  ['on the day', '06-15', asked('birthday'), '2026-06-15', true],
  ['the day before, where that is not asked for', '06-15', asked('birthday'), '2026-06-14', false],
  ['the last day before that is', '06-15', asked('birthday', 3), '2026-06-12', true],
  ['one day earlier', '06-15', asked('birthday', 3), '2026-06-11', false],
  ['the last day after', '06-15', asked('birthday', 0, 2), '2026-06-17', true],
  ['one day later', '06-15', asked('birthday', 0, 2), '2026-06-18', false],
  ['before, over the end of the year', '01-02', asked('birthday', 5), '2026-12-29', true],
  ['after, over the end of the year', '12-30', asked('birthday', 0, 5), '2027-01-03', true],
  ['29 February in a leap year', '02-29', asked('birthday'), '2028-02-29', true],
  ['and not on the 28th of it', '02-29', asked('birthday'), '2028-02-28', false],
  ['29 February on the 28th of another', '02-29', asked('birthday'), '2027-02-28', true],
  ['and not on 1 March', '02-29', asked('birthday'), '2027-03-01', false],
])('a birthday: %s', (_, birthday, day, today, isOne) => {
  expect(isOnDay(day, born(birthday), noonOf(today))).toBe(isOne);
});

test.each<[string, string, DayAsked, string, boolean]>([
  ['a year later', '2025-06-15', asked('joined'), '2026-06-15', true],
  ['many years later', '2019-06-15', asked('joined', 1, 1), '2026-06-14', true],
  ['not the day of joining itself', '2026-06-15', asked('joined'), '2026-06-15', false],
  ['nor the days after it', '2026-06-15', asked('joined', 0, 30), '2026-07-01', false],
  ['before the first one, in the year of joining', '2026-01-05', asked('joined', 10), '2026-12-30', true],
  ['joined on 29 February', '2024-02-29', asked('joined'), '2026-02-28', true],
])('the anniversary of joining: %s', (_, day, around, today, isOne) => {
  expect(isOnDay(around, joined(`${day}T08:00:00Z`), noonOf(today))).toBe(isOne);
});

test('a day is one of the store’s calendar, in UTC where its time zone is not known', () => {
  const at = new Date('2026-06-14T22:30:00Z');
  const [paris, here] = [{ at, timeZone: 'Europe/Paris' }, { at }];
  expect([paris, here].map((when) => isOnDay(asked('birthday'), born('06-15'), when))).toEqual([true, false]);
  const lateAtNight = joined('2025-06-14T22:30:00Z');
  expect(isOnDay(asked('joined'), lateAtNight, { ...noonOf('2026-06-15'), timeZone: 'Europe/Paris' })).toBe(
    true,
  );
  expect(isOnDay(asked('joined'), lateAtNight, noonOf('2026-06-15'))).toBe(false);
});

test('nobody has a day of whom none is known', () => {
  const when = noonOf('2026-06-15');
  expect(isOnDay(asked('birthday', 30, 30), { kind: 'known' }, when)).toBe(false);
  expect(isOnDay(asked('joined', 30, 30), { kind: 'known' }, when)).toBe(false);
  expect(isOnDay(asked('birthday', 30, 30), undefined, when)).toBe(false);
});

test('a basket that was decided goes on by what held then', () => {
  const day = asked('birthday', 2, 1);
  const then: PersonDays = { kind: 'decided', held: new Set([keyOfDay(day)]) };
  expect(isOnDay(day, then, noonOf('2031-01-01'))).toBe(true);
  expect(isOnDay({ ...day, daysAfter: 2 }, then, noonOf('2031-01-01'))).toBe(false);
});

const monthDay = fc
  .integer({ min: 0, max: 365 })
  .map((day) => new Date(Date.UTC(2_000, 0, 1 + day)).toISOString().slice(5, 10));
const around = fc.record({
  of: fc.constant('birthday' as const),
  daysBefore: fc.integer({ min: 0, max: 30 }),
  daysAfter: fc.integer({ min: 0, max: 30 }),
});
const moment = fc
  .integer({ min: Date.UTC(2_020, 0, 1), max: Date.UTC(2_060, 0, 1) })
  .map((milliseconds) => new Date(milliseconds));
const dayLater = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

test('everybody has one birthday a year, and as many days around it as are asked for', () => {
  fc.assert(
    fc.property(monthDay, around, fc.integer({ min: 2_020, max: 2_060 }), (birthday, day, year) => {
      // From half a year before it to half a year after it.
      const own = Date.parse(dayInYear(birthday, year));
      const days = Array.from({ length: 301 }, (_, at) => at - 150);
      const on = days.filter((away) => isOnDay(day, born(birthday), { at: dayLater(new Date(own), away) }));
      expect(on).toEqual(days.filter((away) => away >= -day.daysBefore && away <= day.daysAfter));
    }),
    { numRuns: 60 },
  );
});

test('whoever’s day it is, is counted, and nobody else', () => {
  fc.assert(
    fc.property(monthDay, around, moment, moment, (birthday, day, at, joinedAt) => {
      expect(birthdaysWithin(day, at).includes(birthday)).toBe(isOnDay(day, born(birthday), { at }));
      const anniversary = { ...day, of: 'joined' as const };
      const isCounted = joinedWithin(anniversary, at).some(
        ([first, end]) => joinedAt >= first && joinedAt < end,
      );
      expect(isCounted).toBe(isOnDay(anniversary, { kind: 'known', joinedAt }, { at }));
    }),
    { numRuns: 300 },
  );
});

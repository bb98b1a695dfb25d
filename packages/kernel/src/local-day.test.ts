import * as fc from 'fast-check';
import { dayAfter, dayIn, daysThrough, isTimeZone, startOfDayIn, zoneOfMost } from './local-day';

const zones = [
  'UTC',
  'Europe/Paris',
  'Europe/London',
  'America/Martinique',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Noumea',
  'Australia/Lord_Howe',
  // Clocks that go forward at midnight: a day of these has none.
  'America/Havana',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Beirut',
];

test.each([
  ['2026-12-24', 'Europe/Paris', '2026-12-23T23:00:00.000Z'],
  ['2026-12-24', 'America/Martinique', '2026-12-24T04:00:00.000Z'],
  ['2026-07-14', 'Europe/Paris', '2026-07-13T22:00:00.000Z'],
  // The day of a change begins by the clock of before, the next one by that of after.
  ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
  // From 23:59 it becomes 01:00.
  ['2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z'],
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  // From 23:59 it becomes 23:00: the day is not over yet.
  ['2026-04-05', 'America/Santiago', '2026-04-05T04:00:00.000Z'],
])('the %s begins in %s at %s', (day, timeZone, instant) => {
  expect(startOfDayIn(day, timeZone).toISOString()).toBe(instant);
});

const day = fc
  .integer({ min: Date.UTC(2015, 0, 1) / 86_400_000, max: Date.UTC(2040, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

test('a day begins with the first instant that clocks show of it, whatever they skip', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (of, timeZone) => {
      const start = startOfDayIn(of, timeZone);
      expect(dayIn(start, timeZone)).toBe(of);
      expect(dayIn(new Date(start.getTime() - 1), timeZone)).toBe(dayAfter(of, -1));
    }),
    { numRuns: 2000 },
  );
});

test('days follow each other without a gap and are 23 to 25 hours long, in every zone on every day of a year', () => {
  for (const timeZone of zones)
    for (let of = '2026-01-01'; of < '2027-01-01'; of = dayAfter(of, 1)) {
      const [start, next] = [startOfDayIn(of, timeZone), startOfDayIn(dayAfter(of, 1), timeZone)];
      const hours = (next.getTime() - start.getTime()) / 3_600_000;
      expect([of, timeZone, hours >= 23 && hours <= 25]).toEqual([of, timeZone, true]);
      expect(dayIn(new Date(next.getTime() - 1), timeZone)).toBe(of);
    }
});

test('days are counted by the calendar', () => {
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
  expect(daysThrough('2026-12-24', '2026-12-24')).toBe(1);
  expect(daysThrough('2026-03-28', '2026-03-30')).toBe(3);
});

test('of several places most decide, of as many the one whose id comes first', () => {
  const [paris, martinique] = ['Europe/Paris', 'America/Martinique'];
  const place = (id: string, timeZone: string) => ({ id, timeZone });
  expect(zoneOfMost([])).toBeUndefined();
  expect(zoneOfMost([place('c', martinique), place('b', paris), place('a', paris)])).toBe(paris);
  expect(zoneOfMost([place('c', martinique), place('b', martinique), place('a', paris)])).toBe(martinique);
  expect(zoneOfMost([place('b', martinique), place('a', paris)])).toBe(paris);
  expect(zoneOfMost([place('a', paris), place('b', martinique)])).toBe(paris);
});

test('a time zone is known by its IANA name', () => {
  expect(['Europe/Paris', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false]);
  expect(isTimeZone('+01:00')).toBe(false);
});

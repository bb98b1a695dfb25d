import { localTime } from './local-time';

test.each([
  ['2026-12-01T22:59:59.999Z', 'Europe/Paris', '2026-12-01', 'tuesday', 23 * 60 + 59],
  ['2026-12-01T23:00:00Z', 'Europe/Paris', '2026-12-02', 'wednesday', 0],
  ['2026-12-01T23:00:00Z', 'America/Martinique', '2026-12-01', 'tuesday', 19 * 60],
  ['2026-12-01T18:15:00Z', 'Asia/Kathmandu', '2026-12-02', 'wednesday', 0],
  // From 01:59 it becomes 03:00; in autumn two o'clock comes twice.
  ['2026-03-29T00:59:00Z', 'Europe/Paris', '2026-03-29', 'sunday', 119],
  ['2026-03-29T01:00:00Z', 'Europe/Paris', '2026-03-29', 'sunday', 180],
  ['2026-10-25T00:00:00Z', 'Europe/Paris', '2026-10-25', 'sunday', 120],
  ['2026-10-25T01:00:00Z', 'Europe/Paris', '2026-10-25', 'sunday', 120],
] as const)('at %s it is in %s the %s, a %s, minute %d', (instant, timeZone, day, weekday, minuteOfDay) => {
  for (let asked = 0; asked < 2; asked += 1)
    expect(localTime(new Date(instant), timeZone)).toEqual({ day, weekday, minuteOfDay });
});

test('a time zone that is none is refused', () => {
  expect(() => localTime(new Date(), 'Mars/Olympus')).toThrow(RangeError);
});

import { weekdays } from '@rayon/kernel';
import fc from 'fast-check';
import { type CampaignHours, isWithinHours, minutesOfDay } from './campaign-hours';

const evenings: CampaignHours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  fromMinute: 17 * 60,
  untilMinute: 19 * 60,
};
const isOpen = (instant: string, timeZone: string | undefined = 'Europe/Paris', hours = evenings) =>
  isWithinHours(hours, new Date(instant), timeZone);

test.each([
  ['the first minute', '2026-12-01T16:00:00Z', true],
  ['a moment before it', '2026-12-01T15:59:59.999Z', false],
  ['the last moment', '2026-12-01T17:59:59.999Z', true],
  ['the first minute it no longer applies', '2026-12-01T18:00:00Z', false],
  ['a day that is not among them', '2026-12-05T16:30:00Z', false],
])('%s, by the clock of the store', (_, instant, applies) => {
  expect(isOpen(instant)).toBe(applies);
});

test('at one instant it may apply in one store and not in another', () => {
  const instant = '2026-12-01T16:30:00Z';
  expect([isOpen(instant, 'Europe/Paris'), isOpen(instant, 'America/Martinique')]).toEqual([true, false]);
  // Friday evening there is Saturday already elsewhere.
  expect([isOpen('2026-12-05T03:30:00Z', 'Pacific/Tahiti'), isOpen('2026-12-05T03:30:00Z')]).toEqual([
    true,
    false,
  ]);
  expect(isWithinHours(evenings, new Date(instant), undefined)).toBe(false);
});

test.each([
  ['the evening it begins', '2026-12-04T21:00:00Z', true],
  ['a moment before', '2026-12-04T20:59:59.999Z', false],
  ['the night after', '2026-12-05T00:59:59.999Z', true],
  ['the minute it ends', '2026-12-05T01:00:00Z', false],
  ['the evening after', '2026-12-05T21:00:00Z', false],
  ['the night before', '2026-12-04T00:30:00Z', false],
])('over midnight, the days are those it begins on: %s', (_, instant, applies) => {
  expect(
    isOpen(instant, 'Europe/Paris', { days: ['friday'], fromMinute: 22 * 60, untilMinute: 2 * 60 }),
  ).toBe(applies);
});

test('the week is a round: a Sunday night ends on Monday', () => {
  const night: CampaignHours = { days: ['sunday'], fromMinute: 22 * 60, untilMinute: 120 };
  expect(isOpen('2026-12-07T00:00:00Z', 'Europe/Paris', night)).toBe(true);
  expect(isOpen('2026-12-06T00:00:00Z', 'Europe/Paris', night)).toBe(false);
});

describe('when the clocks change', () => {
  const night: CampaignHours = { days: ['sunday'], fromMinute: 150, untilMinute: 210 };
  test('in spring the hours begin with the hour there is', () => {
    // From 01:59:59 it becomes 03:00:00.
    expect(isOpen('2026-03-29T00:59:59Z', 'Europe/Paris', night)).toBe(false);
    expect(isOpen('2026-03-29T01:00:00Z', 'Europe/Paris', night)).toBe(true);
    expect(isOpen('2026-03-29T01:30:00Z', 'Europe/Paris', night)).toBe(false);
  });
  test('in autumn the hour that comes twice counts twice', () => {
    for (const instant of ['2026-10-25T00:45:00Z', '2026-10-25T01:45:00Z'])
      expect(isOpen(instant, 'Europe/Paris', night)).toBe(true);
  });
});

test('every minute of a week is in whole days or in none', () => {
  const whole = { fromMinute: 0, untilMinute: minutesOfDay };
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.subarray([...weekdays]), (at, days) => {
      const rest = weekdays.filter((day) => !days.includes(day));
      const zone = 'Europe/Paris';
      expect(isWithinHours({ ...whole, days }, at, zone)).toBe(
        !isWithinHours({ ...whole, days: rest }, at, zone),
      );
    }),
  );
});

import type { Weekday } from '@rayon/client/operations/console';

/** The days of the week, in their order. */
export const weekdays: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** A Monday. */
const aMonday = { year: 2026, month: 10, day: 30 } as const;

/** What a day of the week is called in a language. */
export const inWeekday = (day: Weekday, language: string, weekday: 'short' | 'long' = 'long'): string =>
  new Intl.DateTimeFormat(language, { weekday }).format(
    new Date(aMonday.year, aMonday.month, aMonday.day + weekdays.indexOf(day)),
  );

/** The hours between which a day lies. */
export const [dayBegins, dayEnds] = ['00:00', '24:00'] as const;

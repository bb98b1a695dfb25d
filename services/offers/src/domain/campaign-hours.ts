/** The days of the week, in their order. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A day of the week. */
type Weekday = (typeof weekdays)[number];

/** When within its window a campaign applies: by the calendar and the clock of each store. */
export type CampaignHours = Readonly<{
  days: readonly Weekday[];
  /** Minutes of the day: the first in which it applies, and the first in which it no longer does (1,440 at most). */
  fromMinute: number;
  untilMinute: number;
}>;

/** The minutes of a day. */
export const minutesOfDay = 1_440;

/** Where the hands of a store's clock stand. */
type LocalTime = Readonly<{ day: Weekday | undefined; minute: number }>;

/** Making one is dear, and there are few time zones. */
const calendars = new Map<string, Intl.DateTimeFormat>();
const calendarOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = calendars.get(timeZone);
  if (known) return known;
  const calendar = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  calendars.set(timeZone, calendar);
  return calendar;
};

const localTime = (at: Date, timeZone: string): LocalTime => {
  const parts = new Map(
    calendarOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: weekdays.find((day) => day === parts.get('weekday')?.toLowerCase()),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
};

/** Of one basket many campaigns ask for the same minute. */
let last: Readonly<{ instantMinute: number; timeZone: string; local: LocalTime }> | undefined;

const localTimeOf = (at: Date, timeZone: string): LocalTime => {
  const instantMinute = Math.floor(at.getTime() / 60_000);
  if (last?.instantMinute !== instantMinute || last.timeZone !== timeZone)
    last = { instantMinute, timeZone, local: localTime(at, timeZone) };
  return last.local;
};

/** Whether the clock of a store in that time zone stands within the hours; in a zone that is not known it never does. */
export const isWithinHours = (
  { days, fromMinute, untilMinute }: CampaignHours,
  at: Date,
  timeZone: string | undefined,
): boolean => {
  if (timeZone === undefined) return false;
  const { day, minute } = localTimeOf(at, timeZone);
  return day !== undefined && days.includes(day) && minute >= fromMinute && minute < untilMinute;
};

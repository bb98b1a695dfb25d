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
export type Weekday = (typeof weekdays)[number];

/** What calendar and clock show in a time zone. */
export type LocalTime = Readonly<{
  /** YYYY-MM-DD. */
  day: string;
  weekday: Weekday;
  /** Whole minutes since midnight, as the clock shows them: an hour that comes twice is counted twice. */
  minuteOfDay: number;
}>;

/** Making a format costs more than a scan's arithmetic; a retailer has few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
};

/** The time asked for last, by time zone: scan after scan it is of the same minute. */
const latest = new Map<string, Readonly<{ minute: number; time: LocalTime }>>();

/** What calendar and clock show at an instant in an IANA time zone; throws for a name that is none. */
export const localTime = (at: Date, timeZone: string): LocalTime => {
  // Offsets are whole minutes, everywhere: within one minute everything shown stays.
  const minute = Math.floor(at.getTime() / 60_000);
  const known = latest.get(timeZone);
  if (known?.minute === minute) return known.time;
  const time = shown(at, timeZone);
  latest.set(timeZone, { minute, time });
  return time;
};

const shown = (at: Date, timeZone: string): LocalTime => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const name = parts.weekday?.toLowerCase();
  const weekday = weekdays.find((day) => day === name);
  if (!weekday) throw new Error(`${name} is no day of the week`);
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    weekday,
    minuteOfDay: Number(parts.hour) * 60 + Number(parts.minute),
  };
};

import { localTime } from './local-time';

const minuteMilliseconds = 60_000;
const dayMinutes = 24 * 60;

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export const dayIn = (at: Date, timeZone: string): string => localTime(at, timeZone).day;

/** Whether that is the IANA name of a time zone; an offset such as +01:00 is none. */
export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};

/** The calendar day that lies so many days after another, or before it. */
export const dayAfter = (day: string, days: number): string => {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

/**
 * The first instant of a calendar day in a time zone: its midnight, or where clocks skip that, the first moment they show of the day. It is
 * looked for, as no offset that holds on one side of a change of the clocks tells where the day begins on the other.
 */
export const startOfDayIn = (day: string, timeZone: string): Date => {
  const utcMidnight = Date.parse(`${day}T00:00Z`);
  const instant = (minutes: number) => new Date(utcMidnight + minutes * minuteMilliseconds);
  // No clock is a day or more away from UTC: it is another day at the one end, and this one or a later one at the other.
  let before = -dayMinutes;
  let begun = dayMinutes;
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2);
    if (dayIn(instant(middle), timeZone) < day) before = middle;
    else begun = middle;
  }
  return instant(begun);
};

/** Days from the first to the last one, both counted. */
export const daysThrough = (first: string, last: string): number =>
  Math.round(
    (Date.parse(`${last}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / (dayMinutes * minuteMilliseconds),
  ) + 1;

/**
 * The time zone that most of the places have; of several that as many have, that of the place whose id comes first: whoever asks is told
 * the same. Undefined where there is no place.
 */
export const zoneOfMost = (
  places: readonly Readonly<{ id: string; timeZone: string }>[],
): string | undefined => {
  const counts = new Map<string, number>();
  // A zone is met first at the first of its places.
  for (const { timeZone } of places.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
};

import { localTime } from '@rayon/kernel';
import { dayMilliseconds, utcDay } from './utc-day';

/** The days of a person that come every year. */
export const dayKinds = ['birthday', 'joined'] as const;

/** Which day of the person a campaign is for, and how many days around it. */
export type DayAsked = Readonly<{
  of: (typeof dayKinds)[number];
  daysBefore: number;
  daysAfter: number;
}>;

/** Days before or after, at most. */
export const aroundDaysMax = 30;

/** What is known of somebody's days: when they are, or, of a basket that is decided, which of what campaigns ask did hold. */
export type PersonDays =
  | Readonly<{
      kind: 'known';
      /** MM-DD; absent: they did not say. */
      birthday?: string;
      joinedAt?: Date;
    }>
  | Readonly<{ kind: 'decided'; held: ReadonlySet<string> }>;

/** A moment, and by whose calendar it has a day; in a zone that is not known days are UTC. */
export type When = Readonly<{ at: Date; timeZone?: string | undefined }>;

/** Names what a campaign asks, so that what did hold can be kept. */
export const keyOfDay = ({ of, daysBefore, daysAfter }: DayAsked): string =>
  `${of}/${daysBefore}/${daysAfter}`;

/** Whether it is one of the days that a campaign asks for; none is where the person's day is not known. */
export const isOnDay = (asked: DayAsked, days: PersonDays | undefined, when: When): boolean => {
  if (days === undefined) return false;
  if (days.kind === 'decided') return days.held.has(keyOfDay(asked));
  const first = asked.of === 'birthday' ? birthdayOf(days) : joinedOn(days, when);
  if (first === undefined) return false;
  const today = localDay(when.at, when.timeZone);
  const year = yearOf(today);
  return [year - 1, year, year + 1]
    .filter((one) => one > first.year)
    .map((one) => daysBetween(today, dayInYear(first.monthDay, one)))
    .some((away) => away <= asked.daysBefore && away >= -asked.daysAfter);
};

/** The day, YYYY-MM-DD, that a month and day (MM-DD) has in a year: 29 February is kept on the 28th where there is none. */
export const dayInYear = (monthDay: string, year: number): string =>
  `${year}-${monthDay === '02-29' && !isLeapYear(year) ? '02-28' : monthDay}`;

const leapYear = 2_000;

/** The birthdays, MM-DD, of which it is one of the days that a campaign asks for, in UTC. */
export const birthdaysWithin = (asked: DayAsked, at: Date): string[] =>
  Array.from({ length: 366 }, (_, day) => utcDay(new Date(Date.UTC(leapYear, 0, 1 + day))).slice(5)).filter(
    (birthday) => isOnDay(asked, { kind: 'known', birthday }, { at }),
  );

/** Years since somebody joined, at most, where they are counted. */
const joinedYearsMax = 50;

/** When somebody joined for whom it is one of the days that a campaign asks for, in UTC: from the first instant until before the second. */
export const joinedWithin = ({ daysBefore, daysAfter }: DayAsked, at: Date): (readonly [Date, Date])[] => {
  const today = Date.parse(utcDay(at));
  const first = new Date(today - daysAfter * dayMilliseconds);
  const end = new Date(today + (daysBefore + 1) * dayMilliseconds);
  const back = (day: Date, years: number) =>
    new Date(Date.UTC(day.getUTCFullYear() - years, day.getUTCMonth(), day.getUTCDate()));
  // Where there is no 29 February it is 1 March: whoever joined on one is with the 28th, which ends there.
  return Array.from({ length: joinedYearsMax }, (_, year) => [back(first, year + 1), back(end, year + 1)]);
};

/** What comes again every year after it. */
type FirstDay = Readonly<{ year: number; monthDay: string }>;

/** Of which year nobody is asked: it is before any. */
const birthdayOf = ({ birthday }: Extract<PersonDays, { kind: 'known' }>): FirstDay | undefined =>
  birthday === undefined ? undefined : { year: 0, monthDay: birthday };

/** Asked at each scan, of the same moment. */
const joinedDays = new WeakMap<Date, Map<string, FirstDay>>();

const joinedOn = (
  { joinedAt }: Extract<PersonDays, { kind: 'known' }>,
  { timeZone = 'UTC' }: When,
): FirstDay | undefined => {
  if (joinedAt === undefined) return undefined;
  const byZone = joinedDays.get(joinedAt) ?? new Map<string, FirstDay>();
  joinedDays.set(joinedAt, byZone);
  const known = byZone.get(timeZone);
  if (known) return known;
  const day = localDay(joinedAt, timeZone);
  const first = { year: yearOf(day), monthDay: day.slice(5) };
  byZone.set(timeZone, first);
  return first;
};

const isLeapYear = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;

const yearOf = (day: string): number => Number(day.slice(0, 4));

const localDay = (at: Date, timeZone = 'UTC'): string => localTime(at, timeZone).day;

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayMilliseconds;

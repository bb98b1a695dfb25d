import { accepted, dayIn, type Result, rejected, startOfDayIn } from '@rayon/kernel';

/** How many months before the current one a statement can be asked for. */
const monthsBackMax = 24;

/** Why there is no statement of a month. */
export type MonthProblem = Readonly<
  { reason: 'Malformed' } | { reason: 'NotBegun' } | { reason: 'TooLongAgo'; first: string }
>;

/** The month of a calendar day; both are written as ISO 8601 does. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month that lies so many months after another, or before it. */
export const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** The first month a statement can be asked for on a day. */
export const firstMonthOn = (today: string): string => monthAfter(monthOf(today), -monthsBackMax);

/** A month of which there is a statement on that day: the current one, or one of those before it. */
export const readMonth = (text: string, today: string): Result<string, MonthProblem> => {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return rejected({ reason: 'Malformed' });
  if (text > monthOf(today)) return rejected({ reason: 'NotBegun' });
  const first = firstMonthOn(today);
  return text < first ? rejected({ reason: 'TooLongAgo', first }) : accepted(text);
};

/** The instants of a calendar month in a time zone: from its first one up to the first of the next. */
export const spanOf = (month: string, timeZone: string): Readonly<{ from: Date; to: Date }> => ({
  from: startOfDayIn(`${month}-01`, timeZone),
  to: startOfDayIn(`${monthAfter(month, 1)}-01`, timeZone),
});

/** The calendar month of an instant in a time zone. */
export const monthIn = (at: Date, timeZone: string): string => monthOf(dayIn(at, timeZone));

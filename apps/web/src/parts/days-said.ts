import { region } from './money';

/** A calendar day is written as it is, wherever whoever reads it sits. */
const written = (day: string, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(region(), { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));

/** A day in few words. */
export const inShortDay = (day: string): string =>
  written(day, { day: 'numeric', month: 'short', year: 'numeric' });

/** A day as it is said, with its day of the week. */
export const inFullDay = (day: string): string =>
  written(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** A month, YYYY-MM, as it is said. */
export const inMonthName = (month: string): string =>
  written(`${month}-01`, { month: 'long', year: 'numeric' });

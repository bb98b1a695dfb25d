const dayMilliseconds = 86_400_000;

/** The day of an instant here, YYYY-MM-DD, as a date field has it. */
export const dayOf = (instant: string | Date): string =>
  new Intl.DateTimeFormat('en-CA').format(new Date(instant));

/** The last day on which something applies that ends with this instant. */
export const lastDayOf = (end: string): string => dayOf(new Date(new Date(end).getTime() - 1));

/** The first instant of a day here. */
export const startOf = (day: string): Date => new Date(`${day}T00:00`);

/** The first instant after a day here. */
export const endOf = (day: string): Date => {
  const start = startOf(day);
  return new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1);
};

/** Days from the first to the last one, both counted. */
export const daysBetween = (first: string, last: string): number =>
  Math.round((endOf(last).getTime() - startOf(first).getTime()) / dayMilliseconds);

/** A day of the year; of the year of birth nobody asks. */
export type Birthday = Readonly<{ month: number; day: number }>;

/** A leap year: what has a birthday on 29 February has one. */
const longestYear = 2_000;

/** Whether there is such a day. */
export const isDayOfYear = ({ month, day }: Birthday): boolean => {
  const date = new Date(Date.UTC(longestYear, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** As it is kept and announced, MM-DD. */
export const monthDayOf = ({ month, day }: Birthday): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** What was kept. */
export const birthdayOf = (monthDay: string): Birthday => ({
  month: Number(monthDay.slice(0, 2)),
  day: Number(monthDay.slice(3)),
});

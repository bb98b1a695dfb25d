import { localTime, type Weekday } from '@rayon/kernel';

/** When within its window a campaign applies: by the calendar and the clock of each store. */
export type CampaignHours = Readonly<{
  days: readonly Weekday[];
  /** Minutes of the day: the first in which it applies, and the first in which it no longer does (1,440 at most). */
  fromMinute: number;
  untilMinute: number;
}>;

/** The minutes of a day. */
export const minutesOfDay = 1_440;

/** Whether the clock of a store in that time zone stands within the hours; in a zone that is not known it never does. */
export const isWithinHours = (
  { days, fromMinute, untilMinute }: CampaignHours,
  at: Date,
  timeZone: string | undefined,
): boolean => {
  if (timeZone === undefined) return false;
  const { weekday, minuteOfDay } = localTime(at, timeZone);
  return days.includes(weekday) && minuteOfDay >= fromMinute && minuteOfDay < untilMinute;
};

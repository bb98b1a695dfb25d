import { localTime, type Weekday, weekdays } from '@rayon/kernel';

/** When within its window a campaign applies: by the calendar and the clock of each store. */
export type CampaignHours = Readonly<{
  days: readonly Weekday[];
  /**
   * Minutes of the day: the first in which it applies, and the first in which it no longer does (1,440 at most). The second below the
   * first is one of the day after: the days are those it begins on.
   */
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
  const hasBegun = days.includes(weekday) && minuteOfDay >= fromMinute;
  if (untilMinute > fromMinute) return hasBegun && minuteOfDay < untilMinute;
  return hasBegun || (days.includes(dayBefore(weekday)) && minuteOfDay < untilMinute);
};

const dayBefore = (day: Weekday): Weekday => weekdays.at(weekdays.indexOf(day) - 1) ?? day;

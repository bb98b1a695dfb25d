import { inClockTime, region } from './money';

/** Hours and minutes of an instant, with its day unless that is today: "02:18" alone says nothing tomorrow. */
export const inMoment = (instant: string, now: Date = new Date()): string => {
  const then = new Date(instant);
  if (then.toDateString() === now.toDateString()) return inClockTime(instant);
  return new Intl.DateTimeFormat(region(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(then);
};

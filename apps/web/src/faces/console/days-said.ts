import { inDay, region } from '../../parts/money';
import { startOf } from './days';

/** A day in few words. */
export const inShortDay = (day: string): string => inDay(startOf(day).toISOString());

/** A day as it is said, with its day of the week. */
export const inFullDay = (day: string): string =>
  new Intl.DateTimeFormat(region(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(startOf(day));

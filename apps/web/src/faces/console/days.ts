import { dayAfter, dayIn, startOfDayIn, zoneOfMost } from '@rayon/kernel/local-day';
import { isNamedBy } from './is-named-by';
import type { Store } from './store';

export { dayAfter, daysThrough as daysBetween } from '@rayon/kernel/local-day';

/*
 * Days of campaigns are those of the stores, wherever whoever writes or reads them sits: nothing here looks at the browser's clock.
 */

/** The day of an instant in a time zone, YYYY-MM-DD, as a date field has it. */
export const dayOf = (instant: string | Date, timeZone: string): string => dayIn(new Date(instant), timeZone);

/** The last day on which something applies that ends with this instant. */
export const lastDayOf = (end: string, timeZone: string): string =>
  dayOf(new Date(new Date(end).getTime() - 1), timeZone);

/** The first instant of a day. */
export const startOf = (day: string, timeZone: string): Date => startOfDayIn(day, timeZone);

/** The first instant after a day. */
export const endOf = (day: string, timeZone: string): Date => startOf(dayAfter(day, 1), timeZone);

/** Where no store is known, as the offers service has it. */
const zoneOfNone = 'UTC';

/** The time zone of the retailer's days: that most of its stores have. */
export const zoneOfStores = (stores: readonly Store[]): string => zoneOfMost(stores) ?? zoneOfNone;

/** Where a campaign runs: in the stores of the places and of the currency it names. */
type Where = Parameters<typeof isNamedBy>[0] & Readonly<{ isEverywhere: boolean; currency: string | null }>;

/** The stores it runs in; all where there is none of these yet. */
const storesFor = (
  { isEverywhere, currency, ...named }: Where,
  stores: readonly Store[],
): readonly Store[] => {
  const runsIn = stores.filter(
    (store) =>
      (isEverywhere || isNamedBy(named, store)) && (currency === null || store.currency === currency),
  );
  return runsIn.length > 0 ? runsIn : stores;
};

/** The time zone of a campaign's days, as `Campaign.timeZone` will say it, and whether it runs where clocks show something else, too. */
export const zoneFor = (
  where: Where,
  stores: readonly Store[],
): Readonly<{ timeZone: string; isOneOfSeveral: boolean }> => {
  const about = storesFor(where, stores);
  return {
    timeZone: zoneOfStores(about),
    isOneOfSeveral: new Set(about.map(({ timeZone }) => timeZone)).size > 1,
  };
};

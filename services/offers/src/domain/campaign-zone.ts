import { zoneOfMost } from '@rayon/kernel';
import type { CampaignContent } from './campaign-content';

/** A store as far as it decides in which time zone days are; what a row of earlier versions lacks is not known. */
type ZonedStore = Readonly<{
  id: string;
  timeZone?: string | undefined;
  currency?: string | undefined;
  region?: string | undefined;
}>;

/** Where no store is known, nobody can expect another one. */
const zoneOfNone = 'UTC';

/** The time zone of the retailer's days: that most of its stores have. */
export const zoneOfRetailer = (stores: readonly ZonedStore[]): string =>
  zoneOfMost(withZone(stores)) ?? zoneOfNone;

/**
 * The time zone of a campaign's days, in which its window is written and read, wherever whoever does so sits: that most of the stores have that
 * it runs in, by the places and the currency it names; the retailer's where it runs in none yet.
 */
export const zoneOfCampaign = (
  {
    storeIds,
    regions = [],
    currency,
  }: Readonly<{
    storeIds: CampaignContent['storeIds'];
    regions?: readonly string[] | undefined;
    /** That it is bound to, if to one. */
    currency?: string | undefined;
  }>,
  stores: readonly ZonedStore[],
): string => {
  const isEverywhere = storeIds.length === 0 && regions.length === 0;
  const runsIn = stores.filter(
    ({ id, region, currency: own }) =>
      (isEverywhere || storeIds.includes(id) || (region !== undefined && regions.includes(region))) &&
      (currency === undefined || own === undefined || own === currency),
  );
  return zoneOfMost(withZone(runsIn)) ?? zoneOfRetailer(stores);
};

const withZone = (stores: readonly ZonedStore[]) =>
  stores.flatMap(({ id, timeZone }) => (timeZone === undefined ? [] : [{ id, timeZone }]));

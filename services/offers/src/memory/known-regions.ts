import { type Placing, placedBy } from '../domain/campaign-content';

/** In which region each store is. */
export type KnownRegions = Placing &
  Readonly<{
    /** The regions these stores are in. */
    of: (storeIds: readonly string[]) => string[];
    /** A store is in a region, or in none: whether that is news. */
    said: (storeId: string, region: string | undefined) => boolean;
  }>;

/** Remembers the region of each store that has one. */
export const rememberRegions = (): KnownRegions => {
  const regionOf = new Map<string, string>();
  return {
    place: (campaign) =>
      campaign.content.regions === undefined
        ? campaign
        : { ...campaign, content: placedBy(regionOf, campaign.content) },
    of: (storeIds) => [...new Set(storeIds.flatMap((storeId) => regionOf.get(storeId) ?? []))],
    said: (storeId, region) => {
      if (regionOf.get(storeId) === region) return false;
      if (region === undefined) regionOf.delete(storeId);
      else regionOf.set(storeId, region);
      return true;
    },
  };
};

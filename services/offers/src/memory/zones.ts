import { LRUCache } from 'lru-cache';
import type { CampaignIndex } from '../domain/campaign-index';

const storesMax = 10_000;
/** A store that moved its clock is looked at again after this long. */
const readAgainMilliseconds = 3_600_000;

/** In which time zones the stores are. */
export type Zones = Readonly<{
  /** Of a store, where one of the campaigns asks for its clock; undefined where none does, and where it is not known. */
  for: (campaigns: CampaignIndex, storeId: string | undefined) => Promise<string | undefined>;
}>;

/** Remembers time zones: each is read when it is first asked for. */
export const rememberZones = (read: (storeId: string) => Promise<string | undefined>): Zones => {
  const known = new LRUCache<string, string>({ max: storesMax, ttl: readAgainMilliseconds });
  return {
    for: async (campaigns, storeId) => {
      if (storeId === undefined || !campaigns.asksForClock) return undefined;
      const remembered = known.get(storeId);
      if (remembered !== undefined) return remembered;
      const zone = await read(storeId);
      if (zone !== undefined) known.set(storeId, zone);
      return zone;
    },
  };
};

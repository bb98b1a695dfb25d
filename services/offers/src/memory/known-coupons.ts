import { LRUCache } from 'lru-cache';
import type { StoredCampaign } from '../domain/campaign-change';

const codesMax = 10_000;
/** A campaign that is live is known at once; only why a code is not good may be a minute old. */
const readAgainMilliseconds = 60_000;

/** Campaigns by their coupon code, whatever became of them. */
export type KnownCoupons = Readonly<{ campaignsOf: (code: string) => Promise<readonly StoredCampaign[]> }>;

/** Remembers for a minute which campaigns have a code. */
export const rememberCoupons = (read: (code: string) => Promise<readonly StoredCampaign[]>): KnownCoupons => {
  const known = new LRUCache<string, readonly StoredCampaign[]>({
    max: codesMax,
    ttl: readAgainMilliseconds,
  });
  return {
    campaignsOf: async (code) => {
      const remembered = known.get(code);
      if (remembered) return remembered;
      const found = await read(code);
      known.set(code, found);
      return found;
    },
  };
};

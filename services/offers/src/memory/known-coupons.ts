import { LRUCache } from 'lru-cache';
import type { StoredCampaign } from '../domain/campaign-change';

const namesMax = 10_000;
/** A campaign that is live is known at once; only why a code is not good may be a minute old. */
const readAgainMilliseconds = 60_000;

/** Campaigns by the code they share with all who enter it, or by their id, whatever became of them. */
export type KnownCoupons = Readonly<{
  campaignsOf: (code: string) => Promise<readonly StoredCampaign[]>;
  campaign: (campaignId: string) => Promise<StoredCampaign | undefined>;
}>;

/** Remembers for a minute which campaigns have a code, and how a campaign stands. */
export const rememberCoupons = (read: {
  ofCode: (code: string) => Promise<readonly StoredCampaign[]>;
  ofId: (campaignId: string) => Promise<StoredCampaign | undefined>;
}): KnownCoupons => {
  const campaignsOf = remembering(read.ofCode);
  const byId = remembering(async (campaignId) => {
    const found = await read.ofId(campaignId);
    return found ? [found] : [];
  });
  return { campaignsOf, campaign: async (campaignId) => (await byId(campaignId))[0] };
};

const remembering = (read: (name: string) => Promise<readonly StoredCampaign[]>) => {
  const known = new LRUCache<string, readonly StoredCampaign[]>({
    max: namesMax,
    ttl: readAgainMilliseconds,
  });
  return async (name: string): Promise<readonly StoredCampaign[]> => {
    const remembered = known.get(name);
    if (remembered) return remembered;
    const found = await read(name);
    known.set(name, found);
    return found;
  };
};

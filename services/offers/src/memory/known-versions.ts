import { LRUCache } from 'lru-cache';
import { CampaignIndex } from '../domain/campaign-index';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import type { CampaignVersion } from '../domain/trip-copy';
import { versionIdOf } from '../rows/campaign-versions';

/** Versions remembered that the index has no more. */
const versionsMax = 5_000;

/** Contents of campaigns by their version, whatever became of the campaign since. */
export type KnownVersions = Readonly<{
  find: (wanted: readonly CampaignVersion[]) => Promise<CompiledCampaign[]>;
  /** What a basket is looked up in that is decided by these alone. */
  indexOf: (wanted: readonly CampaignVersion[]) => Promise<CampaignIndex>;
}>;

/**
 * Takes contents that the index has from there, without the moments between which it has them; others are read once, since
 * no version ever changes.
 */
export const rememberVersions = (
  live: Pick<CampaignIndex, 'get'>,
  read: (wanted: readonly CampaignVersion[]) => Promise<CompiledCampaign[]>,
): KnownVersions => {
  const past = new LRUCache<string, CompiledCampaign>({ max: versionsMax });
  const known = (wanted: CampaignVersion): CompiledCampaign | undefined => {
    const campaign = live.get(wanted.campaignId);
    if (campaign?.version === wanted.version) return compileCampaign(campaign);
    return past.get(versionIdOf(wanted));
  };

  const find: KnownVersions['find'] = async (wanted) => {
    const found = wanted.flatMap((version) => known(version) ?? []);
    if (found.length === wanted.length) return found;
    const missing = await read(wanted.filter((version) => !known(version)));
    for (const campaign of missing) past.set(versionIdOf(campaign), campaign);
    return [...found, ...missing];
  };
  return {
    find,
    indexOf: async (wanted) => {
      const index = new CampaignIndex();
      for (const campaign of await find(wanted)) index.put(campaign);
      return index;
    },
  };
};

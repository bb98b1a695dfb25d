import { CampaignIndex } from '../domain/campaign-index';
import { compileCampaign } from '../domain/compiled-campaign';
import type { Campaigns, StoredCampaign } from './ports';

/** Campaigns read at a time: other work goes on in between. */
const pageSize = 500;
/** How often campaigns whose window is over leave the index; they stop applying by themselves before. */
const sweepMilliseconds = 60_000;
/** How old the last successful look may be before answers say that they may be behind. */
const behindAfterMilliseconds = 5_000;

/** This process's compiled campaigns. */
export type LiveCampaigns = Readonly<{
  index: CampaignIndex;
  /** Takes in what changed since the last look; looks asked for meanwhile share one more. */
  refresh: () => Promise<void>;
  /** Whether the last successful look is recent enough to rely on. */
  isCurrent: () => boolean;
}>;

/**
 * Compiles the live campaigns once and then follows their changes by position: a change costs the campaigns
 * that changed, however many are live. Several processes each follow on their own.
 */
export const followCampaigns = async ({
  campaigns,
  now,
}: {
  campaigns: Pick<Campaigns, 'live' | 'changedSince' | 'latestChange'>;
  now: () => Date;
}): Promise<LiveCampaigns> => {
  const index = new CampaignIndex();
  let seen = await campaigns.latestChange();
  let lookedAt = Date.now();
  let sweptAt = lookedAt;

  const take = (campaign: StoredCampaign): void => {
    const { campaignId, content, status } = campaign;
    if (status === 'live' && content.to.getTime() > now().getTime()) index.put(compileCampaign(campaign));
    else index.remove(campaignId);
  };

  for (let after: string | undefined; ; ) {
    const page = await campaigns.live({ after, first: pageSize });
    page.forEach(take);
    after = page.at(-1)?.campaignId;
    if (page.length < pageSize) break;
  }

  const look = async (): Promise<void> => {
    for (;;) {
      const page = await campaigns.changedSince(seen, pageSize);
      for (const campaign of page) {
        take(campaign);
        seen = campaign.change;
      }
      if (page.length < pageSize) break;
    }
    lookedAt = Date.now();
    if (lookedAt - sweptAt < sweepMilliseconds) return;
    sweptAt = lookedAt;
    index.sweep(now());
  };

  let looking: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    if (!looking) {
      looking = look().finally(() => {
        looking = undefined;
      });
      return looking;
    }
    // A change may have come after the running look read: one more look covers everybody who asks now.
    again ??= looking
      .catch(() => undefined)
      .then(() => {
        again = undefined;
        return refresh();
      });
    return again;
  };

  return { index, refresh, isCurrent: () => Date.now() - lookedAt < behindAfterMilliseconds };
};

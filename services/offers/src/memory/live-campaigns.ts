import { above, present } from '@rayon/store';
import type { StoredCampaign } from '../domain/campaign-change';
import { CampaignIndex } from '../domain/campaign-index';
import { type CompiledCampaign, compileCampaign } from '../domain/compiled-campaign';
import { liveCampaigns } from '../records/live-campaigns';
import type { Records } from '../records/records';
import { campaignPosition } from '../rows/positions';
import type { KnownRegions } from './known-regions';

/** Changes read at a time: other work goes on in between. */
const pageSize = 500;
/** How often campaigns whose window is over leave the index; they stop applying by themselves before. */
const sweepMilliseconds = 60_000;
/** How long a campaign stays after it was over or stopped, for ends that are heard late: they are decided by their moment. */
const lateMilliseconds = 4 * 3_600_000;
/** How old the last successful look may be before answers say that they may be behind. */
const behindAfterMilliseconds = 15_000;

/** This process's compiled campaigns. */
export type LiveCampaigns = Readonly<{
  index: CampaignIndex;
  /** Takes in what changed since the last look; one at a time. */
  refresh: () => Promise<void>;
  /** Stores came to a region or left one: campaigns that name some are placed anew with the next look. */
  moved: () => void;
  /** Whether the last successful look is recent enough to rely on. */
  isCurrent: () => boolean;
}>;

/** A live campaign applies from its launch on: the change that made it live is its last. */
const launched = (campaign: CompiledCampaign, at: Date): CompiledCampaign => ({
  ...campaign,
  fromMilliseconds: Math.max(campaign.fromMilliseconds, at.getTime()),
});

/** One that was stopped applied until then, whatever happens to it afterwards. */
const stopped = (campaign: CompiledCampaign, at: Date): CompiledCampaign => ({
  ...campaign,
  toMilliseconds: Math.min(campaign.toMilliseconds, at.getTime()),
});

/**
 * Compiles the live campaigns once and then follows their changes by position: a change costs the campaigns
 * that changed, however many are live. Several processes each follow on their own.
 */
export const compileLive = async ({
  records: { campaigns, positions },
  now,
  place,
}: {
  records: Pick<Records, 'campaigns' | 'positions'>;
  now: () => Date;
  place: KnownRegions['place'];
}): Promise<LiveCampaigns> => {
  const index = new CampaignIndex();
  let seen = (await positions.find(campaignPosition))?.value ?? 0;
  let lookedAt = Date.now();
  let sweptAt = lookedAt;

  const isOver = ({ lane, toMilliseconds }: CompiledCampaign): boolean =>
    toMilliseconds + (lane === 'message' ? 0 : lateMilliseconds) <= now().getTime();
  const take = (campaign: StoredCampaign): void => {
    const { campaignId, status, updatedAt } = campaign;
    const before = index.get(campaignId);
    const after =
      status === 'live'
        ? launched(compileCampaign(place(campaign)), updatedAt)
        : before && stopped(before, updatedAt);
    if (after && !isOver(after)) index.put(after);
    else index.remove(campaignId);
  };

  for await (const campaign of liveCampaigns({ campaigns })) take(campaign);

  let isMoved = false;
  const placeAnew = async (): Promise<void> => {
    isMoved = false;
    for await (const campaign of liveCampaigns({ campaigns }, { 'content.regions.0': present }))
      take(campaign);
  };

  const moved = (): void => {
    isMoved = true;
  };

  const refresh = async (): Promise<void> => {
    if (isMoved) await placeAnew();
    for (;;) {
      const page = await campaigns.findMany(
        { change: above(seen) },
        { sort: { change: 1 }, limit: pageSize },
      );
      for (const { row } of page) {
        take(row);
        seen = row.change;
      }
      if (page.length < pageSize) break;
    }
    lookedAt = Date.now();
    if (lookedAt - sweptAt < sweepMilliseconds) return;
    sweptAt = lookedAt;
    index.sweep(isOver);
  };

  return {
    index,
    refresh,
    moved,
    isCurrent: () => Date.now() - lookedAt < behindAfterMilliseconds,
  };
};

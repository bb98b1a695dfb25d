import { accepted, rejected } from '@rayon/kernel';
import type { CampaignStep } from '../domain/campaign';
import { type StoredCampaign, stepped } from '../domain/campaign-change';
import { campaignChanged, inTurn, nextChange } from '../records/campaign-changes';
import type { Records } from '../records/records';

/** What a step of the clock is taken on. */
export type Stepping = Pick<Records, 'campaigns' | 'campaignLanes' | 'database' | 'positions'>;

/**
 * Takes a step that nobody asked for, as somebody's would be taken. Gives whether it was: somebody may have moved the campaign on since
 * it was looked at.
 */
export const stepByItself = async (
  records: Stepping,
  campaignId: string,
  asked: CampaignStep,
  {
    actor,
    at,
    correlationId,
    isStill = () => true,
  }: Readonly<{
    /** Whose step it is. */
    actor: string;
    at: Date;
    correlationId: string;
    /** Whether the campaign is what the step was decided for. */
    isStill?: (campaign: StoredCampaign) => boolean;
  }>,
): Promise<boolean> => {
  const changed = await inTurn(records, () =>
    records.database.transact(async (transaction) => {
      const change = await nextChange(records, transaction);
      const cause = { correlationId, at };
      return records.campaigns.changeWithin(transaction, campaignId, { cause }, (campaign) => {
        if (!isStill(campaign)) return rejected({ reason: 'CampaignNotFound' } as const);
        const next = stepped(campaign, asked, { at, author: { actor }, change });
        return next.ok
          ? accepted({ row: next.value, events: [campaignChanged(next.value)] })
          : rejected(next.rejection);
      });
    }),
  );
  return changed.ok;
};

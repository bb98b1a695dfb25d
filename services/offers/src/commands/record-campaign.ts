import { CampaignChangedV1 } from '@rayon/events';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Announcement, announce, type CommandIdReused, runOnce, type Transaction } from '@rayon/store';
import type { CampaignRejection, StoredCampaign } from '../domain/campaign-change';
import { authorOf, type OffersAsking } from '../graph/context';
import type { Records } from '../records/records';
import { versionIdOf } from '../rows/campaign-versions';
import { campaignShape } from '../rows/campaigns';
import { campaignPosition } from '../rows/positions';

type Recorded = Readonly<{ campaign: StoredCampaign }>;

/** A campaign reached another state or version. One that was returned is its author's draft again. */
export const campaignChanged = (campaign: StoredCampaign): Announcement => {
  const { campaignId, version, brandId, status, content, updatedAt } = campaign;
  return announce(CampaignChangedV1, {
    campaignId,
    version,
    ...(brandId === undefined ? {} : { brandId }),
    status: status === 'returned' ? 'draft' : status,
    title: content.title,
    at: updatedAt.toISOString(),
  });
};

/**
 * Changes a campaign once per command id: with the version it then has, and the next position among the changes of all
 * campaigns, which every process follows. Taken in the transaction, positions become visible in their order.
 */
export const recordCampaign = async (
  { context: { records }, principal, commandId, actor, at }: OffersAsking,
  { name, input }: { name: string; input: unknown },
  decide: (transaction: Transaction, change: number) => Promise<Result<StoredCampaign, CampaignRejection>>,
): Promise<Result<StoredCampaign, CampaignRejection | CommandIdReused>> => {
  const { boundTo: _, ...author } = authorOf(principal);
  const asked = { commandId, actor, input: { name, ...author, input }, at };
  const outcome = await runOnce<Recorded, CampaignRejection>(records.database, asked, async (transaction) => {
    const done = await decide(transaction, await nextChange(records, transaction));
    if (!done.ok) return done;
    await keepVersion(records, transaction, { campaign: done.value, by: actor });
    return accepted({ campaign: done.value });
  });
  return outcome.ok ? accepted(campaignShape.parse(outcome.value.campaign)) : rejected(outcome.rejection);
};

const nextChange = async ({ positions }: Records, { session }: Transaction): Promise<number> => {
  const options = { session, upsert: true };
  const row = await positions.updateAndFind({ name: campaignPosition }, { add: { value: 1 } }, options);
  if (!row) throw new Error('no position for a campaign change');
  return row.value;
};

const keepVersion = async (
  { campaignVersions }: Records,
  { session }: Transaction,
  { campaign, by }: { campaign: StoredCampaign; by: string },
): Promise<void> => {
  const { campaignId, version, content, updatedAt } = campaign;
  await campaignVersions.update(
    { versionId: versionIdOf(campaign) },
    { initially: { campaignId, version, content, by, at: updatedAt } },
    { session, upsert: true },
  );
};

import { accepted, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce, type Transaction } from '@rayon/store';
import type { CampaignRejection, StoredCampaign } from '../domain/campaign-change';
import { authorOf, type OffersAsking } from '../graph/context';
import { inTurn, nextChange } from '../records/campaign-changes';
import { endMeasurements } from '../records/participants';
import { namePictures } from '../records/pictures';
import type { Records } from '../records/records';
import { versionIdOf } from '../rows/campaign-versions';
import { campaignShape } from '../rows/campaigns';

type Recorded = Readonly<{ campaign: StoredCampaign }>;

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
  const outcome = await inTurn(records, () =>
    runOnce<Recorded, CampaignRejection>(records.database, asked, async (transaction) => {
      const done = await decide(transaction, await nextChange(records, transaction));
      if (!done.ok) return done;
      const wrong = await namePictures(records, transaction, done.value.content);
      if (wrong) return wrong;
      await keepVersion(records, transaction, { campaign: done.value, by: actor });
      const { campaignId, status, version } = done.value;
      const but = status === 'ended' ? undefined : version;
      await endMeasurements(records, transaction, { campaignId, at, but });
      return accepted({ campaign: done.value });
    }),
  );
  return outcome.ok ? accepted(campaignShape.parse(outcome.value.campaign)) : rejected(outcome.rejection);
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

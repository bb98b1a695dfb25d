import { accepted, rejected } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import { Field, ObjectType } from 'type-graphql';
import {
  type AskedStep,
  checkStep,
  refusedChange,
  type StoredCampaign,
  stepped,
} from '../domain/campaign-change';
import { CampaignType, presentCampaign } from '../graph/campaign.type';
import { authorOf, type OffersAsking } from '../graph/context';
import { campaignChanged } from '../records/campaign-changes';
import { nameTaken } from './name-taken';
import { recordCampaign } from './record-campaign';
import { unknownPlace } from './unknown-place';

/** What every step of a campaign answers. */
@ObjectType('CampaignChanged')
export class CampaignChanged {
  @Field(() => CampaignType)
  campaign!: CampaignType;
}

/** Takes a campaign one step further, as long as it is of the version that was read, if one is said. */
export const takeStep = async (
  { campaignId, read }: Readonly<{ campaignId: string; read?: number | undefined }>,
  asked: AskedStep,
  asking: OffersAsking,
) => {
  const { context, principal, correlationId, at } = asking;
  const { records } = context;
  const { campaigns, declineRows } = records;
  const author = authorOf(principal);
  const step = checkStep(author, asked);
  if (!step.ok) return step;
  // Waited for before the transaction: what it holds others wait for.
  const unknown =
    step.value.step === 'revise' ? await unknownPlace(context.places, step.value.content) : undefined;

  const takenBySomebody = async (transaction: Transaction) => {
    if (step.value.step !== 'revise') return undefined;
    const brandId = (await campaigns.find(campaignId, transaction))?.row.brandId;
    return nameTaken(records, transaction, { ...step.value, campaignId, brandId });
  };

  const said = {
    name: `${asked.step}-campaign`,
    input: { campaignId, asked, ...(read === undefined ? {} : { read }) },
  };
  return recordCampaign(asking, said, async (transaction, change) => {
    const { session } = transaction;
    const taken = await takenBySomebody(transaction);
    const changed = await campaigns.changeWithin(
      transaction,
      campaignId,
      { cause: { correlationId, at } },
      (stored) => {
        const refused = refusedChange(author, context.memory.regions.place(stored), step.value.step);
        if (refused) return rejected(refused);
        if (unknown) return unknown;
        if (taken) return taken;
        const next = stepped(stored, step.value, { at, author, change, read });
        return next.ok
          ? accepted({ row: next.value, events: [campaignChanged(next.value)] })
          : rejected(next.rejection);
      },
    );
    if (changed.ok) {
      const { row } = changed.value;
      // What members declined is known as long as it may run.
      if (step.value.step === 'revise')
        await declineRows.update({ campaignId }, { set: { campaignTo: row.content.to } }, { session });
      return accepted(row);
    }
    return changed.rejection.reason === 'NotFound'
      ? rejected({ reason: 'CampaignNotFound' })
      : rejected(changed.rejection);
  });
};

/** The campaign as it now is. */
export const changedCampaign = (campaign: StoredCampaign): CampaignChanged => ({
  campaign: presentCampaign(campaign),
});

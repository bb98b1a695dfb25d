import { Field, ObjectType } from 'type-graphql';
import { CampaignType, presentCampaign } from '../adapters/graphql/campaign.type';
import { authorOf, type OffersAsking } from '../adapters/graphql/context';
import type { AskedStep } from '../use-cases/change-campaign';
import type { StoredCampaign } from '../use-cases/ports';

/** What every step of a campaign answers. */
@ObjectType('CampaignChanged')
export class CampaignChanged {
  @Field(() => CampaignType)
  campaign!: CampaignType;
}

/** Takes a campaign one step further. */
export const takeStep = (
  campaignId: string,
  asked: AskedStep,
  { context, commandId, correlationId }: OffersAsking,
) => context.useCases.change({ commandId, author: authorOf(context), correlationId }, { campaignId, asked });

/** The campaign as it now is. */
export const changedCampaign = (campaign: StoredCampaign): CampaignChanged => ({
  campaign: presentCampaign(campaign),
});

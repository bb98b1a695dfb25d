import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { CampaignType, presentCampaign } from '../adapters/graphql/campaign.type';
import { authorOf, type OffersAsking } from '../adapters/graphql/context';
import { offersRefusals } from '../adapters/graphql/refusal.type';
import { campaignContentInput, contentSaid } from './campaign-content-input';

@ObjectType('CampaignDrafted')
class CampaignDrafted {
  @Field(() => CampaignType)
  campaign!: CampaignType;
}

export const draftCampaign = command({
  name: 'draftCampaign',
  allow: ['marketer', 'administrator', 'brand'],
  input: campaignContentInput.extend({
    commandId: idShape,
    brandId: idShape.nullish().describe("A brand's own is understood."),
  }),
  answer: CampaignDrafted,
  refusal: offersRefusals,
  run: (input, { context, commandId, correlationId }: OffersAsking) =>
    context.useCases.draft(
      { commandId, author: authorOf(context), correlationId },
      { brandId: input.brandId ?? undefined, content: contentSaid(input, context.currency) },
    ),
  present: (campaign) => ({ campaign: presentCampaign(campaign) }),
});

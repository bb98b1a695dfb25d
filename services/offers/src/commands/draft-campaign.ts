import { accepted, idShape, newId } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { checkDraft, drafted } from '../domain/campaign-change';
import { CampaignType, presentCampaign } from '../graph/campaign.type';
import { authorOf, type OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { campaignChanged } from '../records/campaign-changes';
import { campaignContentInput, contentSaid } from './campaign-content-input';
import { nameTaken } from './name-taken';
import { recordCampaign } from './record-campaign';
import { unknownPlace } from './unknown-place';

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
  run: async (input, asking: OffersAsking) => {
    const { context, principal, correlationId, at } = asking;
    const asked = { brandId: input.brandId ?? undefined, content: contentSaid(input, context.currency) };
    const draft = checkDraft(authorOf(principal), asked);
    if (!draft.ok) return draft;
    const unknown = await unknownPlace(context.places, draft.value.content, asked.brandId);
    if (unknown) return unknown;
    const facts = { campaignId: newId(), writtenBy: asking.actor, ...draft.value };
    const said = { name: 'draft-campaign', input: asked };
    return recordCampaign(asking, said, async (transaction, change) => {
      const taken = await nameTaken(context.records, transaction, facts);
      if (taken) return taken;
      const made = drafted(facts, { at, change });
      if (!made.ok) return made;
      const added = { row: made.value, events: [campaignChanged(made.value)] };
      await context.records.campaigns.insert(added, { correlationId, at }, { transaction });
      return accepted(made.value);
    });
  },
  present: (campaign) => ({ campaign: presentCampaign(campaign) }),
});

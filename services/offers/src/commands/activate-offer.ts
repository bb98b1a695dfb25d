import { CampaignActivatedV1 } from '@rayon/events';
import { accepted, idShape, type Result } from '@rayon/kernel';
import { announce, type CommandIdReused, runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { activationOf, type DeclineRejection } from '../domain/decline';
import { offersRefusals } from '../graph/refusal.type';
import { type SpeakerAsking, speakerOf } from './speaker';

@ObjectType('OfferActivated')
class OfferActivated {
  @Field(() => ID)
  campaignId!: string;
}

type Activated = Readonly<{ campaignId: string }>;

/** From then on the campaign gives what it gives; again changes nothing. */
export const activateOffer = command({
  name: 'activateOffer',
  description:
    'Activates a campaign for the member that gives nothing before. Whatever basket is not ended yet gets it from then on.',
  allow: ['member', 'device'],
  input: z.object({
    campaignId: idShape,
    tripId: idShape
      .nullish()
      .describe('Of a device, its open trip: it speaks for whoever showed their card on it.'),
  }),
  answer: OfferActivated,
  refusal: offersRefusals,
  run: async (
    { campaignId, tripId },
    asking: SpeakerAsking,
  ): Promise<Result<Activated, DeclineRejection | CommandIdReused>> => {
    const { context, commandId, actor, at, correlationId } = asking;
    const { records, memory } = context;
    const speaker = await speakerOf(asking, tripId ?? undefined);
    if (!speaker.ok) return speaker;
    const { memberId, storeId } = speaker.value;
    const of = { campaignId, memberId };
    const once = { commandId, actor, input: { name: 'activate-offer', ...of }, at };
    return runOnce<Activated, DeclineRejection>(records.database, once, async (transaction) => {
      const campaign = (await records.campaigns.find(campaignId))?.row;
      const activation = activationOf(campaign, { memberId, at, storeId });
      if (!activation.ok) return activation;
      const row = activation.value;
      const options = { cause: { correlationId, at }, initial: () => row };
      const events = [announce(CampaignActivatedV1, { ...of, at: at.toISOString() })];
      await records.declines.changeWithin(transaction, row.declineId, options, (before) =>
        accepted({ row: { ...before, activated: true, campaignTo: row.campaignTo, at }, events }),
      );
      transaction.afterwards.push(() => memory.declines.activated(of));
      return accepted({ campaignId });
    });
  },
  present: (activated) => activated,
});

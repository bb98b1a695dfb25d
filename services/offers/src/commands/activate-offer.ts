import { CampaignActivatedV1 } from '@rayon/events';
import { accepted, idShape } from '@rayon/kernel';
import { announce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { activationOf } from '../domain/decline';
import { offersRefusals } from '../graph/refusal.type';
import type { SpeakerAsking } from './speaker';
import { writeWord } from './write-word';

@ObjectType('OfferActivated')
class OfferActivated {
  @Field(() => ID)
  campaignId!: string;
}

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
  run: ({ campaignId, tripId }, asking: SpeakerAsking) => {
    const { at, context } = asking;
    const word = { name: 'activate-offer', tripId, said: { campaignId } };
    return writeWord(asking, word, (campaign, { memberId, storeId }) => {
      const activation = activationOf(campaign, { memberId, at, storeId });
      if (!activation.ok) return activation;
      const row = activation.value;
      const of = { campaignId, memberId };
      return accepted({
        row,
        changed: { activated: true, campaignTo: row.campaignTo, at },
        event: announce(CampaignActivatedV1, { ...of, at: at.toISOString() }),
        remember: () => context.memory.declines.activated(of),
      });
    });
  },
  present: (activated) => activated,
});

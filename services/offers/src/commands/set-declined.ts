import { CampaignDeclinedV1 } from '@rayon/events';
import { accepted, idShape } from '@rayon/kernel';
import { announce, noneOf } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { declineOf } from '../domain/decline';
import { offersRefusals } from '../graph/refusal.type';
import type { SpeakerAsking } from './speaker';
import { writeWord } from './write-word';

@ObjectType('DeclinedSet')
class DeclinedSet {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => Boolean)
  declined!: boolean;
}

/** Changes what somebody is told, never what they pay. */
export const setDeclined = command({
  name: 'setDeclined',
  description:
    'Says of a campaign that it is not for the member, or takes that back. Its messages and its hints are not shown to them any more; whatever it takes off or brings in points is given as before.',
  allow: ['member', 'device'],
  input: z.object({
    campaignId: idShape,
    declined: z.boolean().describe('false takes it back.'),
    tripId: idShape
      .nullish()
      .describe('Of a device, its open trip: it speaks for whoever showed their card on it.'),
  }),
  answer: DeclinedSet,
  refusal: offersRefusals,
  run: ({ campaignId, declined, tripId }, asking: SpeakerAsking) => {
    const { at, context } = asking;
    const { declineRows } = context.records;
    const word = { name: 'set-declined', tripId, said: { campaignId, declined } };
    return writeWord(asking, word, async (campaign, { memberId, storeId }) => {
      const others = { memberId, declined: true, campaignId: noneOf([campaignId]) };
      const declinedBefore = declined ? await declineRows.count(others) : 0;
      const decline = declineOf(campaign, { memberId, declined, at, declinedBefore, storeId });
      if (!decline.ok) return decline;
      const row = decline.value;
      return accepted({
        row,
        changed: row,
        event: announce(CampaignDeclinedV1, { campaignId, memberId, declined, at: at.toISOString() }),
        remember: () => context.memory.declines.said(row),
      });
    });
  },
  present: (said) => said,
});

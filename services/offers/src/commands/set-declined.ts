import { CampaignDeclinedV1 } from '@rayon/events';
import { accepted, idShape, type Result } from '@rayon/kernel';
import { announce, type CommandIdReused, noneOf, runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { type Decline, type DeclineRejection, declineOf } from '../domain/decline';
import { offersRefusals } from '../graph/refusal.type';
import { type SpeakerAsking, speakerOf } from './speaker';

@ObjectType('DeclinedSet')
class DeclinedSet {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => Boolean)
  declined!: boolean;
}

type Said = Pick<Decline, 'campaignId' | 'declined'>;

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
  run: async (
    { campaignId, declined, tripId },
    asking: SpeakerAsking,
  ): Promise<Result<Said, DeclineRejection | CommandIdReused>> => {
    const { context, commandId, actor, at, correlationId } = asking;
    const { records, memory } = context;
    const speaker = await speakerOf(asking, tripId ?? undefined);
    if (!speaker.ok) return speaker;
    const { memberId, storeId } = speaker.value;
    const said = { campaignId, memberId, declined };
    const once = { commandId, actor, input: { name: 'set-declined', ...said }, at };
    return runOnce<Said, DeclineRejection>(records.database, once, async (transaction) => {
      const campaign = (await records.campaigns.find(campaignId))?.row;
      const others = { memberId, declined: true, campaignId: noneOf([campaignId]) };
      const declinedBefore = declined ? await records.declineRows.count(others) : 0;
      const decline = declineOf(campaign, { memberId, declined, at, declinedBefore, storeId });
      if (!decline.ok) return decline;
      const row = decline.value;
      const options = { cause: { correlationId, at }, initial: () => row };
      const events = [announce(CampaignDeclinedV1, { ...said, at: at.toISOString() })];
      await records.declines.changeWithin(transaction, row.declineId, options, (before) =>
        accepted({ row: { ...before, ...row }, events }),
      );
      transaction.afterwards.push(() => memory.declines.said(row));
      return accepted({ campaignId, declined });
    });
  },
  present: ({ campaignId, declined }) => ({ campaignId, declined }),
});

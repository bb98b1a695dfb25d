import { accepted, idShape, type Result, rejected } from '@rayon/kernel';
import type { CommandIdReused } from '@rayon/store';
import { type Asking, command } from '@rayon/subgraph';
import { z } from 'zod';
import {
  type Challenge,
  type ChallengeRejection,
  challengeIdOf,
  giveUpChallenge as giveUp,
} from '../domain/challenge';
import type { OffersContext } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { challengeGivenUp } from '../records/challenges';
import { ChallengeChanged, challengeChanged } from './challenge-changed';

/** What was reached stays; it makes room for another. */
export const giveUpChallenge = command({
  name: 'giveUpChallenge',
  description:
    'Ends a running challenge of the member: what is paid from now on no longer counts, points of steps that were reached stay. It cannot be chosen again.',
  allow: ['member'],
  input: z.object({ campaignId: idShape }),
  answer: ChallengeChanged,
  refusal: offersRefusals,
  run: async (
    { campaignId },
    asking: Asking<OffersContext, 'member'>,
  ): Promise<Result<Challenge, ChallengeRejection | CommandIdReused>> => {
    const { context, principal, at } = asking;
    const once = { ...asking, input: { name: 'give-up-challenge', campaignId } };
    const challengeId = challengeIdOf(campaignId, principal.memberId);
    const given = await context.records.challenges.change(challengeId, { cause: asking, once }, (row) => {
      const after = giveUp(row, at);
      return after.ok ? accepted({ row: after.value, events: [challengeGivenUp(after.value)] }) : after;
    });
    if (!given.ok)
      return given.rejection.reason === 'NotFound'
        ? rejected({ reason: 'CampaignNotFound' })
        : rejected(given.rejection);
    context.memory.challenges.changed(given.value.row);
    return accepted(given.value.row);
  },
  present: (challenge, asking) => challengeChanged(challenge, asking),
});

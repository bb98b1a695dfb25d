import { accepted, idShape, type Result, rejected } from '@rayon/kernel';
import { type CommandIdReused, runOnce } from '@rayon/store';
import { type Asking, command } from '@rayon/subgraph';
import { z } from 'zod';
import {
  type Challenge,
  type ChallengeRejection,
  challengeIdOf,
  chooseChallenge as choose,
} from '../domain/challenge';
import { challengeOf } from '../domain/challenge-terms';
import type { OffersContext } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { challengeChosen, readNotOver } from '../records/challenges';
import { readChooser } from '../records/member-challenges';
import { ChallengeChanged, challengeChanged, storedChallenge } from './challenge-changed';

/** The terms are worked out here and nowhere else: from now on they are the member's. */
export const chooseChallenge = command({
  name: 'chooseChallenge',
  description: 'Takes up a challenge with the terms it has for the member now; each is chosen once.',
  allow: ['member'],
  input: z.object({ campaignId: idShape }),
  answer: ChallengeChanged,
  refusal: offersRefusals,
  run: async (
    { campaignId },
    asking: Asking<OffersContext, 'member'>,
  ): Promise<Result<Challenge, ChallengeRejection | CommandIdReused>> => {
    const { context, principal, commandId, actor, at, correlationId } = asking;
    const { records, memory } = context;
    const { memberId } = principal;
    const once = { commandId, actor, input: { name: 'choose-challenge', campaignId }, at };
    const chosen = await runOnce<string, ChallengeRejection>(records.database, once, async (transaction) => {
      const { session } = transaction;
      const campaign = (await records.campaigns.find(campaignId, { session }))?.row;
      if (!campaign || !challengeOf(campaign)) return rejected({ reason: 'CampaignNotFound' });
      // Two choices of one member wait for each other here.
      const oneMore = { filter: { memberId }, update: { add: { chosen: 1 } }, upsert: true };
      await records.challengers.updateEach([oneMore], { session });
      const challengeId = challengeIdOf(campaignId, memberId);
      const earlier = await records.challengeRows.find(challengeId, { session });
      const notOver = await readNotOver(records, memberId, at, session);
      const { shopper, sales } = await readChooser(records, memberId, at, session);
      const begun = choose(campaign, {
        shopper,
        sales,
        at,
        chosen: earlier ? [earlier, ...notOver] : notOver,
      });
      if (!begun.ok) return begun;
      const added = { row: begun.value, events: [challengeChosen(begun.value)] };
      await records.challenges.insert(added, { correlationId, at }, { transaction });
      transaction.afterwards.push(() => memory.challenges.changed(begun.value));
      return accepted(challengeId);
    });
    return chosen.ok ? storedChallenge(context, chosen.value) : chosen;
  },
  present: (challenge, asking) => challengeChanged(challenge, asking),
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member chose a challenge; these steps are theirs, whatever becomes of its campaign. */
export const ChallengeChosenV1 = defineEvent({
  subject: 'offers.challenge.chosen.v1',
  data: z.strictObject({
    challengeId: id,
    campaignId: id,
    campaignVersion: z.int().positive(),
    memberId: id,
    /** Rising, in what the challenge counts: receipts, pieces or minor units. */
    steps: z
      .array(z.strictObject({ from: z.int().positive(), points: z.int().positive() }))
      .min(1)
      .max(10),
    endsAt: instant,
    at: instant,
  }),
  aggregateId: (data) => data.challengeId,
});

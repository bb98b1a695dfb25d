import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A member gave a challenge up: what is paid from then on no longer counts for it, the steps that were reached stand. */
export const ChallengeGivenUpV1 = defineEvent({
  subject: 'offers.challenge.given-up.v1',
  data: z.strictObject({ challengeId: id, campaignId: id, memberId: id, at: instant }),
  aggregateId: (data) => data.challengeId,
});

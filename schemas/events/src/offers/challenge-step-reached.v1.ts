import { defineEvent } from '@rayon/kernel';
import { challengeStepShape } from './challenge-step';

/** A member reached a step of a challenge: its points are theirs while it stands. */
export const ChallengeStepReachedV1 = defineEvent({
  subject: 'offers.challenge.step-reached.v1',
  data: challengeStepShape,
  aggregateId: (data) => data.challengeId,
});

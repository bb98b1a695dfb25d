import { defineEvent } from '@rayon/kernel';
import { challengeStepShape } from './challenge-step';

/** A step of a challenge does not stand any more, because of what was brought back: nor do its points. */
export const ChallengeStepTakenBackV1 = defineEvent({
  subject: 'offers.challenge.step-taken-back.v1',
  data: challengeStepShape,
  aggregateId: (data) => data.challengeId,
});

import { type Account, challengeTransferIdOf, post, type StepOfChallenge } from './transfer';

/** A step of a challenge that was reached, or taken back, as its event says it. */
export type StepFacts = StepOfChallenge &
  Readonly<{ kind: 'challenge' | 'challenge-reversal'; points: number; receiptId: string; at: Date }>;

/** Posts the points of a step that was reached, or takes them back: as many as were given for it. */
export const postChallengeStep = (
  account: Account,
  { kind, points, receiptId, at, ...challenge }: StepFacts,
): ReturnType<typeof post> =>
  post(account, {
    transferId: challengeTransferIdOf(challenge),
    kind,
    receiptId,
    challenge,
    points: kind === 'challenge' ? points : -points,
    at,
  });

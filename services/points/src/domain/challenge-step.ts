import { type EarnedUnder, earnedUnder, type Programme, stillOpen } from './programme-terms';
import { settleDue, todayOf } from './settle-due';
import { type Account, challengeTransferIdOf, post, type StepOfChallenge, type Transfer } from './transfer';

/** A step of a challenge that was reached, or taken back, as its event says it. */
export type StepFacts = StepOfChallenge &
  Readonly<{ kind: 'challenge' | 'challenge-reversal'; points: number; receiptId: string; at: Date }>;

/** By which programme, and of a step that is taken back the transfer that gave its points. */
type Context = Readonly<{ programme?: Programme | undefined; given?: Transfer | undefined }>;

/** Posts the points of a step that was reached, or takes them back: as many as were given for it, of the lot they were put into. */
export const postChallengeStep = (
  before: Account,
  { kind, points, receiptId, at, ...challenge }: StepFacts,
  { programme, given }: Context = {},
): Readonly<{ account: Account; transfers: readonly Transfer[] }> => {
  const { account, transfers: due } = settleDue(before, programme);
  const earned = programme && stillOpen(earnedUnder(programme.versions, at), todayOf(account, programme));
  const posted = post(account, {
    transferId: challengeTransferIdOf(challenge),
    kind,
    receiptId,
    challenge,
    earned: kind === 'challenge' ? earned : given && earnedBy(given),
    points: kind === 'challenge' ? points : -points,
    at,
  });
  return { account: posted.account, transfers: [...due, ...(posted.transfer ? [posted.transfer] : [])] };
};

/** By what the points of a transfer were earned: it says so itself. */
const earnedBy = ({ termsVersion, lots: [lot] = [], pending: [waiting] = [] }: Transfer): EarnedUnder => {
  const { points: _points, ...into } = waiting ?? lot ?? { points: 0 };
  return { termsVersion, ...into };
};

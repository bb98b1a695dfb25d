import type { EarnedUnder, Programme } from './programme-terms';
import { earnedNow, settleDue } from './settle-due';
import {
  type Account,
  challengeTransferIdOf,
  type Moved,
  post,
  type StepOfChallenge,
  type Transfer,
} from './transfer';

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
): Moved => {
  const { account, transfers: due } = settleDue(before, programme);
  const posted = post(account, {
    transferId: challengeTransferIdOf(challenge),
    kind,
    receiptId,
    challenge,
    earned: kind === 'challenge' ? earnedNow(account, programme, at) : given && earnedBy(given),
    points: kind === 'challenge' ? points : -points,
    at,
  });
  return { account: posted.account, transfers: [...due, ...posted.transfers] };
};

/** By what the points of a transfer were earned: it says so itself. */
const earnedBy = ({ termsVersion, lots: [lot] = [], pending: [waiting] = [] }: Transfer): EarnedUnder => {
  const { points: _points, ...into } = waiting ?? lot ?? { points: 0 };
  return { termsVersion, ...into };
};

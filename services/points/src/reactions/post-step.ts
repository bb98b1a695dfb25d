import type { ChallengeStepReachedV1 } from '@rayon/events';
import { accepted, type Envelope } from '@rayon/kernel';
import { untilUnique } from '@rayon/store';
import type { z } from 'zod';
import { postChallengeStep, type StepFacts } from '../domain/challenge-step';
import { challengeTransferIdOf, newAccount, type Transfer } from '../domain/transfer';
import type { Ledger } from '../ledger';
import type { OpenProgramme } from '../programme';

type Turned = z.infer<typeof ChallengeStepReachedV1.data>;

type About = Readonly<{
  envelope: Envelope<Turned>;
  kind: StepFacts['kind'];
  at: Date;
  programme: OpenProgramme;
}>;

/**
 * Moves the points of one turn of a challenge's step, in one transaction with the balance. The id of the transfer follows from
 * the turn: whatever is delivered again finds it, and posts nothing.
 */
export const postStep = async (
  { database, accounts, transfers }: Ledger,
  { envelope, kind, at, ...of }: About,
): Promise<void> => {
  const programme = await of.programme.now();
  const { data, correlationid, id } = envelope;
  const { memberId, challengeId, title, step, turn, points, receiptId } = data;
  const facts = { kind, challengeId, title, step, turn, points, receiptId, at: new Date(data.at) };
  return untilUnique(() =>
    database.transact(async (transaction) => {
      const { session } = transaction;
      if (await transfers.find(challengeTransferIdOf(facts), { session })) return;
      const given =
        kind === 'challenge'
          ? undefined
          : await transfers.find(challengeTransferIdOf({ ...facts, turn: turn - 1 }), { session });
      let made: readonly Transfer[] = [];
      const options = {
        cause: { correlationId: correlationid, causationId: id, at },
        initial: () => newAccount(memberId),
      };
      await accounts.changeWithin(transaction, memberId, options, (before) => {
        const posted = postChallengeStep(before, facts, { programme, given });
        made = posted.transfers;
        return accepted({ row: posted.account });
      });
      await transfers.insert(made, { session });
    }),
  );
};

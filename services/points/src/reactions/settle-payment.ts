import { type PointsAskedV1, type PointsLetGoV1, PointsPaymentDecidedV1 } from '@rayon/events';
import { accepted, type Envelope } from '@rayon/kernel';
import { announce, untilUnique } from '@rayon/store';
import type { z } from 'zod';
import { letGo, reserve } from '../domain/points-payment';
import { newAccount } from '../domain/transfer';
import type { Ledger } from '../ledger';
import type { OpenProgramme } from '../programme';

type Asked = z.infer<typeof PointsAskedV1.data>;
type LetGo = z.infer<typeof PointsLetGoV1.data>;
type About<Data> = Readonly<{ envelope: Envelope<Data>; at: Date; programme: OpenProgramme }>;

/**
 * Reserves the points that are asked for, or refuses to, and says which, in one transaction with the account. What is asked again
 * finds what was decided, and says and moves nothing; nor does what was let go before, for which nobody waits any more.
 */
export const decidePayment = async (
  { database, accounts, transfers, payments }: Ledger,
  { envelope, at, ...of }: About<Asked>,
): Promise<void> => {
  const programme = await of.programme.now();
  const { memberId, askedAt, ...asked } = envelope.data;
  const { paymentId, tripId, due } = asked;
  return untilUnique(() =>
    database.transact(async (transaction) => {
      const { session } = transaction;
      if (await payments.find(paymentId, { session })) return;
      let decided: ReturnType<typeof reserve> | undefined;
      await accounts.changeWithin(transaction, memberId, openedBy(envelope, memberId, at), (before) => {
        decided = reserve(before, { ...asked, at: new Date(askedAt) }, programme);
        const { account, payment, refused } = decided;
        const said = announce(PointsPaymentDecidedV1, {
          paymentId,
          tripId,
          memberId,
          ...(refused ? { refused } : {}),
          points: payment.points,
          amount: { minor: payment.amountMinor, currency: due.currency },
          available: account.balance,
          decidedAt: at.toISOString(),
        });
        return accepted({ row: account, events: [said] });
      });
      if (!decided) return;
      await transfers.insert(decided.transfers, { session });
      await payments.insert([decided.payment], { session });
    }),
  );
};

/** Lets points go that are reserved. What is let go before it was asked for is remembered, so that it is not reserved any more. */
export const releasePayment = async (
  { database, accounts, transfers, payments }: Ledger,
  { envelope, at, ...of }: About<LetGo>,
): Promise<void> => {
  const programme = await of.programme.now();
  const { paymentId, tripId, memberId, letGoAt } = envelope.data;
  return untilUnique(() =>
    database.transact(async (transaction) => {
      const { session } = transaction;
      const payment = await payments.find(paymentId, { session });
      if (!payment) {
        const none = { status: 'let-go', points: 0, amountMinor: 0, returned: 0 } as const;
        await payments.insert([{ paymentId, tripId, memberId, ...none }], { session });
        return;
      }
      if (payment.status !== 'reserved') return;
      let released: ReturnType<typeof letGo> | undefined;
      const { memberId: payer } = payment;
      await accounts.changeWithin(transaction, payer, openedBy(envelope, payer, at), (before) => {
        released = letGo(before, payment, { at: new Date(letGoAt), programme });
        return accepted({ row: released.account });
      });
      if (!released) return;
      await transfers.insert(released.transfers, { session });
      await payments.put([released.payment], { session });
    }),
  );
};

/** A member of whom nothing is known yet has an account from now on, as with a first receipt. */
const openedBy = ({ correlationid, id }: Envelope, memberId: string, at: Date) => ({
  cause: { correlationId: correlationid, causationId: id, at },
  initial: () => newAccount(memberId),
});

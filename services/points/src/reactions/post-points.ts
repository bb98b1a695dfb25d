import { PointsAccruedV1, PointsReversedV1 } from '@rayon/events';
import { accepted, BrokenContract, type Envelope, type Logger } from '@rayon/kernel';
import { type Announcement, announce, untilUnique } from '@rayon/store';
import type { Holding, Posted } from '../domain/postings';
import { type ReceiptPoints, unknownReceipt } from '../domain/receipt-points';
import { isUnreserved, newAccount } from '../domain/transfer';
import type { Ledger } from '../ledger';
import type { OpenProgramme } from '../programme';
import { toReceipt, toReceiptRow } from '../rows/receipts';

type Post = (receipt: ReceiptPoints, holding: Holding) => Posted;

/** What leaves about the account of a receipt's member. */
const announced = ({ receipt, account, news }: Posted): Announcement[] => {
  if (receipt.status !== 'known' || !account) return [];
  const { receiptId, tripId } = receipt.facts;
  return news.map(({ points, balance, at, ...one }) => {
    const said = { memberId: account.memberId, receiptId, points, balance, at: at.toISOString() };
    return one.kind === 'accrued'
      ? announce(PointsAccruedV1, { ...said, tripId, ruleVersion: one.ruleVersion })
      : announce(PointsReversedV1, { ...said, returnId: one.returnId });
  });
};

/** What is to be posted, and why. */
type About = Readonly<{
  receiptId: string;
  memberId?: string;
  /** Of the payment with points, where the receipt is not here yet. */
  paymentId?: string;
  envelope: Envelope;
  at: Date;
  isLikelyNew: boolean;
}>;

/**
 * Changes a receipt's points, its member's account and the payment with points in one transaction. Whatever is delivered again
 * finds the receipt or the return known, and posts nothing. A receipt that is likely new is written without being looked for: its
 * key says when it is known after all, and then it is looked for.
 */
export const postPoints = async (
  { database, accounts, receipts, transfers, payments }: Ledger,
  {
    receiptId,
    memberId,
    paymentId,
    envelope,
    at,
    isLikelyNew,
    ...about
  }: About & { logger: Logger; programme: OpenProgramme },
  post: Post,
): Promise<void> => {
  const programme = await about.programme.now();
  const posted = await untilUnique((tries) =>
    database.transact(async (transaction) => {
      const { session } = transaction;
      const isNew = isLikelyNew && tries === 1;
      const row = isNew ? undefined : await receipts.find(receiptId, { session });
      const before = row ? toReceipt(row) : unknownReceipt(receiptId);
      const known = before.status === 'known' ? before.facts : undefined;
      const owner = memberId ?? known?.memberId;
      const paidBy = paymentId ?? known?.paidWithPoints?.paymentId;
      const payment = paidBy === undefined ? undefined : await payments.find(paidBy, { session });
      if (paidBy !== undefined && (owner === undefined || (payment && payment.memberId !== owner)))
        throw new BrokenContract(`payment ${paidBy} is not of whoever earns receipt ${receiptId}`);
      let decided: Posted | undefined;
      if (owner === undefined) decided = post(before, {});
      else {
        const cause = { correlationId: envelope.correlationid, causationId: envelope.id, at };
        const initial = () => newAccount(owner);
        await accounts.changeWithin(transaction, owner, { cause, initial }, (account) => {
          decided = post(before, { account, payment, programme });
          return accepted({ row: decided.account ?? account, events: announced(decided) });
        });
      }
      if (!decided || decided.receipt === before) return undefined;
      await transfers.insert(decided.transfers, { session });
      if (decided.payment && decided.payment !== payment) await payments.put([decided.payment], { session });
      const written = [toReceiptRow(decided.receipt)];
      await (isNew ? receipts.insert : receipts.put)(written, { session });
      return decided;
    }),
  );
  for (const { paymentId: unreserved, memberId: payer } of posted?.transfers.filter(isUnreserved) ?? [])
    about.logger.warn(
      { receiptId, paymentId: unreserved, memberId: payer },
      'paid with points that were not reserved',
    );
};

import { PointsAccruedV1, PointsReversedV1 } from '@rayon/events';
import { accepted, type Envelope } from '@rayon/kernel';
import { type Announcement, announce, untilUnique } from '@rayon/store';
import type { Posted } from '../domain/postings';
import { type ReceiptPoints, unknownReceipt } from '../domain/receipt-points';
import { type Account, newAccount } from '../domain/transfer';
import type { Ledger } from '../ledger';
import { toReceipt, toReceiptRow } from '../rows/receipts';

type Post = (receipt: ReceiptPoints, account: Account | undefined) => Posted;

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

/**
 * Changes a receipt's points and its member's account in one transaction. Whatever is delivered again finds the receipt
 * or the return known, and posts nothing. A receipt that is likely new is written without being looked for: its key says
 * when it is known after all, and then it is looked for.
 */
export const postPoints = (
  { database, accounts, receipts, transfers }: Ledger,
  {
    receiptId,
    memberId,
    envelope,
    at,
    isLikelyNew,
  }: { receiptId: string; memberId?: string; envelope: Envelope; at: Date; isLikelyNew: boolean },
  post: Post,
): Promise<void> =>
  untilUnique((tries) =>
    database.transact(async (transaction) => {
      const { session } = transaction;
      const isNew = isLikelyNew && tries === 1;
      const row = isNew ? undefined : await receipts.find(receiptId, { session });
      const before = row ? toReceipt(row) : unknownReceipt(receiptId);
      const owner = memberId ?? (before.status === 'known' ? before.facts.memberId : undefined);
      let posted: Posted | undefined;
      if (owner === undefined) posted = post(before, undefined);
      else {
        const cause = { correlationId: envelope.correlationid, causationId: envelope.id, at };
        const initial = () => newAccount(owner);
        await accounts.changeWithin(transaction, owner, { cause, initial }, (account) => {
          posted = post(before, account);
          return accepted({ row: posted.account ?? account, events: announced(posted) });
        });
      }
      if (!posted || posted.receipt === before) return;
      await transfers.insert(posted.transfers, { session });
      const written = [toReceiptRow(posted.receipt)];
      await (isNew ? receipts.insert : receipts.put)(written, { session });
    }),
  );

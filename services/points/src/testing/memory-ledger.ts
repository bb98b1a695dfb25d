import { type PointsAdjustment, postAdjustment } from '../domain/points-adjustment';
import { type AskedPoints, letGo, type PointsPayment, reserve } from '../domain/points-payment';
import { type Holding, type Posted, postReceipt, postReturn } from '../domain/postings';
import type { Programme } from '../domain/programme-terms';
import {
  type KnownReceipt,
  type ReceiptFacts,
  type ReceiptPoints,
  type ReturnFacts,
  unknownReceipt,
} from '../domain/receipt-points';
import { settleDue } from '../domain/settle-due';
import { type Account, newAccount, type Transfer } from '../domain/transfer';
import { auditLedger } from '../ledger-audit';

/** A ledger in memory that refuses what the store's unique keys refuse. */
export const memoryLedger = (programme?: () => Programme) => {
  const accounts = new Map<string, Account>();
  const receipts = new Map<string, ReceiptPoints>();
  const transfers = new Map<string, Transfer>();
  const payments = new Map<string, PointsPayment>();
  const adjustments = new Map<string, PointsAdjustment>();

  const accountOf = (memberId: string) => accounts.get(memberId) ?? newAccount(memberId);

  const keep = ({
    account,
    payment,
    transfers: made,
  }: Holding & { transfers: readonly Transfer[] }): void => {
    for (const transfer of made) {
      if (transfers.has(transfer.transferId)) throw new Error(`twice: ${transfer.transferId}`);
      transfers.set(transfer.transferId, transfer);
    }
    if (account) accounts.set(account.memberId, account);
    if (payment) payments.set(payment.paymentId, payment);
  };

  const write = (
    { receiptId, memberId, paidWithPoints }: Partial<ReceiptFacts>,
    decide: (before: ReceiptPoints, holding: Holding) => Posted,
  ): Posted['news'] => {
    const before = receipts.get(receiptId ?? '') ?? unknownReceipt(receiptId ?? '');
    const facts = before.status === 'known' ? before.facts : undefined;
    const owner = memberId ?? facts?.memberId;
    const payment = payments.get((paidWithPoints ?? facts?.paidWithPoints)?.paymentId ?? '');
    const posted = decide(before, {
      payment,
      programme: programme?.(),
      ...(owner === undefined ? {} : { account: accountOf(owner) }),
    });
    keep(posted);
    const { receipt } = posted;
    receipts.set(receipt.status === 'known' ? receipt.facts.receiptId : receipt.receiptId, receipt);
    return posted.news;
  };

  return {
    accounts,
    receipts,
    transfers,
    payments,
    adjustments,
    close: (facts: ReceiptFacts) => write(facts, (before, holding) => postReceipt(before, holding, facts)),
    giveBack: (receiptId: string, returned: ReturnFacts) =>
      write({ receiptId }, (before, holding) => postReturn(before, holding, returned)),
    ask: (memberId: string, asked: AskedPoints): PointsPayment => {
      const known = payments.get(asked.paymentId);
      if (known) return known;
      const decided = reserve(accountOf(memberId), asked, programme?.());
      keep(decided);
      return decided.payment;
    },
    letGo: (paymentId: string, at: Date): void => {
      const payment = payments.get(paymentId);
      if (payment) keep(letGo(accountOf(payment.memberId), payment, { at, programme: programme?.() }));
    },
    /** Posts what is to be posted; gives whether it could be. */
    adjust: (adjustment: PointsAdjustment): boolean => {
      const now = programme?.() ?? { versions: [], at: adjustment.askedAt };
      const moved = postAdjustment(accountOf(adjustment.memberId), adjustment, now);
      if ('reason' in moved) return false;
      keep(moved);
      adjustments.set(adjustment.adjustmentId, adjustment);
      return true;
    },
    /** What the job does to each account. */
    settle: (): void => {
      for (const account of accounts.values()) keep(settleDue(account, programme?.()));
    },
    audit: () =>
      auditLedger({
        accounts: async function* () {
          yield* accounts.values();
        },
        transfers: async function* () {
          yield* [...transfers.values()].sort((left, right) => left.sequence - right.sequence);
        },
        payments: async function* () {
          yield* payments.values();
        },
        adjustments: async function* () {
          yield* adjustments.values();
        },
        receipts: async function* () {
          yield* [...receipts.values()].filter((one): one is KnownReceipt => one.status === 'known');
        },
      }),
  };
};

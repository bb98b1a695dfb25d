import { type PointsPayment, redeem } from './points-payment';
import {
  type KnownReceipt,
  knownReceipt,
  pointsRefunded,
  type ReceiptFacts,
  type ReceiptPoints,
  type ReturnFacts,
  sumsOf,
  withReturn,
} from './receipt-points';
import { type Account, accrualIdOf, post, refundIdOf, reversalIdOf, type Transfer } from './transfer';

/** What a posting did to a member's account. */
type AccountNews = Readonly<{ points: number; balance: number; at: Date }> &
  (Readonly<{ kind: 'accrued'; ruleVersion: number }> | Readonly<{ kind: 'reversed'; returnId: string }>);

/** Whose points a receipt's are, and the payment with points it was paid with in part. */
export type Holding = Readonly<{
  /** Absent for a receipt of nobody. */
  account?: Account | undefined;
  payment?: PointsPayment | undefined;
}>;

/** What the ledger knows after something happened to a receipt; the account is the receipt's member's. */
export type Posted = Holding &
  Readonly<{
    receipt: ReceiptPoints;
    transfers: readonly Transfer[];
    news: readonly AccountNews[];
  }>;

/**
 * Takes the points that paid a receipt and posts what it earned to its member, once for ever, then the returns that came before
 * it. A receipt without a member is kept, and earns nobody anything.
 */
export const postReceipt = (before: ReceiptPoints, holding: Holding, facts: ReceiptFacts): Posted => {
  if (before.status === 'known') return { ...holding, receipt: before, transfers: [], news: [] };
  const receipt = knownReceipt(facts);
  const posted = accrued(receipt, holding);
  return [...before.waiting]
    .sort((left, right) => left.number - right.number)
    .reduce((so, back) => joined(so, reversed(so.receipt as KnownReceipt, so, back)), posted);
};

/** Takes back what the kept units do not earn, and gives back the points that had paid for the others. A return that comes before its receipt waits for it. */
export const postReturn = (before: ReceiptPoints, holding: Holding, back: ReturnFacts): Posted => {
  if (before.status === 'known') return reversed(before, holding, back);
  const isKnown = before.waiting.some((waiting) => waiting.returnId === back.returnId);
  const receipt = isKnown ? before : { ...before, waiting: [...before.waiting, back] };
  return { ...holding, receipt, transfers: [], news: [] };
};

const joined = (earlier: Posted, later: Posted): Posted => ({
  ...later,
  transfers: [...earlier.transfers, ...later.transfers],
  news: [...earlier.news, ...later.news],
});

const accrued = (receipt: KnownReceipt, { account, payment }: Holding): Posted => {
  if (!account) return { receipt, account, payment, transfers: [], news: [] };
  const { facts, ruleVersion } = receipt;
  const { receiptId, tripId, paidWithPoints: paid, closedAt: at } = facts;
  const redeemed = paid
    ? redeem(account, payment, { receiptId, tripId, paid, at })
    : { account, payment, transfers: [] };
  const { earned } = sumsOf(receipt);
  const accrual = post(redeemed.account, {
    transferId: accrualIdOf(receiptId),
    kind: 'accrual',
    receiptId,
    ruleVersion,
    points: earned,
    at,
  });
  const { balance } = accrual.account;
  return {
    receipt,
    account: accrual.account,
    payment: redeemed.payment,
    transfers: [...redeemed.transfers, ...(accrual.transfer ? [accrual.transfer] : [])],
    news: [{ kind: 'accrued', points: earned, balance, ruleVersion, at }],
  };
};

const reversed = (before: KnownReceipt, { account, payment }: Holding, back: ReturnFacts): Posted => {
  const { receipt, taken, refunded: points, lineIds } = withReturn(before, back);
  if (receipt === before || !account) return { receipt, account, payment, transfers: [], news: [] };
  const refund = refunded(account, receipt, { ...back, points });
  const [lineId] = lineIds;
  const posted = post(refund.account, {
    transferId: reversalIdOf(back.returnId),
    kind: 'reversal',
    receiptId: receipt.facts.receiptId,
    returnId: back.returnId,
    ...(lineIds.length === 1 && lineId !== undefined ? { lineId } : {}),
    ruleVersion: receipt.ruleVersion,
    points: taken === 0 ? 0 : -taken,
    at: back.at,
  });
  const { balance } = posted.account;
  return {
    receipt,
    account: posted.account,
    payment: refund.transfer && payment ? { ...payment, returned: pointsRefunded(receipt) } : payment,
    transfers: [refund.transfer, posted.transfer].filter((transfer) => transfer !== null),
    news: [{ kind: 'reversed', returnId: back.returnId, points: taken, balance, at: back.at }],
  };
};

/** Gives back what had paid for the returned units; never more than was paid with. */
const refunded = (
  account: Account,
  receipt: KnownReceipt,
  { returnId, points, at }: { returnId: string; points: number; at: Date },
): ReturnType<typeof post> => {
  const { receiptId, paidWithPoints } = receipt.facts;
  if (pointsRefunded(receipt) > (paidWithPoints?.points ?? 0))
    throw new RangeError(`${pointsRefunded(receipt)} points back of ${paidWithPoints?.points ?? 0}`);
  if (points === 0) return { account, transfer: null };
  return post(account, {
    transferId: refundIdOf(returnId),
    kind: 'refund',
    receiptId,
    returnId,
    paymentId: paidWithPoints?.paymentId,
    points,
    at,
  });
};

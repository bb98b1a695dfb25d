import { dayAfter, dayIn } from '@rayon/kernel';
import { givenBackTo, type Lot, notBefore } from './lots';
import { type PointsPayment, redeem } from './points-payment';
import { type EarnedUnder, type Programme, stillOpen, termsNow } from './programme-terms';
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
import { earnedNow, settleDue, todayOf } from './settle-due';
import {
  type Account,
  accrualIdOf,
  type Moved,
  post,
  refundIdOf,
  reversalIdOf,
  type Transfer,
} from './transfer';

/** What a posting did to a member's account. */
type AccountNews = Readonly<{ points: number; balance: number; at: Date }> &
  (Readonly<{ kind: 'accrued'; ruleVersion: number }> | Readonly<{ kind: 'reversed'; returnId: string }>);

/** Whose points a receipt's are, and the payment with points it was paid with in part. */
export type Holding = Readonly<{
  /** Absent for a receipt of nobody. */
  account?: Account | undefined;
  payment?: PointsPayment | undefined;
  /** By which points are earned and expire; absent: at once and for ever. */
  programme?: Programme | undefined;
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

const accrued = (receipt: KnownReceipt, { account: before, payment, programme }: Holding): Posted => {
  if (!before) return { receipt, account: before, payment, programme, transfers: [], news: [] };
  const { facts, ruleVersion } = receipt;
  const { receiptId, tripId, paidWithPoints: paid, closedAt: at } = facts;
  const { account, transfers: due } = settleDue(before, programme);
  const redeemed = paid
    ? redeem(account, payment, { receiptId, tripId, paid, at, programme })
    : { account, payment, transfers: [] };
  const { earned: points } = sumsOf(receipt);
  const earned = earnedNow(account, programme, at);
  const accrual = post(redeemed.account, {
    transferId: accrualIdOf(receiptId),
    kind: 'accrual',
    receiptId,
    ruleVersion,
    earned,
    renewedOn: programme && dayIn(at, termsNow(programme).timeZone),
    points,
    at,
  });
  const { balance } = accrual.account;
  return {
    receipt: earned?.termsVersion === undefined ? receipt : { ...receipt, earnedUnder: earned },
    account: accrual.account,
    payment: redeemed.payment,
    programme,
    transfers: [...due, ...redeemed.transfers, ...accrual.transfers],
    news: [{ kind: 'accrued', points, balance, ruleVersion, at }],
  };
};

const reversed = (
  before: KnownReceipt,
  { account: held, payment, programme }: Holding,
  back: ReturnFacts,
): Posted => {
  const { receipt, taken, refunded: points, lineIds } = withReturn(before, back);
  if (receipt === before || !held)
    return { receipt, account: held, payment, programme, transfers: [], news: [] };
  const { account, transfers: due } = settleDue(held, programme);
  const refund = refunded(account, receipt, { ...back, points, payment, programme });
  const [lineId] = lineIds;
  const posted = post(refund.account, {
    transferId: reversalIdOf(back.returnId),
    kind: 'reversal',
    receiptId: receipt.facts.receiptId,
    returnId: back.returnId,
    ...(lineIds.length === 1 && lineId !== undefined ? { lineId } : {}),
    ruleVersion: receipt.ruleVersion,
    earned: taken < 0 ? earnedMore(refund.account, receipt, { at: back.at, programme }) : receipt.earnedUnder,
    points: taken === 0 ? 0 : -taken,
    at: back.at,
  });
  const { balance } = posted.account;
  return {
    receipt,
    account: posted.account,
    payment: points > 0 && payment ? { ...payment, returned: pointsRefunded(receipt) } : payment,
    programme,
    transfers: [...due, ...refund.transfers, ...posted.transfers],
    news: [{ kind: 'reversed', returnId: back.returnId, points: taken, balance, at: back.at }],
  };
};

type At = Readonly<{ at: Date; programme?: Programme | undefined }>;

/** How long points that come back with a return can be spent where their own last day has passed. */
const graceDays = 30;

/** The day until which points that come back can be spent. */
const graced = (account: Account, expiresOn: string, { at, programme }: At): string => {
  if (!programme) return expiresOn;
  const returnedOn = dayIn(at, termsNow(programme).timeZone);
  const day = expiresOn < returnedOn ? dayAfter(returnedOn, graceDays) : expiresOn;
  return notBefore(day, todayOf(account, programme));
};

/** What is kept may earn more than all of it did: that is earned by the terms of its receipt. */
const earnedMore = (
  account: Account,
  { earnedUnder: earned }: KnownReceipt,
  at: At,
): EarnedUnder | undefined => {
  if (!earned || !at.programme) return earned;
  const { expiresOn } = earned;
  const open = expiresOn === undefined ? earned : { ...earned, expiresOn: graced(account, expiresOn, at) };
  return stillOpen(open, todayOf(account, at.programme));
};

/** Gives back what had paid for the returned units, to the lots it was taken of; never more than was paid with. */
const refunded = (
  account: Account,
  receipt: KnownReceipt,
  {
    returnId,
    points,
    payment,
    ...at
  }: { returnId: string; points: number; payment: PointsPayment | undefined } & At,
): Moved => {
  const { receiptId, paidWithPoints } = receipt.facts;
  if (pointsRefunded(receipt) > (paidWithPoints?.points ?? 0))
    throw new RangeError(`${pointsRefunded(receipt)} points back of ${paidWithPoints?.points ?? 0}`);
  if (points === 0) return { account, transfers: [] };
  const lots = payment ? givenBackTo(payment, { returned: payment.returned, points }) : [];
  return post(account, {
    transferId: refundIdOf(returnId),
    kind: 'refund',
    receiptId,
    returnId,
    paymentId: paidWithPoints?.paymentId,
    lots: lots.map((lot): Lot => ({ ...lot, expiresOn: graced(account, lot.expiresOn, at) })),
    points,
    at: at.at,
  });
};

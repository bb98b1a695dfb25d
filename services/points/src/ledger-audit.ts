import { earnedByRule, totalEarned } from './domain/accrual';
import { type Lot, moved, type PendingLot, sumOf } from './domain/lots';
import type { PointsAdjustment } from './domain/points-adjustment';
import type { PointsPayment } from './domain/points-payment';
import { type KnownReceipt, keptPoints, pointsRefunded, sumsOf } from './domain/receipt-points';
import {
  type Account,
  gainsOf,
  hashOf,
  isUnreserved,
  memberAccount,
  type StepOfChallenge,
  type Transfer,
} from './domain/transfer';

/** Something that does not add up, in words an operator can act on. */
type Discrepancy = Readonly<{ about: string; finding: string }>;

/** What the audit saw. No discrepancies: every balance is the sum of its entries and every entry has its cause. */
export type LedgerAudit = Readonly<{
  accounts: number;
  transfers: number;
  receipts: number;
  /** Points members hold together, those included that are reserved or cannot be spent yet; the issuer owes exactly these. */
  outstanding: number;
  discrepancies: readonly Discrepancy[];
}>;

/** Everything the ledger holds, at one moment. */
export type LedgerRecords = Readonly<{
  accounts: () => AsyncIterable<Account>;
  /** By member, in the order of their sequence. */
  transfers: () => AsyncIterable<Transfer>;
  receipts: () => AsyncIterable<KnownReceipt>;
  payments: () => AsyncIterable<PointsPayment>;
  adjustments: () => AsyncIterable<PointsAdjustment>;
}>;

type Derived = Readonly<{
  balance: number;
  reserved: number;
  waiting: number;
  lots: readonly Lot[];
  pending: readonly PendingLot[];
  sequence: number;
  headHash: string;
}>;
type Found = (about: string, finding: string) => void;

const nothing: Derived = {
  balance: 0,
  reserved: 0,
  waiting: 0,
  lots: [],
  pending: [],
  sequence: 0,
  headHash: '',
};

const discrepanciesMax = 1000;

/**
 * Derives every balance again from the entries, checks the chain of each account, each receipt against its rule, each payment
 * with points against what it paid, and each adjustment against what it moved.
 */
export const auditLedger = async (records: LedgerRecords): Promise<LedgerAudit> => {
  const discrepancies: Discrepancy[] = [];
  const found: Found = (about, finding) => {
    if (discrepancies.length < discrepanciesMax) discrepancies.push({ about, finding });
  };
  const derived = new Map<string, Derived>();
  const byReceipt = new Map<string, ReceiptSums>();
  const bySteps = new Map<string, StepSums>();
  const reservedFor = new Map<string, number>();
  const byAdjustment = new Map<string, Adjusted>();
  let transfers = 0;
  let issuer = 0;

  for await (const transfer of records.transfers()) {
    transfers += 1;
    checkTransfer(transfer, derived, found);
    const { balance, reserved, pending, ...gains } = gainsOf(transfer);
    issuer += gains.issuer;
    const { receiptId, paymentId, challenge, adjustment, memberId } = transfer;
    if (reserved !== 0) add(reservedFor, paymentId ?? '', reserved);
    if (adjustment) byAdjustment.set(adjustment.adjustmentId, { memberId, points: balance + pending });
    if (challenge) addToStep(bySteps, challenge, balance + pending);
    else if (receiptId !== undefined) addToReceipt(byReceipt, receiptId, transfer);
    if (isUnreserved(transfer))
      found(`payment:${paymentId}`, `${-balance} points were not reserved for it when it was paid with them`);
  }
  for (const [step, { points, highest }] of bySteps)
    if (points !== 0 && points !== highest)
      found(`challenge:${step}`, `${points} points of a step that gives ${highest}`);

  let accounts = 0;
  let outstanding = 0;
  for await (const account of records.accounts()) {
    accounts += 1;
    outstanding += account.balance + account.reserved + sumOf(account.pending);
    const sums = derived.get(account.memberId) ?? nothing;
    derived.delete(account.memberId);
    const name = memberAccount(account.memberId);
    if (account.balance !== sums.balance)
      found(name, `balance ${account.balance}, entries sum to ${sums.balance}`);
    if (account.reserved !== sums.reserved)
      found(name, `${account.reserved} reserved, entries sum to ${sums.reserved}`);
    const lots = saidOf(account.lots);
    if (lots !== saidOf(sums.lots)) found(name, `expiring ${lots}, entries leave ${saidOf(sums.lots)}`);
    const pending = saidOf(account.pending);
    if (pending !== saidOf(sums.pending))
      found(name, `waiting ${pending}, entries leave ${saidOf(sums.pending)}`);
    if (account.headHash !== sums.headHash) found(name, 'its last entry is not the one it remembers');
    if (account.sequence < sums.sequence) found(name, 'an entry lies beyond its last posting');
  }
  for (const memberId of derived.keys()) found(memberAccount(memberId), 'entries without an account');
  if (outstanding + issuer !== 0) found('issuer', `members hold ${outstanding}, the issuer owes ${-issuer}`);

  let receipts = 0;
  const paid = new Map<string, KnownReceipt>();
  for await (const receipt of records.receipts()) {
    receipts += 1;
    checkReceipt(receipt, byReceipt.get(receipt.facts.receiptId), found);
    byReceipt.delete(receipt.facts.receiptId);
    const { paidWithPoints } = receipt.facts;
    if (paidWithPoints) paid.set(paidWithPoints.paymentId, receipt);
  }
  for (const receiptId of byReceipt.keys()) found(`receipt:${receiptId}`, 'points without a receipt');

  for await (const payment of records.payments()) {
    const { paymentId } = payment;
    checkPayment(payment, { reserved: reservedFor.get(paymentId) ?? 0, receipt: paid.get(paymentId) }, found);
    reservedFor.delete(paymentId);
    paid.delete(paymentId);
  }
  for (const [paymentId, reserved] of reservedFor)
    if (reserved !== 0) found(`payment:${paymentId}`, `${reserved} points reserved for what nobody asked`);
  for (const { facts } of paid.values())
    found(`receipt:${facts.receiptId}`, 'paid with points of a payment that is not there');

  for await (const adjustment of records.adjustments()) {
    checkAdjustment(adjustment, byAdjustment.get(adjustment.adjustmentId), found);
    byAdjustment.delete(adjustment.adjustmentId);
  }
  for (const [adjustmentId, { points }] of byAdjustment)
    found(`adjustment:${adjustmentId}`, `${points} points for what nobody asked`);
  return { accounts, transfers, receipts, outstanding, discrepancies };
};

const add = (sums: Map<string, number>, key: string, points: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + points);
};

/** Lots as a finding says them. */
const saidOf = (lots: readonly (Lot | PendingLot)[]): string =>
  lots
    .map(({ points, expiresOn = 'never', renewMonths, ...lot }) => {
      const from = 'activeOn' in lot ? `${lot.activeOn} to ` : '';
      return `${points} ${from}${expiresOn}${renewMonths === undefined ? '' : ` renewed ${renewMonths}`}`;
    })
    .join(', ') || 'nothing';

/** What the transfers of one receipt come to. */
type ReceiptSums = Readonly<Record<'accrual' | 'reversal' | 'redemption' | 'refund', number>>;

const noSums: ReceiptSums = { accrual: 0, reversal: 0, redemption: 0, refund: 0 };

const addToReceipt = (byReceipt: Map<string, ReceiptSums>, receiptId: string, transfer: Transfer): void => {
  const sums = byReceipt.get(receiptId) ?? noSums;
  const { balance, reserved, pending } = gainsOf(transfer);
  const kind = transfer.kind as keyof ReceiptSums;
  byReceipt.set(receiptId, { ...sums, [kind]: sums[kind] + balance + reserved + pending });
};

/** What the turns of one step come to, and the most that one of them gave: a step gives its points once while it stands. */
type StepSums = Readonly<{ points: number; highest: number }>;

const addToStep = (
  bySteps: Map<string, StepSums>,
  { challengeId, step }: Pick<StepOfChallenge, 'challengeId' | 'step'>,
  points: number,
): void => {
  const key = `${challengeId}/${step}`;
  const before = bySteps.get(key) ?? { points: 0, highest: 0 };
  bySteps.set(key, { points: before.points + points, highest: Math.max(before.highest, points) });
};

const checkTransfer = (transfer: Transfer, derived: Map<string, Derived>, found: Found): void => {
  const { transferId, memberId, entries, balanceAfter, previousHash, hash, sequence } = transfer;
  const name = `transfer:${transferId}`;
  if (entries.reduce((total, entry) => total + entry.points, 0) !== 0)
    found(name, 'its entries do not sum to zero');
  const before = derived.get(memberId) ?? nothing;
  const gains = gainsOf(transfer);
  const balance = before.balance + gains.balance;
  const reserved = before.reserved + gains.reserved;
  const waiting = before.waiting + gains.pending;
  const lots = moved(before.lots, transfer.lots ?? []);
  const pending = moved(before.pending, transfer.pending ?? []);
  if ([...lots, ...pending].some(({ points }) => points < 0))
    found(name, 'it takes more of a lot than it holds');
  if (sumOf(lots) > Math.max(0, balance))
    found(name, `${sumOf(lots)} points expire after it, of ${balance} that can be spent`);
  if (sumOf(pending) !== waiting)
    found(name, `${sumOf(pending)} points wait for a day after it, entries sum to ${waiting}`);
  if (transfer.kind === 'expiry' && sumOf(transfer.lots ?? []) !== gains.balance)
    found(name, 'points expired that were in no lot');
  if (balance !== balanceAfter) found(name, `balance after it ${balanceAfter}, derived ${balance}`);
  if (reserved < 0) found(name, 'it takes more than was reserved');
  if (previousHash !== before.headHash) found(name, 'it does not follow the entry before it');
  if (hashOf(transfer) !== hash) found(name, 'it was changed after it was written');
  if (sequence <= before.sequence) found(name, 'its place in the account is taken');
  derived.set(memberId, { balance, reserved, waiting, lots, pending, sequence, headHash: hash });
};

const checkReceipt = (receipt: KnownReceipt, posted: ReceiptSums | undefined, found: Found): void => {
  const name = `receipt:${receipt.facts.receiptId}`;
  const { earned, reversed } = sumsOf(receipt);
  const byRule = totalEarned(earnedByRule(receipt.ruleVersion, receipt.facts));
  if (earned !== byRule) found(name, `earned ${earned}, the rule gives ${byRule}`);
  if (receipt.lines.some((line) => line.reversed > line.earned))
    found(name, 'a line lost more than it earned');
  const kept = totalEarned(keptPoints(receipt));
  if (receipt.kept && earned - reversed !== kept)
    found(name, `keeps ${earned - reversed} points, what is kept of it earns ${kept}`);
  if (receipt.facts.memberId === undefined) {
    if (posted) found(name, 'points of a receipt without a member');
    return;
  }
  const { accrual, reversal, redemption, refund } = posted ?? noSums;
  if (accrual !== earned) found(name, `earned ${earned}, posted ${accrual}`);
  if (-reversal !== reversed) found(name, `${reversed} taken back from lines, ${-reversal} from the account`);
  const paid = receipt.facts.paidWithPoints?.points ?? 0;
  if (-redemption !== paid) found(name, `paid with ${paid} points, ${-redemption} taken`);
  const back = pointsRefunded(receipt);
  if (refund !== back) found(name, `${back} points back, ${refund} given back`);
};

const checkPayment = (
  { paymentId, status, points, receiptId, returned }: PointsPayment,
  { reserved, receipt }: Readonly<{ reserved: number; receipt: KnownReceipt | undefined }>,
  found: Found,
): void => {
  const name = `payment:${paymentId}`;
  const due = status === 'reserved' ? points : 0;
  if (reserved !== due)
    found(name, `${status}, and ${reserved} points are reserved for it instead of ${due}`);
  if (status !== 'posted') {
    if (receipt) found(name, `${status}, and yet it paid receipt ${receipt.facts.receiptId}`);
    return;
  }
  if (!receipt || receipt.facts.receiptId !== receiptId) {
    found(name, `posted without its receipt ${receiptId}`);
    return;
  }
  const paid = receipt.facts.paidWithPoints?.points;
  const back = pointsRefunded(receipt);
  if (points !== paid) found(name, `${points} points, ${paid} of its receipt`);
  if (returned !== back) found(name, `${returned} points given back, ${back} of its receipt`);
};

/** What an adjustment moved, and whose it is. */
type Adjusted = Pick<PointsAdjustment, 'memberId' | 'points'>;

const checkAdjustment = (
  { adjustmentId, status, memberId, points, askedBy, decidedBy }: PointsAdjustment,
  posted: Adjusted | undefined,
  found: Found,
): void => {
  const name = `adjustment:${adjustmentId}`;
  const due = status === 'posted' ? points : 0;
  if ((posted?.points ?? 0) !== due)
    found(name, `${status}: ${due} points, ${posted?.points ?? 0} on the account`);
  if (posted && posted.memberId !== memberId) found(name, 'its points are on the account of somebody else');
  if (status === 'posted' && decidedBy === askedBy) found(name, 'approved by who asked for it');
};

import { type Points } from '@rayon/kernel';
import { accrualRuleVersion, earnedByRule, type PaidReceipt } from './accrual';
import type { PaidWithPoints } from './points-payment';
import type { EarnedUnder } from './programme-terms';

/** What of a line is kept: what the kept units cost now, and the extra points of campaigns on them. */
type KeptLine = Readonly<{ lineId: string; quantityKept: number; paidMinor: number; bonusPoints: number }>;

/** Points that all returns of a receipt together gave back, and what they had paid. */
type PointsBack = Readonly<{ points: number; amountMinor: number }>;

/** A return as its event says it: everything of the receipt that is kept since. */
export type ReturnFacts = Readonly<{
  returnId: string;
  /** The how manieth return of its receipt: a later one says all that an earlier one said. */
  number: number;
  lines: readonly KeptLine[];
  /** Absent: nothing was paid with points. */
  pointsBack?: PointsBack;
  at: Date;
}>;

/** Points a line earned, and what returns took of them so far: below zero where what is kept of it earns more. */
type LineBalance = Readonly<{
  lineId: string;
  quantity: number;
  earned: Points;
  /** Units returned so far. */
  returned: number;
  reversed: number;
}>;

/** A receipt as its event says it. */
export type ReceiptFacts = PaidReceipt &
  Readonly<{
    receiptId: string;
    tripId: string;
    storeId: string;
    tillId: string;
    memberId?: string;
    /** Absent: nothing was. */
    paidWithPoints?: PaidWithPoints;
    /** Absent in receipts of earlier versions. */
    currency?: string;
    closedAt: Date;
  }>;

/** Returns that came before the receipt they belong to: they wait for it. */
export type AwaitedReceipt = Readonly<{
  status: 'awaited';
  receiptId: string;
  waiting: readonly ReturnFacts[];
}>;

/** A receipt whose points are decided. */
export type KnownReceipt = Readonly<{
  status: 'known';
  facts: ReceiptFacts;
  ruleVersion: number;
  /** The terms its points were earned by; absent: before there were any. */
  earnedUnder?: EarnedUnder;
  lines: readonly LineBalance[];
  /** What the newest return left; absent: all of it. */
  kept?: Readonly<{ number: number; lines: readonly KeptLine[]; pointsBack?: PointsBack }>;
}>;

/** What the ledger knows of a receipt. */
export type ReceiptPoints = AwaitedReceipt | KnownReceipt;

/** A receipt of which no event came yet. */
export const unknownReceipt = (receiptId: string): AwaitedReceipt => ({
  status: 'awaited',
  receiptId,
  waiting: [],
});

/** Decides the points of a receipt by the rule in force. */
export const knownReceipt = (facts: ReceiptFacts, ruleVersion = accrualRuleVersion): KnownReceipt => ({
  status: 'known',
  facts,
  ruleVersion,
  lines: earnedByRule(ruleVersion, facts).map((line) => ({
    ...line,
    returned: 0,
    reversed: 0,
  })),
});

/**
 * The receipt after a return, and what that takes back: what was earned until now less what the kept units earn by the rule the
 * receipt was rewarded by, as if the others had never been bought. `refunded` are the points that had paid for them. A return
 * that a later one has overtaken takes nothing, and gives nothing back.
 */
export const withReturn = (
  receipt: KnownReceipt,
  { number, lines: kept, pointsBack }: Pick<ReturnFacts, 'number' | 'lines' | 'pointsBack'>,
): Readonly<{ receipt: KnownReceipt; taken: number; refunded: number; lineIds: readonly string[] }> => {
  if (number <= (receipt.kept?.number ?? 0)) return { receipt, taken: 0, refunded: 0, lineIds: [] };
  const after = { ...receipt, kept: { number, lines: kept, ...(pointsBack ? { pointsBack } : {}) } };
  const keeps = new Map(keptPoints(after).map((line) => [line.lineId, line]));
  const lines = receipt.lines.map((line) => {
    const { earned = 0, quantity = 0 } = keeps.get(line.lineId) ?? {};
    return { ...line, returned: line.quantity - quantity, reversed: line.earned - earned };
  });
  const changed = lines.filter(({ reversed }, at) => reversed !== receipt.lines[at]?.reversed);
  const known = { ...after, lines };
  return {
    receipt: known,
    taken: sumsOf(known).reversed - sumsOf(receipt).reversed,
    refunded: pointsRefunded(known) - pointsRefunded(receipt),
    lineIds: changed.map(({ lineId }) => lineId),
  };
};

/** What is kept of a receipt, and what points pay of that: all of it while nothing was returned. */
export const keptLines = ({ facts, kept }: KnownReceipt): PaidReceipt => {
  const left = new Map(kept?.lines.map((line) => [line.lineId, line]));
  const lines = facts.lines.map((line) => {
    const {
      quantityKept = line.quantity,
      paidMinor = line.paidMinor,
      bonusPoints = line.bonusPoints,
    } = left.get(line.lineId) ?? {};
    return { ...line, quantity: quantityKept, paidMinor, bonusPoints };
  });
  const { paidWithPoints } = facts;
  if (!paidWithPoints) return { ...facts, lines };
  const amountMinor = paidWithPoints.amountMinor - (kept?.pointsBack?.amountMinor ?? 0);
  return { ...facts, lines, paidWithPoints: { amountMinor } };
};

/** What the kept units of a receipt earn by its rule. */
export const keptPoints = (receipt: KnownReceipt) => earnedByRule(receipt.ruleVersion, keptLines(receipt));

/** Points that had paid for what was returned, and went back. */
export const pointsRefunded = ({ kept }: KnownReceipt): number => kept?.pointsBack?.points ?? 0;

/** Points the receipt earned, and those taken back. */
export const sumsOf = ({ lines }: KnownReceipt): { earned: number; reversed: number } => ({
  earned: lines.reduce((total, line) => total + line.earned, 0),
  reversed: lines.reduce((total, line) => total + line.reversed, 0),
});

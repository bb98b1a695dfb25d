import { points } from '@rayon/kernel';
import { accrualRuleVersion, earnedByRule, type PaidReceipt } from './accrual';
import { type LineBalance, type ReturnedUnits, type Reversal, reverse } from './reversal';

/** A return as its event says it. */
export type ReturnFacts = Readonly<{
  returnId: string;
  lines: readonly ReturnedUnits[];
  at: Date;
}>;

/** A receipt as its event says it. */
export type ReceiptFacts = PaidReceipt &
  Readonly<{
    receiptId: string;
    tripId: string;
    storeId: string;
    tillId: string;
    memberId?: string;
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
  lines: readonly LineBalance[];
  /** Returns applied so far, so that none counts twice. */
  returnIds: readonly string[];
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
    reversed: points(0),
  })),
  returnIds: [],
});

/** The receipt after a return, and what the return takes back. */
export const withReturn = (
  receipt: KnownReceipt,
  back: ReturnFacts,
): Readonly<{ receipt: KnownReceipt; reversal: Reversal }> => {
  if (receipt.returnIds.includes(back.returnId))
    return { receipt, reversal: { lines: receipt.lines, points: points(0), byLine: [] } };
  const reversal = reverse(receipt.lines, back.lines);
  return {
    receipt: { ...receipt, lines: reversal.lines, returnIds: [...receipt.returnIds, back.returnId] },
    reversal,
  };
};

/** Points the receipt earned, and those taken back. */
export const sumsOf = ({ lines }: KnownReceipt): { earned: number; reversed: number } => ({
  earned: lines.reduce((total, line) => total + line.earned, 0),
  reversed: lines.reduce((total, line) => total + line.reversed, 0),
});

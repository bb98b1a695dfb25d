import { accepted, proportion, type Result, rejected } from '@rayon/kernel';
import type { LineId } from './ids';
import { withLinked } from './line';
import type { Receipt, ReceiptLine, ReturnedLine } from './receipt';

/** Why units cannot be brought back. */
export type ReturnRejection =
  | Readonly<{ reason: 'ReceiptInOtherCurrency'; paidIn: string; tillIn: string }>
  | Readonly<{ reason: 'LineNotFound' }>
  | Readonly<{ reason: 'DepositAlone' }>
  | Readonly<{ reason: 'NothingLeftToReturn'; quantityKept: number }>;

/** What one return does. */
export type Return = Readonly<{ lines: readonly ReturnedLine[]; refundMinor: number; receipt: Receipt }>;

/**
 * Takes units of a line back, and as many of what follows it. The refund of unit k is what the first k units
 * cost minus what the first k − 1 did, each rounded, so that all refunds of a line add up to what was paid for
 * it in whatever portions they come.
 */
export const returnUnits = (
  receipt: Receipt,
  wanted: {
    lineId: LineId;
    quantity: number;
    /** Of the till: it gives back what it takes. */
    currency: string;
  },
): Result<Return, ReturnRejection> => {
  if (wanted.currency !== receipt.currency)
    return rejected({
      reason: 'ReceiptInOtherCurrency',
      paidIn: receipt.currency,
      tillIn: wanted.currency,
    });
  const line = receipt.lines.find((each) => each.lineId === wanted.lineId);
  if (!line) return rejected({ reason: 'LineNotFound' });
  if (line.parentLineId !== undefined) return rejected({ reason: 'DepositAlone' });
  if (wanted.quantity > line.quantityKept)
    return rejected({ reason: 'NothingLeftToReturn', quantityKept: line.quantityKept });

  const returned = withLinked(receipt.lines, wanted.lineId).map((each) => unitsBack(each, wanted.quantity));
  const byLine = new Map<string, ReturnedLine>(returned.map((each) => [each.lineId, each]));
  return accepted({
    lines: returned,
    refundMinor: returned.reduce((sum, each) => sum + each.refundMinor, 0),
    receipt: {
      ...receipt,
      lines: receipt.lines.map((each) => {
        const back = byLine.get(each.lineId);
        return back
          ? { ...each, quantityKept: back.quantityKept, refundedMinor: each.refundedMinor + back.refundMinor }
          : each;
      }),
    },
  });
};

const unitsBack = (line: ReceiptLine, quantity: number): ReturnedLine => {
  const before = line.quantity - line.quantityKept;
  const costOf = (units: number) => proportion(line.paidMinor, units, line.quantity);
  return {
    lineId: line.lineId,
    quantity,
    quantityKept: line.quantityKept - quantity,
    refundMinor: costOf(before + quantity) - costOf(before),
  };
};

import { accepted, type Result, rejected } from '@rayon/kernel';
import { keptOf } from './ask-return';
import type { LineId } from './ids';
import { type KeptReturn, type Receipt, type ReturnedLine, refundedMinor } from './receipt';

/** Declined returns that are remembered for the tills that asked for them; the oldest go first. */
const declinedMax = 20;

/** What the offers say a return comes to. */
export type PricedReturn = Readonly<{
  returnId: string;
  /** Whether that is what the shopper was told. */
  agreed: boolean;
  refundMinor: number;
  lines: readonly PricedLine[];
}>;

/** What of a line is kept, and what that costs and earns extra now. */
type PricedLine = Readonly<{
  lineId: LineId;
  quantityKept: number;
  paidMinor: number;
  bonusPoints: number;
}>;

/** A return that was made, and what the kept units of each line earn extra. */
export type ClosedReturn = Readonly<{ made: KeptReturn; bonusPoints: ReadonlyMap<string, number> }>;

/** It comes to another amount than the shopper was told: nothing has changed. */
export type RefundChanged = Readonly<{ reason: 'RefundChanged'; refundMinor: number; currency: string }>;

/** A word on a return that cannot be right; the text says what is wrong. */
type BrokenPrice = Readonly<{ reason: 'BrokenPrice'; detail: string }>;

/**
 * Takes the offers' word on the return that is being priced; a word on any other changes nothing. What is given back for a
 * line is what was paid for it less what is kept of it costs now. One that gives back less than nothing or more than was
 * paid, or does not add up, is refused whole.
 */
export const closeReturn = (
  receipt: Receipt,
  priced: PricedReturn,
): Result<Readonly<{ receipt: Receipt; closed?: ClosedReturn }>, BrokenPrice> => {
  const { asked, ...rest } = receipt;
  if (asked === undefined || asked.returnId !== priced.returnId) return accepted({ receipt });
  const { returnId, refundMinor } = priced;
  if (!priced.agreed) {
    const declined = [...(receipt.declined ?? []), { returnId, refundMinor }].slice(-declinedMax);
    return accepted({ receipt: { ...rest, declined } });
  }

  const detail = flawOf(receipt, priced);
  if (detail !== undefined) return rejected({ reason: 'BrokenPrice', detail });
  const told = new Map(priced.lines.map((line) => [line.lineId, line]));
  const units = new Map(asked.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const lines = receipt.lines.map((line) => {
    const { quantityKept = line.quantityKept, paidMinor = 0 } = told.get(line.lineId) ?? {};
    return { ...line, quantityKept, refundedMinor: line.paidMinor - paidMinor };
  });
  const changed = lines.flatMap(({ lineId, quantityKept, refundedMinor: back }, at): ReturnedLine[] => {
    const quantity = units.get(lineId) ?? 0;
    const refund = back - (receipt.lines[at]?.refundedMinor ?? 0);
    return quantity > 0 || refund !== 0 ? [{ lineId, quantity, quantityKept, refundMinor: refund }] : [];
  });
  const { toldMinor: _told, ...where } = asked;
  const made: KeptReturn = { ...where, lines: changed, refundMinor };
  return accepted({
    receipt: { ...rest, lines, returns: [...(receipt.returns ?? []), made] },
    closed: {
      made,
      bonusPoints: new Map(priced.lines.map(({ lineId, bonusPoints }) => [lineId, bonusPoints])),
    },
  });
};

const flawOf = (receipt: Receipt, { refundMinor, lines }: PricedReturn): string | undefined => {
  const kept = receipt.asked ? keptOf(receipt, receipt.asked) : new Map<LineId, number>();
  if (lines.length !== kept.size) return `${lines.length} lines instead of ${kept.size}`;
  for (const { lineId, quantityKept, paidMinor } of lines) {
    if (kept.get(lineId) !== quantityKept)
      return `${quantityKept} kept of ${lineId} instead of ${kept.get(lineId)}`;
    if (paidMinor < 0 || (quantityKept === 0 && paidMinor !== 0)) return `line ${lineId} costs ${paidMinor}`;
  }
  if (refundMinor < 0) return `a refund of ${refundMinor}`;
  const before = receipt.lines.reduce((sum, { paidMinor }) => sum + paidMinor, 0) - refundedMinor(receipt);
  const after = lines.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
  if (before - after !== refundMinor) return `a refund of ${refundMinor} instead of ${before - after}`;
  return undefined;
};

import { allocate } from '@rayon/kernel';

/** A campaign's use in one trip: reserved at the end of the trip, settled by the receipt, released or given back. */
export type Redemption = Readonly<{
  campaignId: string;
  version: number;
  discountMinor: number;
  /** What is left of it: what was kept after returns. */
  lines: readonly RedemptionLine[];
}>;

/** The part of a redemption on one line. */
export type RedemptionLine = Readonly<{
  lineId: string;
  /** Pieces of the line when it was paid. */
  quantity: number;
  quantityKept: number;
  discountMinor: number;
  /** What of it only takes back what the price was raised by; absent: nothing, or a row of an earlier version. */
  raisedMinor?: number;
  points: number;
}>;

/** What a return gives back to the campaign's counters. */
export type GivenBack = Readonly<{
  redemption: Redemption;
  discountMinor: number;
  /** What of it had been raised. */
  raisedMinor: number;
  use: boolean;
}>;

/** Discount that falls on the pieces kept: pieces share it to the cent, the odd cents on the first ones. */
const keptOf = (minor: number, { quantity, quantityKept }: RedemptionLine): number =>
  allocate(minor, new Array<number>(quantity).fill(1))
    .slice(0, quantityKept)
    .reduce((sum, part) => sum + part, 0);

/** What the redemption still takes from the budget. */
export const heldMinor = ({ lines }: Redemption): number =>
  lines.reduce((sum, line) => sum + keptOf(line.discountMinor, line), 0);

/** What of that had been raised: never more of a line than its discount, as both go back piece by piece. */
export const heldRaisedMinor = ({ lines }: Pick<Redemption, 'lines'>): number =>
  lines.reduce((sum, line) => sum + (line.raisedMinor ? keptOf(line.raisedMinor, line) : 0), 0);

const isUsed = ({ lines }: Redemption): boolean => lines.some(({ quantityKept }) => quantityKept > 0);

/**
 * The redemption after a return: the returned pieces' share goes back to the budget, and the use itself when
 * nothing that was rewarded is kept. Counts only fall, so that the same return taken twice gives once.
 */
export const giveBack = (redemption: Redemption, kept: ReadonlyMap<string, number>): GivenBack => {
  const lines = redemption.lines.map((line) => ({
    ...line,
    quantityKept: Math.min(line.quantityKept, kept.get(line.lineId) ?? line.quantityKept),
  }));
  const after = { ...redemption, lines };
  return {
    redemption: after,
    discountMinor: heldMinor(redemption) - heldMinor(after),
    raisedMinor: heldRaisedMinor(redemption) - heldRaisedMinor(after),
    use: isUsed(redemption) && !isUsed(after),
  };
};

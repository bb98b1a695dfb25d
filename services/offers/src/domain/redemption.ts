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
  points: number;
}>;

/** What a return gives back to the campaign's counters. */
export type GivenBack = Readonly<{ redemption: Redemption; discountMinor: number; use: boolean }>;

/** Discount that falls on the pieces kept: pieces share it to the cent, the odd cents on the first ones. */
const keptDiscount = ({ discountMinor, quantity, quantityKept }: RedemptionLine): number =>
  allocate(discountMinor, new Array<number>(quantity).fill(1))
    .slice(0, quantityKept)
    .reduce((sum, part) => sum + part, 0);

/** What the redemption still takes from the budget. */
export const heldMinor = ({ lines }: Redemption): number =>
  lines.reduce((sum, line) => sum + keptDiscount(line), 0);

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
    use: isUsed(redemption) && !isUsed(after),
  };
};

import { allocate, proportion } from '@rayon/kernel';
import { type AppliedOffer, offByLine } from './applied-offers';
import type { BasketLine } from './basket';

/** A line of a paid basket, and what is kept of it. */
export type BoughtLine = Readonly<{ line: BasketLine; quantityKept: number }>;

/** What is kept of a line, what that costs, and the points that campaigns give to it. */
export type KeptLine = Readonly<{
  lineId: string;
  quantityKept: number;
  paidMinor: number;
  bonusPoints: number;
}>;

/** The basket as if only these units had ever been bought: each line with its kept units at its own price. */
export const keptBasket = (bought: readonly BoughtLine[]): BasketLine[] =>
  bought.flatMap(({ line, quantityKept }) => {
    if (quantityKept <= 0) return [];
    if (quantityKept >= line.quantity) return [line];
    const of = (minor: number) => proportion(minor, quantityKept, line.quantity);
    const { resaleThresholdMinor } = line;
    return [
      {
        ...line,
        quantity: quantityKept,
        amountMinor: of(line.amountMinor),
        ...(resaleThresholdMinor === undefined ? {} : { resaleThresholdMinor: of(resaleThresholdMinor) }),
      },
    ];
  });

/** What the kept basket, of these lines, costs by line, in the order of `bought`, with these offers. */
export const keptLines = (
  bought: readonly BoughtLine[],
  basket: readonly BasketLine[],
  applied: readonly Pick<AppliedOffer, 'lines' | 'linePoints'>[],
): KeptLine[] => {
  const off = offByLine(applied);
  const extra = new Map<string, number>();
  for (const { linePoints } of applied)
    for (const { lineId, points } of linePoints) extra.set(lineId, (extra.get(lineId) ?? 0) + points);
  const kept = new Map(basket.map((line) => [line.lineId, line]));
  return bought.map(({ line: { lineId }, quantityKept }) => ({
    lineId,
    quantityKept,
    paidMinor: (kept.get(lineId)?.amountMinor ?? 0) - (off.get(lineId) ?? 0),
    bonusPoints: extra.get(lineId) ?? 0,
  }));
};

/**
 * What a return gives back: what is paid until now, less what is kept costs; never less than nothing. Where the kept basket
 * would cost more than was paid (three at the price of two, and the dearest kept), its lines cost together what was paid.
 */
export const refundOf = (
  paidMinor: number,
  kept: readonly KeptLine[],
): Readonly<{ refundMinor: number; lines: readonly KeptLine[] }> => {
  const cost = kept.reduce((sum, line) => sum + line.paidMinor, 0);
  if (cost <= paidMinor) return { refundMinor: paidMinor - cost, lines: kept };
  const shares = allocate(
    paidMinor,
    kept.map((line) => line.paidMinor),
  );
  return { refundMinor: 0, lines: kept.map((line, at) => ({ ...line, paidMinor: shares[at] ?? 0 })) };
};

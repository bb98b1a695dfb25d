import type { Line } from './line';
import type { Trip } from './trip';

/** A line as whoever prices a basket needs it; amounts in minor units of the basket's currency. */
type BasketLine = Readonly<
  Pick<Line, 'lineId' | 'sequence' | 'articleId' | 'gtin' | 'category' | 'quantity' | 'unitPriceMinor'> &
    Pick<
      Line,
      | 'amountMinor'
      | 'deposit'
      | 'brandId'
      | 'weightGrams'
      | 'vatBasisPoints'
      | 'promotionCapBasisPoints'
      | 'resaleThresholdMinor'
      | 'lowerBefore'
    > & {
      /** The lot is reduced, which is inside the amount; absent: it is not. */
      markedDown?: true;
    }
>;

/** The live lines of a trip and its coupons, handed to whoever prices them, and the version of the trip that has them. */
export type Basket = Readonly<{
  currency: string;
  lines: readonly BasketLine[];
  /** Codes of coupons, where any were entered. */
  coupons?: readonly string[];
  tripVersion: number;
}>;

/** The basket of a trip in its version. A line that stays is handed over as the same object, so that whoever priced it knows it again. */
export const basketOf = ({ currency, lines, coupons = [] }: Trip, tripVersion: number): Basket => ({
  currency,
  lines: lines.map(basketLineOf),
  ...(coupons.length === 0 ? {} : { coupons }),
  tripVersion,
});

const handedOver = new WeakMap<Line, BasketLine>();

const basketLineOf = (line: Line): BasketLine => {
  const known = handedOver.get(line);
  if (known) return known;
  const basketLine = {
    lineId: line.lineId,
    sequence: line.sequence,
    articleId: line.articleId,
    gtin: line.gtin,
    category: line.category,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    amountMinor: line.amountMinor,
    deposit: line.deposit,
    ...(line.markdownPercent > 0 ? { markedDown: true as const } : {}),
    ...(line.brandId === undefined ? {} : { brandId: line.brandId }),
    ...(line.weightGrams === undefined ? {} : { weightGrams: line.weightGrams }),
    ...(line.vatBasisPoints === undefined ? {} : { vatBasisPoints: line.vatBasisPoints }),
    ...(line.promotionCapBasisPoints === undefined
      ? {}
      : { promotionCapBasisPoints: line.promotionCapBasisPoints }),
    ...(line.resaleThresholdMinor === undefined ? {} : { resaleThresholdMinor: line.resaleThresholdMinor }),
    ...(line.lowerBefore ? { lowerBefore: line.lowerBefore } : {}),
  };
  handedOver.set(line, basketLine);
  return basketLine;
};

import { type Bought, boughtOf, type PastSale } from './past';
import { isInTarget, type Target } from './target';

/** What somebody usually buys of a target: over whole weeks before a moment, less what was brought back. */
export type Usual = Bought & Readonly<{ weeks: number }>;

/**
 * Adds it up from past receipts, in whatever order they come. Where a currency is asked for, receipts in another one are not
 * looked at, so that an amount may be divided by the receipts; where none is, there are no amounts.
 */
export const usualOf = (
  sales: readonly PastSale[],
  {
    target,
    weeks,
    currency,
    at,
  }: Readonly<{ target: Target; weeks: number; currency: string | undefined; at: Date }>,
): Usual => ({
  ...boughtOf(currency === undefined ? sales : sales.filter((sale) => sale.currency === currency), {
    isIn: isInTarget(target),
    days: weeks * 7,
    at,
    currency,
  }),
  weeks,
});

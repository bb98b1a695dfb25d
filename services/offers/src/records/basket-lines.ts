import type { LineFacts } from '@rayon/events';
import type { BasketLine } from '../domain/basket';

/** A line of an event as the rules see it. */
export const toBasketLine = (facts: LineFacts): BasketLine => ({
  lineId: facts.lineId,
  sequence: facts.sequence,
  articleId: facts.articleId,
  gtin: facts.gtin,
  category: facts.category,
  quantity: facts.quantity,
  unitPriceMinor: facts.unitPrice.minor,
  amountMinor: facts.amount.minor,
  deposit: facts.deposit,
  ...(facts.markdownPercent > 0 ? { markedDown: true as const } : {}),
  ...(facts.brandId === undefined ? {} : { brandId: facts.brandId }),
  ...(facts.vatBasisPoints === undefined ? {} : { vatBasisPoints: facts.vatBasisPoints }),
  ...(facts.promotionCapBasisPoints === undefined
    ? {}
    : { promotionCapBasisPoints: facts.promotionCapBasisPoints }),
  ...(facts.resaleThreshold ? { resaleThresholdMinor: facts.resaleThreshold.minor } : {}),
  ...(facts.lowerBefore ? { lowerBefore: facts.lowerBefore } : {}),
  ...(facts.weightGrams === undefined ? {} : { weightGrams: facts.weightGrams }),
});

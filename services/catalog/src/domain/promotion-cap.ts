import { accepted, basisPointsOf, isPercentage, type Result, rejected } from '@rayon/kernel';
import { because, type CatalogRejection } from './rejection';

/** The most that offers may take off a price, in basis points (3400 for 34 %; 0: nothing); undefined where none is given. */
export const checkPromotionCap = (
  percent: number | null | undefined,
): Result<number | undefined, CatalogRejection> => {
  if (percent === null || percent === undefined) return accepted(undefined);
  return isPercentage(percent)
    ? accepted(basisPointsOf(percent))
    : rejected(because('BadPromotionCap', 'promotionCapPercent'));
};

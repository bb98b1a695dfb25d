import { accepted, basisPointsOf, isPercentage, type Result, rejected } from '@rayon/kernel';
import { because, type CatalogRejection } from './rejection';

/** A percentage in basis points (550 for 5.5 %); undefined where none is given. More decimals than two are none. */
const checkShare =
  (reason: 'BadVatRate' | 'BadPromotionCap', field: string) =>
  (percent: number | null | undefined): Result<number | undefined, CatalogRejection> => {
    if (percent === null || percent === undefined) return accepted(undefined);
    return isPercentage(percent) ? accepted(basisPointsOf(percent)) : rejected(because(reason, field));
  };

/** The VAT rate of an article. */
export const checkVatRate = checkShare('BadVatRate', 'vatPercent');

/** The most that offers together may take off its price; 0: nothing. */
export const checkPromotionCap = checkShare('BadPromotionCap', 'promotionCapPercent');

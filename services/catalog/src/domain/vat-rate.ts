import { accepted, basisPointsOf, isPercentage, type Result, rejected } from '@rayon/kernel';
import { because, type CatalogRejection } from './rejection';

/** A VAT rate in basis points (550 for 5.5 %); undefined where none is given. More decimals than two are no rate. */
export const checkVatRate = (
  percent: number | null | undefined,
): Result<number | undefined, CatalogRejection> => {
  if (percent === null || percent === undefined) return accepted(undefined);
  return isPercentage(percent)
    ? accepted(basisPointsOf(percent))
    : rejected(because('BadVatRate', 'vatPercent'));
};

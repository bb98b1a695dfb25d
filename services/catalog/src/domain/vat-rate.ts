import { accepted, type Result, rejected } from '@rayon/kernel';
import { because, type CatalogRejection } from './rejection';

/** All of it, in basis points. */
const basisPointsMax = 10_000;

/** A VAT rate in basis points (550 for 5.5 %); undefined where none is given. More decimals than two are no rate. */
export const checkVatRate = (
  percent: number | null | undefined,
): Result<number | undefined, CatalogRejection> => {
  if (percent === null || percent === undefined) return accepted(undefined);
  const basisPoints = Math.round(percent * 100);
  const isRate = basisPoints >= 0 && basisPoints <= basisPointsMax && basisPoints / 100 === percent;
  return isRate ? accepted(basisPoints) : rejected(because('BadVatRate', 'vatPercent'));
};

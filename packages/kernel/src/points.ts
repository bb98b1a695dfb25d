import { aboutAEuro, type Currency, isCurrency } from './currencies';

declare const brand: unique symbol;

/** A whole number of points, at least zero. */
export type Points = number & { readonly [brand]: 'Points' };

/** Asserts a whole number of at least zero, so that a broken rule stops here and not in the database. */
export const points = (value: number): Points => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a number of points`);
  return value as Points;
};

/**
 * What paid amount earns one point before any campaign: about a euro in the currency it was paid in. Baskets of earlier
 * versions may name a currency that is none; for them it stays a hundred minor units.
 */
export const minorPerPoint = (currency: Currency): number =>
  isCurrency(currency) ? aboutAEuro(currency) : 100;

/**
 * What one point pays: a hundredth of what earns one. Nothing in what is no currency, nor where that is no whole minor unit (the
 * index unit of Uruguay).
 */
export const pointValueMinor = (currency: Currency): number | undefined => {
  const value = minorPerPoint(currency) / 100;
  return isCurrency(currency) && Number.isInteger(value) ? value : undefined;
};

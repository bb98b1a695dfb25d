import { accepted, eurosWorth, isCurrency, type Result, rejected } from '@rayon/kernel';
import { catalogLimits } from './limits';
import { because, type CatalogRejection } from './rejection';

/** The highest price of an article in a currency, in its minor units. */
export const highestPrice = (currency: string): number => eurosWorth(catalogLimits.priceEuros, currency);

/** Checks an amount by itself: whole minor units from zero on. */
export const checkAmount = (minor: number, field: string): Result<number, CatalogRejection> => {
  if (!Number.isSafeInteger(minor)) return rejected(because('BadInput', field));
  return minor < 0 ? rejected(because('NegativePrice', field)) : accepted(minor);
};

/** Checks a price in the currency of its store. */
export const checkPrice = (
  minor: number,
  currency: string,
  field: string,
): Result<number, CatalogRejection> => {
  // A store of an earlier version may be in a currency that is none.
  if (!isCurrency(currency)) return rejected(because('BadCurrency', field, currency));
  if (minor > highestPrice(currency)) return rejected(because('PriceTooHigh', field, currency));
  return checkAmount(minor, field);
};

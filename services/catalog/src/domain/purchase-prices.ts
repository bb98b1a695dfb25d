import { accepted, type Result, rejected } from '@rayon/kernel';
import type { PurchasePrice } from './article';
import { catalogLimits } from './limits';
import { checkPrice } from './price-bounds';
import { because, type CatalogRejection } from './rejection';

type Known = readonly PurchasePrice[] | undefined;

/** Checks the purchase prices of one row of an import: real currencies, each once, amounts as of any price. */
export const checkPurchasePrices = (
  stated: readonly PurchasePrice[],
): Result<readonly PurchasePrice[], CatalogRejection> => {
  const seen = new Set<string>();
  for (const { currency, minor } of stated) {
    const amount = checkPrice(minor, currency, 'purchasePrices.minor');
    if (!amount.ok) return amount;
    if (seen.has(currency))
      return rejected(because('DuplicateCurrency', 'purchasePrices.currency', currency));
    seen.add(currency);
  }
  return accepted(stated);
};

/** The purchase prices with those that were stated; the others stay. */
export const withStated = (
  known: Known,
  stated: readonly PurchasePrice[],
): Result<Known, CatalogRejection> => {
  const byCurrency = new Map((known ?? []).map((price) => [price.currency, price]));
  for (const { currency, minor } of stated) byCurrency.set(currency, { currency, minor });
  if (byCurrency.size > catalogLimits.currenciesPerArticle)
    return rejected(because('TooMany', 'purchasePrices', String(catalogLimits.currenciesPerArticle)));
  const prices = [...byCurrency.values()].sort((left, right) => (left.currency < right.currency ? -1 : 1));
  return accepted(prices.length === 0 ? undefined : prices);
};

/** The purchase prices without that of a currency. */
export const withoutCurrency = (known: Known, currency: string): Known => {
  const others = known?.filter((price) => price.currency !== currency);
  return others?.length ? others : undefined;
};

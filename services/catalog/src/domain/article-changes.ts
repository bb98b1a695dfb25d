import { accepted, isCurrency, type Result, rejected } from '@rayon/kernel';
import type { Article, Lot, SaleStop } from './article';
import { isAge } from './article-row';
import { catalogLimits } from './limits';
import { checkLot, withLots } from './lots';
import { checkPrice } from './price-bounds';
import { changedPrice } from './prices';
import { withoutCurrency, withStated } from './purchase-prices';
import { because, type CatalogRejection } from './rejection';
import { checkPromotionCap, checkVatRate } from './shares';
import type { Store } from './store';

/** The article with another price in a store; the same object when it costs that already. */
export const withPrice = (
  article: Article,
  { store, minor, at }: { store: Store; minor: number; at: Date },
): Result<Article, CatalogRejection> => {
  const amount = checkPrice(minor, store.currency, 'minor');
  if (!amount.ok) return amount;
  const present = article.prices.find((price) => price.storeId === store.storeId);
  const { storeId, currency, priceListVersion } = store;
  const price = changedPrice(present, {
    storeId,
    currency,
    minor,
    at,
    priceListVersion: priceListVersion + 1,
  });
  if (price === present) return accepted(article);
  if (!present && article.prices.length >= catalogLimits.storesPerArticle)
    return rejected(because('TooMany', 'storeId', String(catalogLimits.storesPerArticle)));
  const prices = [...article.prices.filter((other) => other.storeId !== storeId), price];
  prices.sort((left, right) => (left.storeId < right.storeId ? -1 : 1));
  return accepted({ ...article, prices, version: article.version + 1 });
};

/** The article stopped, recalled or on sale again; the same object when it is so already. */
export const withSaleStop = (article: Article, saleStop: SaleStop): Article =>
  article.saleStop === saleStop ? article : { ...article, saleStop, version: article.version + 1 };

/** The article sold from another age on; the same object when it asks for that already. */
export const withMinimumAge = (article: Article, years: number): Result<Article, CatalogRejection> => {
  if (!isAge(years)) return rejected(because('BadAge', 'minimumAge'));
  return accepted(
    article.minimumAge === years ? article : { ...article, minimumAge: years, version: article.version + 1 },
  );
};

/** The article with another VAT rate, or none known; the same object when it is so already. */
export const withVatRate = (article: Article, percent: number | null | undefined) =>
  withShare(article, 'vatBasisPoints', checkVatRate(percent));

/** The article with another cap on what offers take off it, or none; the same object when it is so already. */
export const withPromotionCap = (article: Article, percent: number | null | undefined) =>
  withShare(article, 'promotionCapBasisPoints', checkPromotionCap(percent));

const withShare = (
  article: Article,
  name: 'vatBasisPoints' | 'promotionCapBasisPoints',
  share: Result<number | undefined, CatalogRejection>,
): Result<Article, CatalogRejection> => {
  if (!share.ok) return share;
  const { [name]: present, ...rest } = article;
  if (share.value === present) return accepted(article);
  const version = article.version + 1;
  return accepted({ ...rest, ...(share.value === undefined ? {} : { [name]: share.value }), version });
};

/** The article at another purchase price in a currency, or at none that is known; the same object when it is so already. */
export const withPurchasePrice = (
  article: Article,
  { currency, minor }: { currency: string; minor: number | undefined },
): Result<Article, CatalogRejection> => {
  if (!isCurrency(currency)) return rejected(because('BadCurrency', 'currency'));
  const { purchasePrices: known, ...rest } = article;
  const present = known?.find((price) => price.currency === currency)?.minor;
  if (minor !== undefined) {
    const amount = checkPrice(minor, currency, 'minor');
    if (!amount.ok) return amount;
  }
  if (present === minor) return accepted(article);
  const after =
    minor === undefined
      ? accepted(withoutCurrency(known, currency))
      : withStated(known, [{ currency, minor }]);
  if (!after.ok) return after;
  const version = article.version + 1;
  return accepted({ ...rest, ...(after.value ? { purchasePrices: after.value } : {}), version });
};

/** The article with a lot put or changed; the same object when nothing changed. */
export const withLot = (article: Article, raw: Lot, at: Date): Result<Article, CatalogRejection> => {
  const lot = checkLot(raw);
  if (!lot.ok) return lot;
  const lots = withLots(article.lots, [lot.value], at);
  if (!lots.ok) return lots;
  if (lots.value.every((one) => article.lots.includes(one))) return accepted(article);
  return accepted({ ...article, lots: lots.value, version: article.version + 1 });
};

import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Article, Lot, PurchasePrice, StorePrice } from './article';
import type { CheckedRow } from './article-row';
import { type Brand, brandIdOf } from './brand';
import { catalogLimits } from './limits';
import { withLots } from './lots';
import { checkPrice } from './price-bounds';
import { changedPrice } from './prices';
import { withStated } from './purchase-prices';
import { because, type CatalogRejection } from './rejection';
import type { Store } from './store';

/**
 * The article as a row leaves it. The row says everything about the article itself; prices and lots it does not
 * mention stay, and so do the VAT rate, the cap on offers, purchase prices and the sale stop. The version is not raised here: whether anything changed is for the caller to compare.
 */
export const importedArticle = (
  present: Article | undefined,
  row: CheckedRow,
  {
    stores,
    brands,
    at,
  }: { stores: ReadonlyMap<string, Store>; brands: ReadonlyMap<string, Brand>; at: Date },
): Result<Article, CatalogRejection> => {
  const prices = pricesAfter(present, row, { stores, at });
  if (!prices.ok) return prices;
  const strangeLot = row.lots.find((lot) => !stores.has(lot.storeId));
  if (strangeLot) return rejected(because('UnknownStore', 'lots.storeReference'));
  const lots = withLots(present?.lots ?? [], keepingRecalls(present?.lots ?? [], row.lots), at);
  if (!lots.ok) return lots;

  const purchasePrices = purchasePricesAfter(present, row);
  if (!purchasePrices.ok) return purchasePrices;

  const { brandName } = row;
  const brandId = brandName && (brands.get(brandName)?.brandId ?? brandIdOf(brandName));
  const { articleId, reference, name, category, codes, soldBy, minimumAge, deposit } = row;
  const vatBasisPoints = row.vatBasisPoints ?? present?.vatBasisPoints;
  const promotionCapBasisPoints = row.promotionCapBasisPoints ?? present?.promotionCapBasisPoints;
  return accepted({
    articleId,
    reference,
    version: present?.version ?? 0,
    name,
    ...(brandId ? { brandId } : {}),
    category,
    codes,
    soldBy,
    minimumAge,
    ...(vatBasisPoints === undefined ? {} : { vatBasisPoints }),
    ...(promotionCapBasisPoints === undefined ? {} : { promotionCapBasisPoints }),
    ...(purchasePrices.value ? { purchasePrices: purchasePrices.value } : {}),
    deposit,
    ...(row.depositArticleId === undefined ? {} : { depositArticleId: row.depositArticleId }),
    saleStop: row.saleStop ?? present?.saleStop ?? 'none',
    prices: prices.value,
    lots: lots.value,
  });
};

const pricesAfter = (
  present: Article | undefined,
  row: CheckedRow,
  { stores, at }: { stores: ReadonlyMap<string, Store>; at: Date },
): Result<readonly StorePrice[], CatalogRejection> => {
  const remeasured = present !== undefined && present.soldBy !== row.soldBy;
  const stated = new Set(row.prices.map((price) => price.storeId));
  // A price per piece must never turn silently into the same amount per kilogram.
  if (remeasured && present.prices.some((price) => !stated.has(price.storeId)))
    return rejected(because('SoldByChanged', 'soldBy'));

  const byStore = new Map(remeasured ? [] : (present?.prices ?? []).map((price) => [price.storeId, price]));
  for (const { storeId, minor } of row.prices) {
    const store = stores.get(storeId);
    if (!store) return rejected(because('UnknownStore', 'prices.storeReference'));
    const { currency, priceListVersion } = store;
    const amount = checkPrice(minor, currency, 'prices.minor');
    if (!amount.ok) return amount;
    byStore.set(
      storeId,
      changedPrice(byStore.get(storeId), {
        storeId,
        minor,
        currency,
        priceListVersion: priceListVersion + 1,
        at,
      }),
    );
  }
  if (byStore.size > catalogLimits.storesPerArticle)
    return rejected(because('TooMany', 'prices', String(catalogLimits.storesPerArticle)));
  return accepted([...byStore.values()].sort((left, right) => (left.storeId < right.storeId ? -1 : 1)));
};

const purchasePricesAfter = (
  present: Article | undefined,
  row: CheckedRow,
): Result<readonly PurchasePrice[] | undefined, CatalogRejection> => {
  const remeasured = present !== undefined && present.soldBy !== row.soldBy;
  const stated = new Set(row.purchasePrices.map(({ currency }) => currency));
  if (remeasured && present.purchasePrices?.some(({ currency }) => !stated.has(currency)))
    return rejected(because('SoldByChanged', 'purchasePrices'));
  return withStated(present?.purchasePrices, row.purchasePrices);
};

/** An import says nothing of recalls of lots; one that was declared stays until somebody lifts it. */
const keepingRecalls = (present: readonly Lot[], put: readonly Lot[]): readonly Lot[] =>
  put.map((lot) => ({
    ...lot,
    recalled: present.some(
      (known) => known.storeId === lot.storeId && known.lot === lot.lot && known.recalled,
    ),
  }));

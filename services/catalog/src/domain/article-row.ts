import type { VariableMeasureRule } from '@rayon/gs1';
import { accepted, idFromName, type Result, rejected, tidyText } from '@rayon/kernel';
import type { Lot, PurchasePrice, SaleStop, SoldBy } from './article';
import { articleCodes } from './codes';
import { catalogLimits } from './limits';
import { checkLot } from './lots';
import { checkAmount } from './price-bounds';
import { checkPurchasePrices } from './purchase-prices';
import { because, type CatalogRejection } from './rejection';
import { checkPromotionCap, checkVatRate } from './shares';
import { storeIdOf } from './store';
import { checkText } from './text';

/** One row of an import as somebody wrote it. */
export type ArticleRow = Readonly<{
  reference: string;
  name: string;
  brand?: string | null;
  category: string;
  codes: readonly string[];
  soldBy: SoldBy;
  minimumAge: number;
  /** Absent: as it is (none known for a new article), so that an import that does not know of VAT takes no rate away. */
  vatPercent?: number | null;
  /** Likewise. */
  promotionCapPercent?: number | null;
  /** Those of currencies that are not mentioned stay. */
  purchasePrices?: readonly PurchasePrice[];
  deposit: boolean;
  depositReference?: string | null;
  prices: readonly Readonly<{ storeReference: string; minor: number }>[];
  lots: readonly Readonly<{
    storeReference: string;
    lot: string;
    expiresOn: string;
    markdownPercent: number;
  }>[];
  /** Absent: as it is (none for a new article), so that a nightly import never lifts a recall. */
  saleStop?: SaleStop | null;
}>;

/** A row that is sound by itself; whether it fits the catalogue is still to be seen. */
export type CheckedRow = Readonly<{
  articleId: string;
  reference: string;
  name: string;
  brandName?: string;
  category: string;
  codes: readonly string[];
  soldBy: SoldBy;
  minimumAge: number;
  vatBasisPoints?: number;
  promotionCapBasisPoints?: number;
  purchasePrices: readonly PurchasePrice[];
  deposit: boolean;
  depositArticleId?: string;
  prices: readonly Readonly<{ storeId: string; minor: number }>[];
  lots: readonly Lot[];
  saleStop?: SaleStop;
}>;

/** An article's id follows from the retailer's reference, so that a repeated import finds it again. */
export const articleIdOf = (reference: string): string => idFromName(`article:${tidyText(reference)}`);

/** Whether it is an age an article may ask for, in years. */
export const isAge = (years: number): boolean =>
  Number.isInteger(years) && years >= 0 && years <= catalogLimits.minimumAgeYears;

const text = (raw: string, field: string, charactersMax: number) => checkText(raw, { field, charactersMax });

/** Checks a row by itself and names the first thing wrong with it. */
export const checkRow = (
  row: ArticleRow,
  rules?: readonly VariableMeasureRule[],
): Result<CheckedRow, CatalogRejection> => {
  const reference = text(row.reference, 'reference', catalogLimits.referenceCharacters);
  if (!reference.ok) return reference;
  const name = text(row.name, 'name', catalogLimits.nameCharacters);
  if (!name.ok) return name;
  const category = text(row.category, 'category', catalogLimits.categoryCharacters);
  if (!category.ok) return category;
  const brandName = row.brand?.trim() ? text(row.brand, 'brand', catalogLimits.brandCharacters) : null;
  if (brandName?.ok === false) return brandName;
  const codes = articleCodes(row.codes, rules);
  if (!codes.ok) return codes;
  const { minimumAge } = row;
  if (!isAge(minimumAge)) return rejected(because('BadAge', 'minimumAge'));
  const vatRate = checkVatRate(row.vatPercent);
  if (!vatRate.ok) return vatRate;
  const promotionCap = checkPromotionCap(row.promotionCapPercent);
  if (!promotionCap.ok) return promotionCap;
  const purchasePrices = checkPurchasePrices(row.purchasePrices ?? []);
  if (!purchasePrices.ok) return purchasePrices;
  const deposit = depositOf(row, reference.value);
  if (!deposit.ok) return deposit;
  const prices = pricesOf(row);
  if (!prices.ok) return prices;
  const lots = lotsOf(row);
  if (!lots.ok) return lots;

  return accepted({
    articleId: articleIdOf(reference.value),
    reference: reference.value,
    name: name.value,
    ...(brandName ? { brandName: brandName.value } : {}),
    category: category.value,
    codes: codes.value,
    soldBy: row.soldBy,
    minimumAge,
    ...(vatRate.value === undefined ? {} : { vatBasisPoints: vatRate.value }),
    ...(promotionCap.value === undefined ? {} : { promotionCapBasisPoints: promotionCap.value }),
    purchasePrices: purchasePrices.value,
    deposit: row.deposit,
    ...(deposit.value === null ? {} : { depositArticleId: articleIdOf(deposit.value) }),
    prices: prices.value,
    lots: lots.value,
    ...(row.saleStop ? { saleStop: row.saleStop } : {}),
  });
};

/** The reference of the row's deposit. A deposit is a piece, and carries no deposit of its own. */
const depositOf = (row: ArticleRow, reference: string): Result<string | null, CatalogRejection> => {
  if (row.deposit && row.soldBy === 'weight') return rejected(because('BadInput', 'soldBy'));
  if (!row.depositReference?.trim()) return accepted(null);
  if (row.deposit) return rejected(because('DepositOfDeposit', 'depositReference'));
  const deposit = text(row.depositReference, 'depositReference', catalogLimits.referenceCharacters);
  if (deposit.ok && deposit.value === reference)
    return rejected(because('DepositOfDeposit', 'depositReference'));
  return deposit;
};

const pricesOf = (row: ArticleRow): Result<CheckedRow['prices'], CatalogRejection> => {
  if (row.prices.length > catalogLimits.storesPerArticle)
    return rejected(because('TooMany', 'prices', String(catalogLimits.storesPerArticle)));
  const prices = new Map<string, number>();
  for (const { storeReference, minor } of row.prices) {
    const amount = checkAmount(minor, 'prices.minor');
    if (!amount.ok) return amount;
    const storeId = storeIdOf(storeReference);
    if (prices.has(storeId))
      return rejected(because('DuplicateStore', 'prices.storeReference', storeReference));
    prices.set(storeId, amount.value);
  }
  return accepted([...prices].map(([storeId, minor]) => ({ storeId, minor })));
};

const lotsOf = (row: ArticleRow): Result<readonly Lot[], CatalogRejection> => {
  if (row.lots.length > catalogLimits.lotsPerArticle)
    return rejected(because('TooMany', 'lots', String(catalogLimits.lotsPerArticle)));
  const lots = new Map<string, Lot>();
  for (const { storeReference, ...facts } of row.lots) {
    const lot = checkLot({ ...facts, storeId: storeIdOf(storeReference), recalled: false });
    if (!lot.ok) return rejected({ ...lot.rejection, field: `lots.${lot.rejection.field}` });
    const key = `${lot.value.storeId}/${lot.value.lot}`;
    if (lots.has(key)) return rejected(because('DuplicateLot', 'lots.lot', lot.value.lot));
    lots.set(key, lot.value);
  }
  return accepted([...lots.values()]);
};

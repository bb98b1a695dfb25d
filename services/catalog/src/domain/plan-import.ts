import { canonicalJson } from '@rayon/kernel';
import type { Article } from './article';
import type { CheckedRow } from './article-row';
import { type Brand, brandIdOf, definedBrand } from './brand';
import { importedArticle } from './imported-article';
import { newlyPricedStoreIds } from './prices';
import { because, type CatalogRejection } from './rejection';
import type { Store } from './store';

/** A row and its place in the import (0-based). */
export type NumberedRow = Readonly<{ row: number; checked: CheckedRow }>;

/** What the catalogue holds of everything an import touches. */
export type KnownCatalog = Readonly<{
  /** Stores by id. */
  stores: ReadonlyMap<string, Store>;
  /** Articles by id: those of the rows and their deposits. */
  articles: ReadonlyMap<string, Article>;
  /** Brands by the names the rows give them. */
  brands: ReadonlyMap<string, Brand>;
  /** Article that carries a code now. */
  ownerOfCode: ReadonlyMap<string, string>;
  /** Deposits that some article carries. */
  depositsInUse: ReadonlySet<string>;
}>;

/** A row that was not taken. */
export type RejectedRow = Readonly<{ row: number; reference: string } & CatalogRejection>;

/** What an import changes, and what it refuses. */
export type ImportPlan = Readonly<{
  created: readonly Article[];
  changed: readonly Article[];
  unchanged: number;
  brands: readonly Brand[];
  /** Stores whose price list this import raises. */
  pricedStoreIds: readonly string[];
  rejected: readonly RejectedRow[];
}>;

/**
 * Decides what an import changes. Good rows are taken, bad ones reported. A code belongs to the article that has it
 * now, else to the first row that claims it; an article gives a code up in one import, another takes it in a later one.
 */
export const planImport = (rows: readonly NumberedRow[], known: KnownCatalog, at: Date): ImportPlan => {
  const owners = new Map(known.ownerOfCode);
  const taken = new Map<string, Article>();
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  const created: Article[] = [];
  const changed: Article[] = [];
  const brands = new Map<string, Brand>();
  const pricedStoreIds = new Set<string>();

  // Deposits first: whatever their place, rows that carry them can then see whether they were taken.
  const inOrder = [...rows].sort(
    (left, right) => Number(right.checked.deposit) - Number(left.checked.deposit) || left.row - right.row,
  );
  for (const { row, checked } of inOrder) {
    const present = known.articles.get(checked.articleId);
    const refusal = refusalOf(checked, { owners, taken }) ?? refusalOfDeposit(checked, { taken, known });
    const after = refusal
      ? { ok: false as const, rejection: refusal }
      : importedArticle(present, checked, { ...known, at });
    if (!after.ok) {
      rejected.push({ row, reference: checked.reference, ...after.rejection });
      continue;
    }
    for (const code of checked.codes) owners.set(code, checked.articleId);
    taken.set(checked.articleId, after.value);
    if (present && canonicalJson(present) === canonicalJson(after.value)) {
      unchanged += 1;
      continue;
    }
    (present ? changed : created).push({ ...after.value, version: after.value.version + 1 });
    noteBrand(brands, checked, known);
    for (const storeId of newlyPricedStoreIds(present, after.value)) pricedStoreIds.add(storeId);
  }
  rejected.sort((left, right) => left.row - right.row);
  return {
    created,
    changed,
    unchanged,
    brands: [...brands.values()],
    pricedStoreIds: [...pricedStoreIds],
    rejected,
  };
};

const refusalOf = (
  { articleId, codes }: CheckedRow,
  { owners, taken }: { owners: ReadonlyMap<string, string>; taken: ReadonlyMap<string, Article> },
): CatalogRejection | null => {
  if (taken.has(articleId)) return because('DuplicateReference', 'reference');
  const foreign = codes.find((code) => (owners.get(code) ?? articleId) !== articleId);
  return foreign === undefined ? null : because('DuplicateCode', 'codes', foreign);
};

const refusalOfDeposit = (
  { articleId, deposit, depositArticleId }: CheckedRow,
  { taken, known }: { taken: ReadonlyMap<string, Article>; known: KnownCatalog },
): CatalogRejection | null => {
  const wasDeposit = known.articles.get(articleId)?.deposit === true;
  const carriedByTaken = () => [...taken.values()].some((other) => other.depositArticleId === articleId);
  if (!deposit && (known.depositsInUse.has(articleId) || (wasDeposit && carriedByTaken())))
    return because('DepositInUse', 'deposit');
  if (depositArticleId === undefined) return null;
  const carried = taken.get(depositArticleId) ?? known.articles.get(depositArticleId);
  return carried?.deposit ? null : because('UnknownDeposit', 'depositReference');
};

/** The first spelling of a brand stays; `definedBrand` is for whoever renames one on purpose. */
const noteBrand = (brands: Map<string, Brand>, { brandName }: CheckedRow, known: KnownCatalog): void => {
  if (brandName === undefined || known.brands.has(brandName)) return;
  const brandId = brandIdOf(brandName);
  if (!brands.has(brandId)) brands.set(brandId, definedBrand(undefined, brandName));
};

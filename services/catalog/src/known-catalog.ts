import { comparedText } from '@rayon/kernel';
import { oneOf, type Transaction } from '@rayon/store';
import type { Catalog } from './catalog';
import { brandNamed } from './domain/brand';
import type { KnownCatalog } from './domain/plan-import';
import { toArticle } from './rows/articles';

/** What an import touches, by id; brands by the names its rows give them. */
export type Touched = Readonly<{
  storeIds: readonly string[];
  articleIds: readonly string[];
  brandNames: readonly string[];
  codes: readonly string[];
  /** Rows that are no deposit: are they one that others carry? */
  notDepositIds: readonly string[];
}>;

/** What the catalogue holds of all that, as of one moment and in a handful of reads however many rows there are. */
export const knownCatalog = async (
  { stores, brands, articles }: Catalog,
  { session }: Transaction,
  { storeIds, articleIds, brandNames, codes, notDepositIds }: Touched,
): Promise<KnownCatalog> => {
  const knownStores = await stores.findAll(storeIds, { session });
  const knownArticles = await articles.findAll(articleIds, { session });
  const comparedNames = new Map(brandNames.map((name) => [name, comparedText(name)]));
  const knownBrands = await brands.findMany(
    { comparedName: oneOf([...new Set(comparedNames.values())]) },
    { sort: { brandId: 1 }, session },
  );
  const owners = await articles.aggregate<{ _id: string; codes: string[] }>(
    { codes: oneOf(codes) },
    [{ $project: { codes: 1 } }],
    { session },
  );
  const found = knownArticles.flatMap((article) => (article ? [toArticle(article)] : []));
  const asked = new Set(notDepositIds);
  const doubtful = found.filter(({ deposit, articleId }) => deposit && asked.has(articleId));
  const inUse =
    doubtful.length === 0
      ? []
      : await articles.aggregate<{ _id: string }>(
          { depositArticleId: oneOf(doubtful.map(({ articleId }) => articleId)) },
          [{ $group: { _id: '$depositArticleId' } }],
          { session },
        );
  return {
    stores: new Map(knownStores.flatMap((store) => (store ? [[store.storeId, store]] : []))),
    articles: new Map(found.map((article) => [article.articleId, article])),
    brands: new Map(
      [...comparedNames].flatMap(([name, compared]) => {
        const alike = knownBrands.filter(({ comparedName }) => comparedName === compared);
        const brand = brandNamed(alike, name);
        return brand ? [[name, brand]] : [];
      }),
    ),
    ownerOfCode: new Map(owners.flatMap(({ _id, codes: own }) => own.map((code) => [code, _id]))),
    depositsInUse: new Set(inUse.map(({ _id }) => _id)),
  };
};

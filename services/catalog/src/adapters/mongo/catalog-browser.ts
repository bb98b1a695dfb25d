import { type Page, pageOf } from '@rayon/kernel';
import { above, inOrder, oneOf } from '@rayon/store';
import mongoose, { type QueryFilter } from 'mongoose';
import type { Article } from '../../domain/article';
import type { Brand } from '../../domain/brand';
import { articleCode } from '../../domain/codes';
import type { Store } from '../../domain/store';
import { plainText } from '../../domain/text';
import type { ArticleRow, CatalogModels, PriceStepRow } from './models';
import { toArticle, toBrand, toStore } from './rows';

/** Reads for people who look at the catalogue; each key's answer stands at the key's place. */
export type CatalogBrowser = Readonly<{
  articles: (ids: readonly string[]) => Promise<(Article | null)[]>;
  brands: (ids: readonly string[]) => Promise<(Brand | null)[]>;
  stores: (ids: readonly string[]) => Promise<(Store | null)[]>;
  articleByCode: (code: string) => Promise<Article | null>;
  articlePage: (of: {
    search?: string | null;
    category?: string | null;
    first: number;
    after?: Place;
  }) => Promise<Page<Article>>;
  allStores: () => Promise<Store[]>;
  brandsNamed: (search: string, first: number) => Promise<Brand[]>;
  categories: () => Promise<string[]>;
  priceSteps: (of: { articleId: string; storeId: string; first: number }) => Promise<PriceStepRow[]>;
}>;

const storesMax = 1000;
const searchWordsMax = 6;

const containing = (word: string) =>
  mongoose.trusted({ $regex: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') });

/** The reading side of the catalogue's database. */
export const createCatalogBrowser = (models: CatalogModels): CatalogBrowser => {
  const [articles, brands, stores, priceSteps] = [
    models.articles.model,
    models.brands.model,
    models.stores.model,
    models.priceSteps.model,
  ];
  return {
    articles: async (ids) => {
      const rows = await articles.find({ _id: oneOf(ids) }).lean();
      return inOrder(ids, rows, toArticle);
    },
    brands: async (ids) => inOrder(ids, await brands.find({ _id: oneOf(ids) }).lean(), toBrand),
    stores: async (ids) => inOrder(ids, await stores.find({ _id: oneOf(ids) }).lean(), toStore),
    articleByCode: async (code) => {
      const row = await articles.findOne({ codes: code }).lean();
      return row ? toArticle(row) : null;
    },
    articlePage: async ({ search, category, first, after }) => {
      const filter: QueryFilter<ArticleRow> = mongoose.trusted({
        ...(category ? { category } : {}),
        $and: [...searchConditions(search ?? ''), ...(after ? [beyond(after)] : []), {}],
      });
      const rows = await articles
        .find(filter)
        .sort({ plainName: 1, _id: 1 })
        .limit(first + 1)
        .lean();
      return pageOf(rows, first, { markOf, toItem: toArticle });
    },
    allStores: async () =>
      (await stores.find({}).sort({ name: 1, _id: 1 }).limit(storesMax).lean()).map(toStore),
    brandsNamed: async (search, first) => {
      const filter = search === '' ? {} : { plainName: containing(plainText(search)) };
      return (await brands.find(filter).sort({ plainName: 1, _id: 1 }).limit(first).lean()).map(toBrand);
    },
    categories: async () => (await articles.distinct('category')).sort((a, b) => a.localeCompare(b, 'fr')),
    priceSteps: ({ articleId, storeId, first }) =>
      priceSteps.find({ articleId, storeId }).sort({ since: -1 }).limit(first).lean<PriceStepRow[]>(),
  };
};

const searchConditions = (search: string): object[] => {
  const text = search.trim();
  if (text === '') return [];
  const code = articleCode(text);
  if (code.ok) return [{ codes: code.value }];
  return plainText(text)
    .split(/\s+/)
    .slice(0, searchWordsMax)
    .map((word) => ({ searchText: containing(word) }));
};

/** A place in the order of names. */
export type Place = Readonly<{ plainName: string; _id: string }>;

const beyond = ({ plainName, _id }: Place): object => ({
  $or: [{ plainName: above(plainName) }, { plainName, _id: above(_id) }],
});

const markOf = ({ plainName, _id }: Place): string =>
  Buffer.from(JSON.stringify([plainName, _id])).toString('base64url');

/** The place a page mark stands for; nothing for a text that is none. */
export const placeOf = (mark: string): Place | undefined => {
  try {
    const read: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2 && read.every((part) => typeof part === 'string'))
      return { plainName: String(read[0]), _id: String(read[1]) };
  } catch {
    // A text that somebody changed.
  }
  return undefined;
};

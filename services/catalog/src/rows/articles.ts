import { comparedText, plainText } from '@rayon/kernel';
import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { Article } from '../domain/article';

const priceShape = z.object({
  storeId: z.string(),
  minor: z.int(),
  currency: z.string(),
  since: z.date(),
  priceListVersion: z.int(),
  earlier: z.array(z.object({ minor: z.int(), since: z.date(), priceListVersion: z.int().optional() })),
});

const lotShape = z.object({
  storeId: z.string(),
  lot: z.string(),
  expiresOn: z.string(),
  markdownPercent: z.int(),
  earlier: z.array(z.object({ markdownPercent: z.int(), until: z.date() })).optional(),
  recalled: z.boolean(),
});

const articleShape = z.object({
  articleId: z.string(),
  reference: z.string(),
  version: z.int(),
  name: z.string(),
  brandId: z.string().optional(),
  category: z.string(),
  codes: z.array(z.string()),
  soldBy: z.enum(['unit', 'weight']),
  minimumAge: z.int(),
  vatBasisPoints: z.int().optional(),
  promotionCapBasisPoints: z.int().optional(),
  purchasePrices: z.array(z.object({ currency: z.string(), minor: z.int() })).optional(),
  deposit: z.boolean(),
  depositArticleId: z.string().optional(),
  saleStop: z.enum(['none', 'stopped', 'recalled']),
  prices: z.array(priceShape),
  lots: z.array(lotShape),
  /** Name without case and accents, for ordering. */
  plainName: z.string(),
  /** Name, brand's name and reference without case and accents, for searching. */
  searchText: z.string(),
  /** Category as it is compared, for finding it in any spelling; empty in rows of before until they are written again. */
  comparedCategory: z.string().default(''),
});

/** An article with what it is found by. */
type IndexedArticle = Article & Readonly<{ plainName: string; searchText: string; comparedCategory: string }>;

/** Articles, each with its prices and lots in every store: one row, so that its facts agree at every moment. */
export const articles = table<IndexedArticle>('articles', {
  key: 'articleId',
  retention: keptAsLongAs('the shops may sell it'),
  row: articleShape,
  indexes: [
    // The store itself guards that no code names two articles.
    { on: { codes: 1 }, unique: true },
    { on: { plainName: 1, articleId: 1 } },
    { on: { comparedCategory: 1, plainName: 1, articleId: 1 } },
    { on: { comparedCategory: 1, category: 1 } },
    { on: { depositArticleId: 1 }, sparse: true },
  ],
});

/** A stored article as the rules see it. */
export const toArticle = ({
  plainName: _plain,
  searchText: _search,
  comparedCategory: _compared,
  ...article
}: IndexedArticle): Article => article;

/** An article as it is kept. */
export const toIndexed = (article: Article, brandName: string | undefined): IndexedArticle => ({
  ...article,
  plainName: plainText(article.name),
  searchText: plainText([article.name, brandName ?? '', article.reference].join(' ')),
  comparedCategory: comparedText(article.category),
});

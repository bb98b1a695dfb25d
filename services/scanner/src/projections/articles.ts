import { type ArticleFacts, AssortmentChangedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';
import type { Article, PurchasePrice } from '../domain/article';
import { articleId, storeId } from '../domain/ids';

const articleShape = z.object({
  articleId: z.custom<Article['articleId']>(),
  version: z.int(),
  name: z.string(),
  brandId: z.string().optional(),
  category: z.string(),
  codes: z.array(z.string()),
  soldBy: z.enum(['unit', 'weight']),
  minimumAge: z.int(),
  vatBasisPoints: z.int().optional(),
  promotionCapBasisPoints: z.int().optional(),
  purchasePrices: z.array(z.custom<PurchasePrice>()).optional(),
  depositArticleId: z.custom<Article['articleId']>().optional(),
  deposit: z.boolean(),
  saleStop: z.enum(['none', 'stopped', 'recalled']),
  prices: z.array(z.custom<Article['prices'][number]>()),
  lots: z.array(z.custom<Article['lots'][number]>()),
});

/** An article as the scanner prices it. */
export const toArticle = (facts: ArticleFacts): Article => ({
  articleId: articleId(facts.articleId),
  version: facts.version,
  name: facts.name,
  ...(facts.brandId === undefined ? {} : { brandId: facts.brandId }),
  category: facts.category,
  codes: facts.codes,
  soldBy: facts.soldBy,
  minimumAge: facts.minimumAge,
  ...(facts.vatBasisPoints === undefined ? {} : { vatBasisPoints: facts.vatBasisPoints }),
  ...(facts.promotionCapBasisPoints === undefined
    ? {}
    : { promotionCapBasisPoints: facts.promotionCapBasisPoints }),
  ...(facts.purchasePrices ? { purchasePrices: facts.purchasePrices } : {}),
  ...(facts.depositArticleId === undefined ? {} : { depositArticleId: articleId(facts.depositArticleId) }),
  deposit: facts.deposit,
  saleStop: facts.saleStop,
  prices: facts.prices.map(({ earlier, since, lowestPrior30DaysMinor: _lowest, ...price }) => ({
    ...price,
    storeId: storeId(price.storeId),
    ...(earlier
      ? { since: new Date(since), earlier: earlier.map((step) => ({ ...step, since: new Date(step.since) })) }
      : {}),
  })),
  lots: facts.lots.map(({ earlier, ...lot }) => ({
    ...lot,
    storeId: storeId(lot.storeId),
    ...(earlier ? { earlier: earlier.map((step) => ({ ...step, until: new Date(step.until) })) } : {}),
  })),
});

/** The scanner's copy of the assortment: what a scan is priced from. */
export const articles = projection<Article>('articles', {
  key: 'articleId',
  row: articleShape,
  indexes: [{ on: { codes: 1 } }],
  heldInMemory: true,
  follows: [
    follow(AssortmentChangedV1, ({ data }) =>
      data.articles.map((facts) => ({
        key: facts.articleId,
        sequence: facts.version,
        evolve: () => toArticle(facts),
      })),
    ),
  ],
});

import { type ArticleFacts, AssortmentChangedV1, BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { type Envelope, newEvent } from '@rayon/kernel';
import type { Article } from './domain/article';
import type { Brand } from './domain/brand';
import { lowestPrior30Days } from './domain/prices';
import type { Store } from './domain/store';

/** An event carries at most this many articles (the contract's limit) … */
const articlesPerEventMax = 50;
/** … and stays below what every broker takes. */
const bytesPerEventMax = 60_000;

/** What the events of a change carry: its stores and brands, and its articles by event with the first event's sequence. */
type Contents = Readonly<{
  stores: readonly Store[];
  brands: readonly Brand[];
  batches: readonly ArticleFacts[][];
  firstSequence: number;
}>;

/** The events of a change, brands and stores first: an article may name them. */
export const eventsOf = (
  { stores, brands, batches, firstSequence }: Contents,
  { at, correlationId }: { at: Date; correlationId: string },
): Envelope[] => [
  ...stores.map(({ storeId, name, city, currency, timeZone, version }) => {
    const data = { storeId, name, city, currency, timeZone };
    return newEvent(StoreDefinedV1, { data, sequence: version, at, correlationId });
  }),
  ...brands.map(({ brandId, name, version }) =>
    newEvent(BrandDefinedV1, { data: { brandId, name }, sequence: version, at, correlationId }),
  ),
  ...batches.map((articles, index) =>
    newEvent(AssortmentChangedV1, {
      data: { articles },
      sequence: firstSequence + index,
      at,
      correlationId,
    }),
  ),
];

/** The articles of a change by event, each with all its facts. */
export const assortmentBatches = (articles: readonly Article[]): ArticleFacts[][] => {
  const all: ArticleFacts[][] = [];
  let current: ArticleFacts[] = [];
  let bytes = 0;
  for (const article of articles) {
    const facts = factsOf(article);
    const size = Buffer.byteLength(JSON.stringify(facts));
    if (current.length > 0 && (current.length >= articlesPerEventMax || bytes + size > bytesPerEventMax)) {
      all.push(current);
      current = [];
      bytes = 0;
    }
    current.push(facts);
    bytes += size;
  }
  if (current.length > 0) all.push(current);
  return all;
};

const factsOf = (article: Article): ArticleFacts => ({
  articleId: article.articleId,
  version: article.version,
  name: article.name,
  ...(article.brandId === undefined ? {} : { brandId: article.brandId }),
  category: article.category,
  codes: [...article.codes],
  soldBy: article.soldBy,
  minimumAge: article.minimumAge,
  ...(article.depositArticleId === undefined ? {} : { depositArticleId: article.depositArticleId }),
  deposit: article.deposit,
  saleStop: article.saleStop,
  prices: article.prices.map((price) => {
    const lowest = lowestPrior30Days(price);
    return {
      storeId: price.storeId,
      minor: price.minor,
      currency: price.currency,
      per: article.soldBy === 'weight' ? ('kilogram' as const) : ('unit' as const),
      priceListVersion: price.priceListVersion,
      since: price.since.toISOString(),
      ...(lowest === null ? {} : { lowestPrior30DaysMinor: lowest }),
    };
  }),
  lots: article.lots.map((lot) => ({ ...lot })),
});

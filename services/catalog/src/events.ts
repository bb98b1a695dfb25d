import { type ArticleFacts, AssortmentChangedV1, BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { type Clock, type Envelope, newEvent, newId } from '@rayon/kernel';
import type { Retell } from '@rayon/messaging';
import type { Catalog } from './catalog';
import type { Article } from './domain/article';
import type { Brand } from './domain/brand';
import { lowerBefore, lowestPrior30Days, recentPrices } from './domain/prices';
import type { Store } from './domain/store';
import { toArticle } from './rows/articles';

/** An event carries at most this many articles (the contract's limit) … */
const articlesPerEventMax = 50;
/** … and stays below what every broker takes. */
const bytesPerEventMax = 60_000;

/** What made events, and when. */
type Cause = Readonly<{ at: Date; correlationId: string }>;

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
  { at, correlationId }: Cause,
): Envelope[] => [
  ...stores.map((store) => storeDefined(store, { at, correlationId })),
  ...brands.map((brand) => brandDefined(brand, { at, correlationId })),
  ...batches.map((articles, index) =>
    assortmentChanged(articles, { sequence: firstSequence + index, at, correlationId }),
  ),
];

const storeDefined = ({ version, ...store }: Store, cause: Cause): Envelope => {
  const { storeId, name, city, currency, timeZone, region } = store;
  const facts = { storeId, name, city, currency, timeZone };
  const data = region === undefined ? facts : { ...facts, region };
  return newEvent(StoreDefinedV1, { data, sequence: version, ...cause });
};

const brandDefined = ({ brandId, name, version }: Brand, cause: Cause): Envelope =>
  newEvent(BrandDefinedV1, { data: { brandId, name }, sequence: version, ...cause });

const assortmentChanged = (articles: ArticleFacts[], numbered: Cause & { sequence: number }): Envelope =>
  newEvent(AssortmentChangedV1, { data: { articles }, ...numbered });

/**
 * The catalogue is told again from its rows: each event carries all facts of what it is about, so that the newest says
 * everything. Articles are told under the newest number of the assortment; copies go by the version of each.
 */
export const retellCatalog = (catalog: Catalog, clock: Clock): Retell[] => {
  const now = (): Cause => ({ at: clock(), correlationId: newId() });
  return [
    {
      contracts: [StoreDefinedV1],
      tell: async function* tell() {
        const cause = now();
        for await (const store of catalog.stores.stream({}, { sort: { storeId: 1 } }))
          yield storeDefined(store, cause);
      },
    },
    {
      contracts: [BrandDefinedV1],
      tell: async function* tell() {
        const cause = now();
        for await (const brand of catalog.brands.stream({}, { sort: { brandId: 1 } }))
          yield brandDefined(brand, cause);
      },
    },
    {
      contracts: [AssortmentChangedV1],
      tell: async function* tell() {
        const { value: sequence } = (await catalog.sequences.find('assortment')) ?? { value: 0 };
        const cause = { sequence, ...now() };
        const told = (articles: readonly Article[]) =>
          assortmentBatches(articles).map((batch) => assortmentChanged(batch, cause));
        let waiting: Article[] = [];
        for await (const row of catalog.articles.stream({}, { sort: { articleId: 1 } })) {
          waiting.push(toArticle(row));
          if (waiting.length < articlesPerEventMax) continue;
          yield* told(waiting);
          waiting = [];
        }
        yield* told(waiting);
      },
    },
  ];
};

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
  ...(article.vatBasisPoints === undefined ? {} : { vatBasisPoints: article.vatBasisPoints }),
  ...(article.promotionCapBasisPoints === undefined
    ? {}
    : { promotionCapBasisPoints: article.promotionCapBasisPoints }),
  ...(article.purchasePrices
    ? { purchasePrices: article.purchasePrices.map((price) => ({ ...price })) }
    : {}),
  ...(article.depositArticleId === undefined ? {} : { depositArticleId: article.depositArticleId }),
  deposit: article.deposit,
  saleStop: article.saleStop,
  prices: article.prices.map((price) => {
    const lowest = lowestPrior30Days(price);
    const recent = recentPrices(price);
    const lower = lowerBefore(price);
    return {
      storeId: price.storeId,
      minor: price.minor,
      currency: price.currency,
      per: article.soldBy === 'weight' ? ('kilogram' as const) : ('unit' as const),
      priceListVersion: price.priceListVersion,
      since: price.since.toISOString(),
      ...(recent.length === 0
        ? {}
        : { earlier: recent.map((step) => ({ ...step, since: step.since.toISOString() })) }),
      ...(lowest === null ? {} : { lowestPrior30DaysMinor: lowest }),
      ...(lower.length === 0
        ? {}
        : { lowerBefore: lower.map(({ minor, until }) => ({ minor, until: until.toISOString() })) }),
    };
  }),
  lots: article.lots.map(({ earlier, ...lot }) => ({
    ...lot,
    ...(earlier ? { earlier: earlier.map((step) => ({ ...step, until: step.until.toISOString() })) } : {}),
  })),
});

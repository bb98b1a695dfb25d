import { type EventBus, type Stoppable } from '@rayon/bus';
import { type ArticleFacts, AssortmentChangedV1, StoreDefinedV1 } from '@rayon/events';
import { openEnvelope } from '@rayon/kernel';
import type { Listeners } from '@rayon/messaging';
import type { Article } from '../../domain/article';
import { articleId, storeId } from '../../domain/ids';
import type { Store } from '../../domain/store';
import type { ArticleMemory } from '../mongo/article-memory';
import type { ArticleCopy } from '../mongo/articles';
import type { StoreCopy } from '../mongo/stores';
import type { CopyFreshness } from './copy-freshness';

type Copies = Readonly<{
  articles: ArticleCopy;
  stores: StoreCopy;
  memory: ArticleMemory;
  freshness: CopyFreshness;
}>;

/** Keeps the copies of stores and articles in the database. */
export const listenToCatalog = (listeners: Listeners, { articles, stores, freshness }: Copies): void => {
  const durable = 'scanner-on-catalog';
  listeners.on(StoreDefinedV1, { durable }, async ({ data, time }, session) => {
    await stores.store(toStore(data), session);
    freshness.note(new Date(time));
  });
  listeners.on(AssortmentChangedV1, { durable }, async ({ data, time }, session) => {
    await articles.store(data.articles.map(toArticle), session);
    freshness.note(new Date(time));
  });
};

/**
 * Keeps what this process holds in memory current. Every process must see every change, while a durable consumer
 * shares them out: hence the tap, which stores nothing.
 */
export const watchCatalog = (bus: EventBus, { stores, memory }: Copies): Promise<Stoppable> =>
  bus.tap([AssortmentChangedV1.subject, StoreDefinedV1.subject], (envelope) => {
    if (envelope.type === StoreDefinedV1.subject)
      return stores.refresh(toStore(openEnvelope(StoreDefinedV1, envelope).data));
    for (const facts of openEnvelope(AssortmentChangedV1, envelope).data.articles)
      memory.refresh(toArticle(facts));
  });

const toStore = (data: Omit<Store, 'storeId'> & { storeId: string }): Store => ({
  ...data,
  storeId: storeId(data.storeId),
});

const toArticle = (facts: ArticleFacts): Article => ({
  articleId: articleId(facts.articleId),
  version: facts.version,
  name: facts.name,
  ...(facts.brandId === undefined ? {} : { brandId: facts.brandId }),
  category: facts.category,
  codes: facts.codes,
  soldBy: facts.soldBy,
  minimumAge: facts.minimumAge,
  ...(facts.depositArticleId === undefined ? {} : { depositArticleId: articleId(facts.depositArticleId) }),
  deposit: facts.deposit,
  saleStop: facts.saleStop,
  prices: facts.prices.map(({ storeId: store, minor, currency, per, priceListVersion }) => ({
    storeId: storeId(store),
    minor,
    currency,
    per,
    priceListVersion,
  })),
  lots: facts.lots.map((lot) => ({ ...lot, storeId: storeId(lot.storeId) })),
});

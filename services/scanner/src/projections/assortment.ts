import type { EventBus, Stoppable } from '@rayon/bus';
import { AssortmentChangedV1, StoreDefinedV1 } from '@rayon/events';
import { type Logger, openEnvelope } from '@rayon/kernel';
import type { Projected } from '@rayon/messaging';
import { LRUCache } from 'lru-cache';
import type { Article } from '../domain/article';
import type { ArticleId, StoreId } from '../domain/ids';
import type { Store } from '../domain/store';
import { createArticleMemory } from './article-memory';
import { toArticle } from './articles';
import { followArticles } from './follow-articles';
import { toStore } from './stores';

/** A store held is read anew after this long, should a tap ever have missed a change. */
const heldMilliseconds = 60_000;
const storesMax = 10_000;

/** What a store sells, from the copies, with what is in use held in memory. */
export type Assortment = Readonly<{
  article: (articleId: ArticleId) => Promise<Article | undefined>;
  articleByCode: (gtin: string) => Promise<Article | undefined>;
  store: (storeId: StoreId) => Promise<Store | undefined>;
}>;

/**
 * Opens the copies for scanning; the articles come into memory in the background. Every process must see every change,
 * while a durable consumer shares them out: hence the tap, which stores nothing.
 */
export const openAssortment = async ({
  articles,
  stores,
  bus,
  now,
  articlesInMemoryMax,
  logger,
}: {
  articles: Pick<Projected<Article>, 'rows' | 'changedSince' | 'onRebuilt'>;
  stores: Pick<Projected<Store>, 'rows'>;
  bus: EventBus;
  now: () => number;
  articlesInMemoryMax: number;
  logger: Logger;
}): Promise<Assortment & Stoppable> => {
  const memory = createArticleMemory(articlesInMemoryMax);
  const heldStores = new LRUCache<string, Store>({
    max: storesMax,
    ttl: heldMilliseconds,
    ttlResolution: 0,
    perf: { now },
  });

  const kept = (article: Article | undefined): Article | undefined => {
    if (!article) return undefined;
    memory.keep(article);
    // A newer version may have come in while this one was read.
    return memory.find(article.articleId) ?? article;
  };

  const tap = await bus.tap([AssortmentChangedV1.subject, StoreDefinedV1.subject], (envelope) => {
    if (envelope.type === StoreDefinedV1.subject) {
      const store = toStore(openEnvelope(StoreDefinedV1, envelope).data);
      if (heldStores.has(store.storeId)) heldStores.set(store.storeId, store);
      return;
    }
    for (const facts of openEnvelope(AssortmentChangedV1, envelope).data.articles)
      memory.refresh(toArticle(facts));
  });

  const following = followArticles(articles, { memory, articlesMax: articlesInMemoryMax, logger });

  return {
    article: async (articleId) => memory.find(articleId) ?? kept(await articles.rows.find(articleId)),
    articleByCode: async (gtin) =>
      memory.findByCode(gtin) ?? kept(await articles.rows.findOne({ codes: gtin })),
    store: async (storeId) => {
      const held = heldStores.get(storeId);
      if (held) return held;
      const store = await stores.rows.find(storeId);
      if (store) heldStores.set(storeId, store);
      return store;
    },
    stop: async () => {
      await tap.stop();
      await following.stop();
    },
  };
};

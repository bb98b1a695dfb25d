import { accepted, type Result, rejected } from '@rayon/kernel';
import { withPrice } from '../domain/article-changes';
import { because, type CatalogRejection } from '../domain/rejection';
import type { Asked, CatalogStore } from './catalog-store';

/** Sets the price of an article in one store from now on, in the store's currency; earlier prices stay on record. */
export const setPrice =
  ({ catalog }: { catalog: CatalogStore }) =>
  (
    asked: Asked,
    input: { articleId: string; storeId: string; minor: number },
  ): Promise<Result<{ articleId: string }, CatalogRejection>> =>
    catalog.change({ ...asked, name: 'setPrice', input }, async (reads) => {
      const article = await reads.article(input.articleId);
      if (!article) return rejected(because('UnknownArticle', 'articleId'));
      const store = await reads.store(input.storeId);
      if (!store) return rejected(because('UnknownStore', 'storeId'));
      const priced = withPrice(article, { store, minor: input.minor, at: asked.at });
      if (!priced.ok) return priced;
      return accepted({
        answer: { articleId: input.articleId },
        change: priced.value === article ? {} : { changed: [priced.value], pricedStoreIds: [store.storeId] },
      });
    });

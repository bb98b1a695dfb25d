import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Lot } from '../domain/article';
import { withLot } from '../domain/article-changes';
import { because, type CatalogRejection } from '../domain/rejection';
import type { Asked, CatalogStore } from './catalog-store';

/** Puts a lot of an article in a store, or changes its date, reduction or recall. */
export const putLot =
  ({ catalog }: { catalog: CatalogStore }) =>
  (
    asked: Asked,
    { articleId, ...lot }: { articleId: string } & Lot,
  ): Promise<Result<{ articleId: string }, CatalogRejection>> =>
    catalog.change({ ...asked, name: 'putLot', input: { articleId, ...lot } }, async (reads) => {
      const article = await reads.article(articleId);
      if (!article) return rejected(because('UnknownArticle', 'articleId'));
      if (!(await reads.store(lot.storeId))) return rejected(because('UnknownStore', 'storeId'));
      const put = withLot(article, lot, asked.at);
      if (!put.ok) return put;
      return accepted({
        answer: { articleId },
        change: put.value === article ? {} : { changed: [put.value] },
      });
    });

import { accepted, type Result, rejected } from '@rayon/kernel';
import type { SaleStop } from '../domain/article';
import { withSaleStop } from '../domain/article-changes';
import { because, type CatalogRejection } from '../domain/rejection';
import type { Asked, CatalogStore } from './catalog-store';

/** Stops or recalls an article everywhere, or lets it be sold again. */
export const setSaleStop =
  ({ catalog }: { catalog: CatalogStore }) =>
  (
    asked: Asked,
    input: { articleId: string; saleStop: SaleStop },
  ): Promise<Result<{ articleId: string }, CatalogRejection>> =>
    catalog.change({ ...asked, name: 'setSaleStop', input }, async (reads) => {
      const article = await reads.article(input.articleId);
      if (!article) return rejected(because('UnknownArticle', 'articleId'));
      const stopped = withSaleStop(article, input.saleStop);
      return accepted({
        answer: { articleId: input.articleId },
        change: stopped === article ? {} : { changed: [stopped] },
      });
    });

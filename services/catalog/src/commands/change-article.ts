import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import { changeCatalog } from '../changes';
import type { Article } from '../domain/article';
import { newlyPricedStoreIds } from '../domain/prices';
import { because, type CatalogRejection } from '../domain/rejection';
import { type ArticleType, presentArticle } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { toArticle } from '../rows/articles';

type Changed = Result<Article, CatalogRejection>;

/** Changes one article by a rule; writes nothing when the rule leaves it as it is. */
export const changeArticle = (
  asking: CatalogAsking,
  input: Readonly<{ articleId: string }>,
  rule: (article: Article, transaction: Transaction) => Changed | Promise<Changed>,
): Promise<Result<{ articleId: string }, CatalogRejection>> =>
  changeCatalog(asking, input, async (transaction) => {
    const { articleId } = input;
    const { session } = transaction;
    const row = await asking.context.catalog.articles.find(articleId, { session });
    if (!row) return rejected(because('UnknownArticle', 'articleId'));
    const before = toArticle(row);
    const after = await rule(before, transaction);
    if (!after.ok) return after;
    const pricedStoreIds = newlyPricedStoreIds(before, after.value);
    return accepted({
      answer: { articleId },
      change: after.value === before ? {} : { changed: [after.value], pricedStoreIds },
    });
  });

/** The article as it now is: what every change of one article answers. */
export const changedArticle = async (
  { articleId }: { articleId: string },
  { context: { catalog } }: CatalogAsking,
): Promise<{ article: ArticleType }> => {
  const article = await catalog.articles.find(articleId);
  if (!article) throw new Error('a changed article cannot be read');
  return { article: presentArticle(article) };
};

import { type ArticleType, presentArticle } from '../adapters/graphql/article.type';
import type { CatalogAsking } from '../adapters/graphql/context';

/** The article as it now is: what every change of one article answers. */
export const changedArticle = async (
  { articleId }: { articleId: string },
  { context: { browser } }: CatalogAsking,
): Promise<{ article: ArticleType }> => {
  const [article] = await browser.articles([articleId]);
  if (!article) throw new Error('a changed article cannot be read');
  return { article: presentArticle(article) };
};

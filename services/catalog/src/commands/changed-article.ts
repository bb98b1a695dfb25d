import { accepted, type Result, rejected } from '@rayon/kernel';
import { type ArticleType, presentArticle } from '../adapters/graphql/article.type';
import type { CatalogAsking } from '../adapters/graphql/context';
import type { Article } from '../domain/article';
import { because, type CatalogRejection } from '../domain/rejection';

/** Changes one article by a rule that looks at nothing else; writes nothing when the rule leaves it as it is. */
export const changeArticle = (
  { context: { catalog }, ...asked }: CatalogAsking,
  input: Readonly<{ articleId: string }>,
  rule: (article: Article) => Result<Article, CatalogRejection>,
): Promise<Result<{ articleId: string }, CatalogRejection>> =>
  catalog.change({ ...asked, input }, async (reads) => {
    const { articleId } = input;
    const article = await reads.article(articleId);
    if (!article) return rejected(because('UnknownArticle', 'articleId'));
    const next = rule(article);
    if (!next.ok) return next;
    return accepted({
      answer: { articleId },
      change: next.value === article ? {} : { changed: [next.value] },
    });
  });

/** The article as it now is: what every change of one article answers. */
export const changedArticle = async (
  { articleId }: { articleId: string },
  { context: { browser } }: CatalogAsking,
): Promise<{ article: ArticleType }> => {
  const [article] = await browser.articles([articleId]);
  if (!article) throw new Error('a changed article cannot be read');
  return { article: presentArticle(article) };
};

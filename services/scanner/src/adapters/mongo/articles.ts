import type { ClientSession } from 'mongoose';
import type { Article } from '../../domain/article';
import type { ArticleId } from '../../domain/ids';
import type { Articles } from '../../use-cases/ports';
import type { ArticleMemory } from './article-memory';
import type { ArticleDocument, ScannerCollections } from './models';

/** The copy of the articles, kept by the listener. */
export type ArticleCopy = Articles &
  Readonly<{
    /** Writes those that are newer than the copy, in the listener's transaction. */
    store: (articles: readonly Article[], session: ClientSession) => Promise<void>;
  }>;

const toArticle = ({ _id, ...facts }: ArticleDocument): Article => ({
  ...facts,
  articleId: _id as ArticleId,
});

/** Articles in the service's database, with those in use held in memory. */
export const createArticles = (
  { articles }: Pick<ScannerCollections, 'articles'>,
  memory: ArticleMemory,
): ArticleCopy => {
  const read = async (filter: Record<string, unknown>): Promise<Article | undefined> => {
    const document = await articles.findOne<ArticleDocument>(filter);
    if (!document) return undefined;
    const article = toArticle(document);
    memory.keep(article);
    // A newer version may have come in while this one was read.
    return memory.find(article.articleId) ?? article;
  };

  return {
    find: async (articleId) => memory.find(articleId) ?? read({ _id: articleId }),
    findByCode: async (gtin) => memory.findByCode(gtin) ?? read({ codes: gtin }),
    store: async (told, session) => {
      const known = await articles
        .find<Pick<ArticleDocument, '_id' | 'version'>>(
          { _id: { $in: told.map((article) => article.articleId) as never[] } },
          { session, projection: { version: 1 } },
        )
        .toArray();
      const versions = new Map<string, number>(known.map(({ _id, version }) => [_id, version]));
      const newer = told.filter((article) => article.version > (versions.get(article.articleId) ?? 0));
      if (newer.length === 0) return;
      await articles.bulkWrite(
        newer.map(({ articleId, ...facts }) => ({
          replaceOne: { filter: { _id: articleId as never }, replacement: facts as never, upsert: true },
        })),
        { session, ignoreUndefined: true },
      );
    },
  };
};

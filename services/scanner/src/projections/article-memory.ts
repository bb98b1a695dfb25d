import { LRUCache } from 'lru-cache';
import type { Article } from '../domain/article';

/** Articles in memory, so that a scan reads none from the store. */
export type ArticleMemory = Readonly<{
  find: (articleId: string) => Article | undefined;
  findByCode: (gtin: string) => Article | undefined;
  /** Keeps the article unless a newer version is known. */
  keep: (article: Article) => void;
  /** Takes a newer version of an article that is held; others are left to be read when they are scanned. */
  refresh: (article: Article) => void;
}>;

/** Newest versions remembered of articles that are not held. */
const announcedMax = 10_000;

/** At most `max` articles; the one unused longest goes first. */
export const createArticleMemory = (max: number): ArticleMemory => {
  const idOfCode = new Map<string, string>();
  const forget = ({ articleId, codes }: Article) => {
    for (const code of codes) if (idOfCode.get(code) === articleId) idOfCode.delete(code);
  };
  const articles = new LRUCache<string, Article>({ max, dispose: forget, noDisposeOnSet: false });
  /** Newest version announced of articles that are not held: a read that is on its way may bring an older one. */
  const announced = new LRUCache<string, number>({ max: announcedMax });

  const put = (article: Article) => {
    articles.set(article.articleId, article);
    for (const code of article.codes) idOfCode.set(code, article.articleId);
  };
  const find = (articleId: string): Article | undefined => articles.get(articleId);
  const isNewer = ({ articleId, version }: Article): boolean =>
    version >= Math.max(articles.peek(articleId)?.version ?? 0, announced.get(articleId) ?? 0);

  return {
    find,
    findByCode: (gtin) => {
      const articleId = idOfCode.get(gtin);
      return articleId === undefined ? undefined : find(articleId);
    },
    keep: (article) => {
      if (isNewer(article)) put(article);
    },
    refresh: (article) => {
      if (!isNewer(article)) return;
      if (articles.has(article.articleId)) put(article);
      else announced.set(article.articleId, article.version);
    },
  };
};

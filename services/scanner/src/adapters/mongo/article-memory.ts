import type { Article } from '../../domain/article';

/** Articles in memory, so that a scan reads none from the store. */
export type ArticleMemory = Readonly<{
  find: (articleId: string) => Article | undefined;
  findByCode: (gtin: string) => Article | undefined;
  /** Keeps the article unless a newer version is known. */
  keep: (article: Article) => void;
  /** Takes a newer version of an article that is held; others are left to be read when they are scanned. */
  refresh: (article: Article) => void;
}>;

const toldMax = 10_000;

/** At most `max` articles; the one unused longest goes first. One that is older than `millisecondsMax` is read anew. */
export const createArticleMemory = ({
  max,
  millisecondsMax,
  now,
}: {
  max: number;
  millisecondsMax: number;
  now: () => number;
}): ArticleMemory => {
  const articles = new Map<string, { article: Article; until: number }>();
  const ids = new Map<string, string>();
  /** Newest version told of articles that are not held: a read that is on its way may bring an older one. */
  const told = new Map<string, number>();

  const drop = (articleId: string) => {
    const held = articles.get(articleId);
    articles.delete(articleId);
    for (const code of held?.article.codes ?? []) if (ids.get(code) === articleId) ids.delete(code);
  };

  const put = (article: Article) => {
    drop(article.articleId);
    articles.set(article.articleId, { article, until: now() + millisecondsMax });
    for (const code of article.codes) ids.set(code, article.articleId);
    const oldest = articles.size > max ? articles.keys().next() : undefined;
    if (oldest && !oldest.done) drop(oldest.value);
  };

  const find = (articleId: string): Article | undefined => {
    const held = articles.get(articleId);
    if (!held) return undefined;
    if (held.until <= now()) {
      drop(articleId);
      return undefined;
    }
    // Used again: it moves to the young end.
    articles.delete(articleId);
    articles.set(articleId, held);
    return held.article;
  };

  const isNewer = (article: Article): boolean =>
    article.version >=
    Math.max(articles.get(article.articleId)?.article.version ?? 0, told.get(article.articleId) ?? 0);

  return {
    find,
    findByCode: (gtin) => {
      const articleId = ids.get(gtin);
      return articleId === undefined ? undefined : find(articleId);
    },
    keep: (article) => {
      if (isNewer(article)) put(article);
    },
    refresh: (article) => {
      if (!isNewer(article)) return;
      if (articles.has(article.articleId)) return put(article);
      if (told.size >= toldMax) told.clear();
      told.set(article.articleId, article.version);
    },
  };
};

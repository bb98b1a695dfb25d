import type { Stoppable } from '@rayon/bus';
import type { Logger } from '@rayon/kernel';
import type { Projected } from '@rayon/messaging';
import { keepLooking } from '@rayon/process';
import type { Article } from '../domain/article';
import type { ArticleMemory } from './article-memory';

/** A tap may miss a change (a connection that broke): what changed is asked for this often. */
const lookMilliseconds = 60_000;

/** Brings all articles into memory, as many as there is room for, and then what changed of them every now and then. */
export const followArticles = (
  articles: Readonly<{ rows: Pick<Projected<Article>['rows'], 'stream'> }> &
    Pick<Projected<Article>, 'changedSince' | 'onRebuilt'>,
  { memory, articlesMax, logger }: { memory: ArticleMemory; articlesMax: number; logger: Logger },
): Stoppable => {
  let stopped = false;
  let lookedAt: Date | undefined;

  const readAll = async () => {
    let read = 0;
    for await (const article of articles.rows.stream({})) {
      if (stopped || read >= articlesMax) return;
      memory.keep(article);
      read += 1;
    }
  };
  const readChanged = async (since: Date) => {
    for await (const article of articles.changedSince(since)) {
      if (stopped) return;
      memory.refresh(article);
    }
  };
  const look = async () => {
    const at = new Date();
    await (lookedAt ? readChanged(lookedAt) : readAll());
    lookedAt = at;
  };
  const looking = keepLooking(look, {
    everyMilliseconds: lookMilliseconds,
    onFailure: (error) => logger.warn({ error: String(error) }, 'articles could not be read'),
  });
  void looking.lookNow();
  articles.onRebuilt(looking.lookNow);
  return {
    stop: async () => {
      stopped = true;
      await looking.stop();
    },
  };
};

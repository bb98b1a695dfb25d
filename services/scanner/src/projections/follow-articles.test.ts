import { setImmediate as settled } from 'node:timers/promises';
import { silent } from '@rayon/kernel';
import type { Article } from '../domain/article';
import { article, codeOf } from '../testing/example-shop';
import { createArticleMemory } from './article-memory';
import { followArticles } from './follow-articles';

/** A copy that changes behind the back of its taps. */
const copyOf = (...rows: Article[]) => {
  const asked: Date[] = [];
  const rebuilt: (() => Promise<void>)[] = [];
  return {
    rows,
    rebuilt,
    asked,
    articles: {
      rows: {
        stream: async function* stream() {
          yield* rows;
        },
      },
      changedSince: async function* changedSince(at: Date) {
        asked.push(at);
        yield* rows;
      },
      onRebuilt: (reread: () => Promise<void>) => void rebuilt.push(reread),
    },
  };
};
const soup = (version: number) => article('soup', version * 100, { version });
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await settled();
};
const priceOf = (held: Article | undefined) => held?.prices[0]?.minor;

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
afterEach(() => jest.useRealTimers());

test('all articles are in memory before the first is scanned, as many as there is room for', async () => {
  const { articles } = copyOf(soup(1), article('stew', 300), article('bread', 200));
  const memory = createArticleMemory(2);
  const following = followArticles(articles, { memory, articlesMax: 2, logger: silent });
  await settle();
  expect(memory.findByCode(codeOf('soup'))?.name).toBe('soup');
  expect(memory.findByCode(codeOf('stew'))?.name).toBe('stew');
  expect(memory.findByCode(codeOf('bread'))).toBeUndefined();
  await following.stop();
});

test('a change that no tap told is known a minute later', async () => {
  const { rows, asked, articles } = copyOf(soup(1));
  const memory = createArticleMemory(10);
  const started = new Date();
  const following = followArticles(articles, { memory, articlesMax: 10, logger: silent });
  await settle();
  rows[0] = soup(2);
  await jest.advanceTimersByTimeAsync(59_000);
  expect(priceOf(memory.findByCode(codeOf('soup')))).toBe(100);
  await jest.advanceTimersByTimeAsync(1_000);
  await settle();
  expect(priceOf(memory.findByCode(codeOf('soup')))).toBe(200);
  expect(asked).toEqual([started]);
  await following.stop();
});

test('rows made anew are known at once', async () => {
  const { rows, rebuilt, articles } = copyOf(soup(1));
  const memory = createArticleMemory(10);
  const following = followArticles(articles, { memory, articlesMax: 10, logger: silent });
  await settle();
  rows[0] = article('soup', 700, { version: 1 });
  for (const reread of rebuilt) await reread();
  expect(priceOf(memory.findByCode(codeOf('soup')))).toBe(700);
  await following.stop();
});

test('a store that does not answer is asked again', async () => {
  const { articles } = copyOf(soup(1));
  const memory = createArticleMemory(10);
  let down = true;
  const stream = async function* stream() {
    if (down) throw new Error('the store is away');
    yield* articles.rows.stream();
  };
  const following = followArticles(
    { ...articles, rows: { stream } },
    { memory, articlesMax: 10, logger: silent },
  );
  await settle();
  expect(memory.findByCode(codeOf('soup'))).toBeUndefined();
  down = false;
  await jest.advanceTimersByTimeAsync(60_000);
  await settle();
  expect(memory.findByCode(codeOf('soup'))?.name).toBe('soup');
  await following.stop();
});

import { setTimeout as pause } from 'node:timers/promises';
import {
  freePort,
  openCommandCounter,
  openStore,
  shutdownOrder,
  startInOneProcess,
  startOneProcessEach,
} from '@rayon/infra';
import { createLogger } from '@rayon/process';
import { passingDirectory } from '../faults/started-rayon';

/** Pauses between looks have grown to their longest by then. */
const untilQuietMilliseconds = 20_000;
/** Twice the pause between two looks of the same kind, so that its beginning hardly matters. */
const seconds = 20;
const stretchesMax = 4;

type Start = (where: {
  storeUrl: string;
  port: number;
  shutdown: ReturnType<typeof shutdownOrder>;
}) => Promise<unknown>;
type Asked = readonly { name: string; count: number }[];

const sumOf = (asked: Asked) => asked.reduce((sum, { count }) => sum + count, 0);

/**
 * What all processes of a Rayon on passing data ask its store in the first quiet stretch in which it is no more than
 * this: on a busy machine what the start left behind takes longer.
 */
const askedAtMost = async (most: number, start: Start): Promise<Asked> => {
  const { directory, remove } = passingDirectory();
  const shutdown = shutdownOrder();
  shutdown.add('data', async () => remove());
  try {
    const store = await openStore(directory, undefined);
    shutdown.add('store', store.stop);
    const { counts, close } = await openCommandCounter(store.url);
    shutdown.add('counter', close);
    await start({ storeUrl: store.url, port: await freePort(), shutdown });
    await pause(untilQuietMilliseconds);
    for (let stretch = 1; ; stretch += 1) {
      const before = await counts();
      await pause(seconds * 1_000);
      const asked = [...(await counts())]
        .map(([name, count]) => ({ name, count: count - (before.get(name) ?? 0) }))
        .filter(({ count }) => count > 0);
      if (sumOf(asked) <= most || stretch === stretchesMax) return asked;
    }
  } finally {
    await shutdown.stop();
  }
};

const ways = [
  {
    way: 'about twice a second by one process',
    most: 2.1 * seconds,
    start: (where) => startInOneProcess({ ...where, logger: createLogger('house', { level: 'fatal' }) }),
  },
  {
    way: 'less than once a second by each of several processes',
    most: 4.7 * seconds,
    start: (where) => startOneProcessEach({ ...where, environment: { LOG_LEVEL: 'fatal' } }),
  },
] as const satisfies { way: string; most: number; start: Start }[];

/** Both are waited for at once: each has a store of its own, and neither does anything. */
const seen = new Map<string, Asked>();
beforeAll(async () => {
  await Promise.all(ways.map(async ({ way, most, start }) => seen.set(way, await askedAtMost(most, start))));
});

test.each(ways)('while nobody does anything the store is asked $way', ({ way, most }) => {
  const asked = seen.get(way) ?? [];
  console.info(`${way}, in ${seconds} s: ${JSON.stringify(asked)}`);
  expect(asked).not.toEqual([]);
  expect(sumOf(asked)).toBeLessThanOrEqual(most);
});

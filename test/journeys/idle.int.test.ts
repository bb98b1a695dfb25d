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

/** A Rayon on passing data, and what its store was asked by all its processes. */
const openCountedRayon = async (
  start: (where: {
    storeUrl: string;
    port: number;
    shutdown: ReturnType<typeof shutdownOrder>;
  }) => Promise<unknown>,
) => {
  const { directory, remove } = passingDirectory();
  const shutdown = shutdownOrder();
  shutdown.add('data', async () => remove());
  const store = await openStore(directory, undefined);
  shutdown.add('store', store.stop);
  const { counts, close } = await openCommandCounter(store.url);
  shutdown.add('counter', close);
  await start({ storeUrl: store.url, port: await freePort(), shutdown });
  const askedWhileQuiet = async () => {
    const before = await counts();
    await pause(seconds * 1_000);
    return [...(await counts())]
      .map(([name, count]) => ({ name, count: count - (before.get(name) ?? 0) }))
      .filter(({ count }) => count > 0);
  };
  /** What was asked in the first quiet stretch: on a busy machine what the start left behind takes longer. */
  const askedAtMost = async (most: number) => {
    await pause(untilQuietMilliseconds);
    for (let stretch = 1; ; stretch += 1) {
      const asked = await askedWhileQuiet();
      if (sumOf(asked) <= most || stretch === stretchesMax) return asked;
    }
  };
  return { askedAtMost, stop: shutdown.stop };
};

const sumOf = (asked: readonly { count: number }[]) => asked.reduce((sum, { count }) => sum + count, 0);

test('while nobody does anything the store is asked about once a second by one process', async () => {
  const rayon = await openCountedRayon((where) =>
    startInOneProcess({ ...where, logger: createLogger('house', { level: 'fatal' }) }),
  );
  const asked = await rayon.askedAtMost(1.7 * seconds);
  await rayon.stop();
  console.info(`one process, in ${seconds} s: ${JSON.stringify(asked)}`);
  expect(sumOf(asked)).toBeLessThanOrEqual(1.7 * seconds);
});

test('while nobody does anything the store is asked less than once a second by each of several processes', async () => {
  const rayon = await openCountedRayon((where) =>
    startOneProcessEach({ ...where, environment: { LOG_LEVEL: 'fatal' } }),
  );
  const asked = await rayon.askedAtMost(4.7 * seconds);
  await rayon.stop();
  console.info(`one process each, in ${seconds} s: ${JSON.stringify(asked)}`);
  expect(sumOf(asked)).toBeLessThanOrEqual(4.7 * seconds);
});

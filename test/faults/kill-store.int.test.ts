import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { eventually, openTrip } from '@rayon/client/shop';
import {
  freePort,
  openStore,
  type ShutdownOrder,
  shutdownOrder,
  startInOneProcess,
  startOneProcessEach,
} from '@rayon/infra';
import { createLogger } from '@rayon/process';
import { connectStore } from '@rayon/store';
import { auditLedger, pointsFindings } from './accounts';
import { openBooks } from './books';
import { seededChance } from './chance';
import type { Troubles } from './insist';
import { type ScanningHandheld, scanningHandheld } from './scanning-handheld';
import { type Shopping, shopping } from './shopping';
import { openSmallShop } from './small-shop';
import { isAlive, passingDirectory, storeProcess } from './started-rayon';

/** Kills of each of two plays; many at night (`TEST_NIGHTLY=1`, about twenty minutes: between two the store rests for 5 s). */
const rounds = process.env.TEST_NIGHTLY === '1' ? 100 : 3;
const playMillisecondsMax = 60_000 + rounds * 15_000;

type Launch = (where: {
  storeUrl: string;
  port: number;
  shutdown: ShutdownOrder;
}) => Promise<{ url: string }>;

const inOneProcess: Launch = (where) =>
  startInOneProcess({ ...where, logger: createLogger('house', { level: 'fatal' }) });
const oneProcessEach: Launch = (where) =>
  startOneProcessEach({ ...where, environment: { LOG_LEVEL: 'fatal' } });

/** The process that holds the store; nobody between one and the next. */
const holderOf = (directory: string): number | undefined => {
  try {
    return storeProcess(directory);
  } catch {
    return undefined;
  }
};

const killHard = (pid: number) => process.kill(pid, 'SIGKILL');

test.each([
  ['in one process', inOneProcess],
  ['with one process each', oneProcessEach],
] as const)(
  'the store alone is killed while people shop, %s: it comes back, nothing acknowledged is lost',
  async (_, launch) => {
    const { directory, remove } = passingDirectory();
    const shutdown = shutdownOrder();
    const chance = seededChance();
    const troubles: Troubles = new Map();
    const said: string[] = [];
    const handhelds: ScanningHandheld[] = [];
    const shoppers: Shopping[] = [];
    try {
      const store = await openStore(directory, undefined, {
        triesMax: rounds + 1,
        report: (sentence) => said.push(sentence),
      });
      shutdown.add('store', store.stop);
      const { url } = await launch({ storeUrl: store.url, port: await freePort(), shutdown });
      const shop = await openSmallShop(gatewayClient(url));
      const [first, ...others] = shop.handhelds;
      if (!first) throw new Error('the shop has no handheld');
      const trip = await openTrip(first);
      handhelds.push(
        scanningHandheld({ client: first, tripId: trip.id, codes: shop.codes, chance, troubles }),
      );
      for (const place of others.keys())
        shoppers.push(shopping({ shop, place: place + 1, chance, troubles }));
      const acknowledged = () =>
        [...handhelds, ...shoppers].reduce(
          (sum, busy) => sum + ('answered' in busy ? busy.answered.length : busy.acknowledged.length),
          0,
        );
      /** Everybody goes on: whoever insists in vain would be told by `stop`. */
      const more = async (count: number) => {
        const before = acknowledged();
        await eventually(
          'more to be acknowledged',
          async () => acknowledged() >= before + count || undefined,
          {
            pauseMilliseconds: 5,
          },
        );
      };

      for (let round = 0; round < rounds; round += 1) {
        await more(chance.between(5, 60));
        const pid = storeProcess(directory);
        killHard(pid);
        await eventually('another process to hold the store', async () => {
          const holder = holderOf(directory);
          return (holder !== undefined && holder !== pid && isAlive(holder)) || undefined;
        });
      }
      await more(20);
      await Promise.all([...handhelds, ...shoppers].map((busy) => busy.stop()));
      expect(said).toEqual(
        Array.from(
          { length: rounds },
          () => 'The store: it ended with signal SIGKILL; it is being started again.',
        ),
      );

      console.log(
        `seed ${chance.seed}: ${rounds} kills, ${acknowledged()} commands acknowledged; met ${JSON.stringify(Object.fromEntries(troubles))}`,
      );
      // A store that is away is never a bug of ours.
      expect(troubles.has('INTERNAL')).toBe(false);

      const paid = shoppers.flatMap((shopper) => shopper.paid);
      expect(await pointsFindings(shop, paid)).toEqual([]);
      const audit = await auditLedger(url);
      expect(audit.discrepancies).toEqual([]);
      expect(audit.receipts).toBe(paid.length);
      const books = await openBooks(store.url);
      try {
        await books.untilNothingWaits();
        for (const handheld of handhelds) expect(await books.tripFindings(handheld)).toEqual([]);
        expect(await books.eventFindings()).toEqual([]);
        expect(await books.parkedMessages()).toBe(0);
      } finally {
        await books.close();
      }
    } finally {
      for (const busy of [...handhelds, ...shoppers]) void busy.stop().catch(() => undefined);
      await shutdown.stop();
      remove();
    }
  },
  playMillisecondsMax,
);

test('a store that is killed is started again at its address, with all it acknowledged', async () => {
  const { directory, remove } = passingDirectory();
  const said: string[] = [];
  const store = await openStore(directory, undefined, { report: (sentence) => said.push(sentence) });
  const notes = async () => {
    const connection = await connectStore({ url: store.url, database: 'kill-store' });
    return { all: connection.collection<{ _id: number }>('notes'), close: () => connection.close() };
  };
  for (let round = 0; round < 3; round += 1) {
    const { all, close } = await notes();
    await all.insertOne({ _id: round });
    const pid = storeProcess(directory);
    killHard(pid);
    await close();
    await eventually('another process to hold the store', async () => {
      const holder = holderOf(directory);
      return (holder !== undefined && holder !== pid && isAlive(holder)) || undefined;
    });
  }
  const { all, close } = await notes();
  expect((await all.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([0, 1, 2]);
  expect(said).toHaveLength(3);
  await close();
  await store.stop();
  remove();
});

test('a store that cannot be started again is given up after some tries, in a sentence', async () => {
  const { directory, remove } = passingDirectory();
  const said: string[] = [];
  let resigned: string | undefined;
  const store = await openStore(directory, undefined, {
    triesMax: 3,
    report: (sentence) => said.push(sentence),
    gaveUp: (sentence) => {
      resigned = sentence;
    },
  });
  const pid = storeProcess(directory);
  renameSync(join(directory, 'store'), join(directory, 'moved-away'));
  writeFileSync(join(directory, 'store'), 'no folder any more');
  killHard(pid);
  expect(await eventually('the store to be given up', async () => resigned)).toMatch(
    /^The store does not stay up \(/,
  );
  expect(said).toHaveLength(3);
  await store.stop();
  remove();
});

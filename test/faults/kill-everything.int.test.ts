import { gatewayClient } from '@rayon/client';
import { currentBasketDocument } from '@rayon/client/operations/shop';
import { eventually, openTrip } from '@rayon/client/shop';
import { freePort, openStore } from '@rayon/infra';
import { openBooks } from './books';
import { seededChance } from './chance';
import type { Troubles } from './insist';
import { type ScanningHandheld, scanningHandheld } from './scanning-handheld';
import { openSmallShop, type SmallShop } from './small-shop';
import {
  administratorOf,
  passingDirectory,
  type StartedRayon,
  startRayon,
  storeProcess,
} from './started-rayon';

const rounds = Number(process.env.TEST_KILLS ?? 4);
const { directory, remove } = passingDirectory();
const troubles: Troubles = new Map();
const chance = seededChance();
let port: number;
let rayon: StartedRayon;
let shop: SmallShop;

const start = () => startRayon(['--data', directory, '--port', String(port), '--no-demo']);
const kill = (pid: number | undefined) => pid !== undefined && process.kill(pid, 'SIGKILL');

beforeAll(async () => {
  port = await freePort();
  rayon = start();
  await rayon.ready;
  const gateway = gatewayClient(`http://127.0.0.1:${port}`);
  shop = await openSmallShop(gateway, { credentials: administratorOf(directory) });
});
afterAll(() => {
  if (rayon?.child.exitCode === null) kill(rayon.child.pid);
  remove();
});

test(`what was acknowledged is there, once, after everything was killed ${rounds} times while four devices scan`, async () => {
  const handhelds: ScanningHandheld[] = [];
  for (const client of shop.handhelds) {
    const trip = await openTrip(client);
    handhelds.push(scanningHandheld({ client, tripId: trip.id, codes: shop.codes, chance, troubles }));
  }
  const acknowledged = () => handhelds.reduce((sum, handheld) => sum + handheld.acknowledged.length, 0);

  const seconds: number[] = [];
  const survived: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = acknowledged();
    await new Promise((next) => setTimeout(next, chance.between(200, 1_200)));
    // Nothing would be shown by a kill that came before anybody got an answer.
    await eventually('somebody to be answered', async () => acknowledged() > before || undefined);
    const pids = [storeProcess(directory), rayon.child.pid];
    // Either may be the first to go.
    for (const pid of chance.happens(0.5) ? pids : pids.reverse()) kill(pid);
    survived.push(acknowledged());
    await rayon.ended;
    rayon = start();
    seconds.push(await rayon.ready);
  }
  await new Promise((next) => setTimeout(next, 500));
  await Promise.all(handhelds.map((handheld) => handheld.stop()));
  console.info(
    `seed ${chance.seed}: ${acknowledged()} commands acknowledged, ${survived.join(', ')} before each kill; ready again after ${seconds.map((value) => value.toFixed(1)).join(', ')} s; met ${JSON.stringify(Object.fromEntries(troubles))}`,
  );
  expect(survived.at(-1)).toBeGreaterThan(survived[0] ?? 0);

  // The gateway's word first, then the store's, read after everything has stopped.
  for (const [index, handheld] of handhelds.entries()) {
    const { currentTrip } = await (shop.handhelds[index] ?? shop.admin).ask(currentBasketDocument, {});
    expect(currentTrip?.id).toBe(handheld.tripId);
    const fold = currentTrip?.lines.reduce((sum, { amount }) => sum + amount.minor, 0) ?? 0;
    expect(currentTrip?.subtotal.minor).toBe(fold);
    expect(currentTrip?.offers?.total.minor).toBe(fold - (currentTrip?.offers?.discount.minor ?? 0));
  }
  rayon.child.kill('SIGINT');
  expect(await rayon.ended).toBe(0);

  const store = await openStore(directory, undefined);
  const books = await openBooks(store.url);
  try {
    for (const handheld of handhelds) expect(await books.tripFindings(handheld)).toEqual([]);
    expect(await books.eventFindings()).toEqual([]);
    expect(await books.parkedMessages()).toBe(0);

    // The checker is no better than what it would notice: one line taken out of one basket is.
    const [robbed] = handhelds;
    if (!robbed) throw new Error('nobody scanned');
    await books.loseNewestLine(robbed.tripId);
    expect(await books.tripFindings(robbed)).toContainEqual(
      expect.stringMatching(/acknowledged and is lost/),
    );
  } finally {
    await books.close();
    await store.stop();
  }
});

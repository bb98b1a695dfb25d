import { setTimeout as pause } from 'node:timers/promises';
import { createInProcessBus, type EventBus, payloadBytesMax } from '@rayon/bus';
import { newId } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { createStoreBus } from './store-bus/store-bus';
import { DoorOpenedV1, notingBus, opened, openShop, type Shop, until } from './testing/doors';

let store: TestStore;
let databases = 0;
const shops: Shop[] = [];
beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(() => {
  databases += 1;
});
afterEach(async () => {
  for (const shop of shops.splice(0)) await shop.close().catch(() => undefined);
});
afterAll(() => store?.stop());

const shopOf = async (bus: EventBus) => {
  const shop = await openShop(store, `relay${databases}`, bus);
  shops.push(shop);
  return shop;
};
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

test('committed events go out in order, at once, and their places let them go', async () => {
  const seen: string[] = [];
  const shop = await shopOf(notingBus(seen));
  shop.relay.start();
  await shop.append(opened('a', 1), opened('a', 2), opened('b', 1));
  await shop.open('c');
  await shop.open('c');
  await shop.relay.settled();
  expect(seen).toEqual(['a1', 'a2', 'b1', 'c1', 'c2']);
  await until(async () => (await shop.waiting()) === 0);
});

test('what was committed by a process that died before it published goes out when one starts', async () => {
  const seen: string[] = [];
  const dead = await openShop(store, `relay${databases}`, notingBus([]));
  await dead.append(...numbers(450).map((n) => opened(`door${n % 7}`, n)));
  for (const door of ['x', 'y', 'x']) await dead.open(door);
  await dead.crash();

  const shop = await shopOf(notingBus(seen));
  await shop.open('x');
  shop.relay.start();
  await shop.append(opened('door0', 451));
  await until(() => seen.length >= 455);
  expect(seen.filter((what) => /^[xy]/.test(what)).sort()).toEqual(['x1', 'x2', 'x3', 'y1']);
  const order = new Map<string, number[]>();
  for (const what of seen) {
    const [, door = '', n = ''] = /^(door\d|x|y)(\d+)$/.exec(what) ?? [];
    order.set(door, [...(order.get(door) ?? []), Number(n)]);
  }
  for (const sequences of order.values()) expect(sequences).toEqual([...sequences].sort((x, y) => x - y));
  expect(new Set(seen).size).toBe(455);
  await until(async () => (await shop.waiting()) === 0);
});

test('what a process published and did not live to let go of goes out once more, and is let go of then', async () => {
  const seen: string[] = [];
  const dead = await openShop(store, `relay${databases}`, notingBus(seen));
  dead.relay.start();
  await dead.append(opened('a', 1));
  await dead.open('b');
  await dead.relay.settled();
  await dead.crash();
  expect(seen).toEqual(['a1', 'b1']);

  const shop = await shopOf(notingBus(seen));
  expect(await shop.waiting()).toBe(2);
  shop.relay.start();
  await until(() => seen.length === 4);
  expect([...seen.slice(2)].sort()).toEqual(['a1', 'b1']);
  await until(async () => (await shop.waiting()) === 0);
});

test('an event whose transaction is aborted never goes out', async () => {
  const seen: string[] = [];
  const shop = await shopOf(notingBus(seen));
  shop.relay.start();
  await shop.database
    .transact(async (transaction) => {
      await shop.outbox.append(transaction, [opened('a', 1)]);
      throw new Error('refused after all');
    })
    .catch(() => undefined);
  await shop.append(opened('a', 2));
  await shop.relay.settled();
  expect(seen).toEqual(['a2']);
});

test('while the broker is away commits go on, and everything goes out afterwards in order', async () => {
  const seen: string[] = [];
  let away = true;
  const shop = await shopOf(
    notingBus(seen, async () => {
      if (away) throw new Error('away');
    }),
  );
  shop.relay.start();
  for (const n of numbers(20)) await shop.append(opened('a', n));
  for (const _ of numbers(5)) await shop.open('b');
  expect(seen).toEqual([]);
  away = false;
  await shop.relay.settled();
  expect(seen.filter((what) => what.startsWith('a'))).toEqual(numbers(20).map((n) => `a${n}`));
  expect(seen.filter((what) => what.startsWith('b'))).toEqual(numbers(5).map((n) => `b${n}`));
});

test('a consumer that is slow with one aggregate does not hold up the others', async () => {
  const seen: string[] = [];
  let letGo: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let slowIsHeld = false;
  const shop = await shopOf(
    notingBus(seen, async (envelopes) => {
      if (!envelopes.some((envelope) => envelope.subject === 'slow')) return;
      slowIsHeld = true;
      await slow;
    }),
  );
  shop.relay.start();
  await shop.append(opened('slow', 1));
  await until(() => slowIsHeld);
  await shop.append(opened('slow', 2), opened('quick', 1));
  await until(() => seen.includes('quick1'));
  expect(seen).toEqual(['quick1']);
  letGo();
  await until(() => seen.length === 3);
  expect(seen).toEqual(['quick1', 'slow1', 'slow2']);
});

test('an event no broker takes is parked and the rest goes on', async () => {
  const shop = await shopOf(createInProcessBus());
  shop.relay.start();
  const large = opened('a', 1, 'x'.repeat(payloadBytesMax));
  await shop.append(large, opened('b', 1));
  await until(async () => (await shop.waiting()) === 0);
  const parked = await shop.parked.waiting({ consumer: 'relay' });
  expect(parked.map((row) => row.eventId)).toEqual([large.id]);
  expect(parked[0]?.reason).toMatch(/at most/);
});

test('republishing tells everything since a moment again, in order', async () => {
  const seen: string[] = [];
  const shop = await shopOf({ ...notingBus(seen), epoch: async () => 'one' });
  shop.relay.start();
  await shop.append(opened('a', 1));
  await shop.relay.settled();
  await pause(2);
  const since = new Date();
  await pause(2);
  await shop.append(opened('a', 2), opened('a', 3));
  await shop.relay.settled();
  expect(await shop.relay.republish(since)).toBe(2);
  expect(seen).toEqual(['a1', 'a2', 'a3', 'a2', 'a3']);
});

test('a broker that lost everything is told everything again, before anything new', async () => {
  const seen: string[] = [];
  let epoch = newId();
  const bus: EventBus = { ...notingBus(seen), epoch: async () => epoch };
  const first = await openShop(store, `relay${databases}`, bus);
  first.relay.start();
  await first.append(opened('a', 1), opened('a', 2));
  await first.relay.settled();
  await first.close();
  const second = await openShop(store, `relay${databases}`, bus);
  second.relay.start();
  await second.append(opened('a', 3));
  await second.relay.settled();
  await second.close();
  expect(seen).toEqual(['a1', 'a2', 'a3']);
  epoch = newId();
  const third = await shopOf(bus);
  third.relay.start();
  await third.append(opened('a', 4));
  await until(() => seen.length === 7);
  expect(seen.slice(3)).toEqual(['a1', 'a2', 'a3', 'a4']);
});

test('what a process was to tell again after a loss, and did not live to, the next one tells', async () => {
  const seen: string[] = [];
  let epoch = newId();
  let [broken, tried] = [false, false];
  const bus: EventBus = {
    ...notingBus(seen, async () => {
      if (!broken) return;
      tried = true;
      throw new Error('away again');
    }),
    epoch: async () => epoch,
  };
  const first = await openShop(store, `relay${databases}`, bus);
  first.relay.start();
  await first.append(opened('a', 1), opened('a', 2));
  await first.relay.settled();
  await first.close();
  epoch = newId();
  broken = true;
  const second = await openShop(store, `relay${databases}`, bus);
  second.relay.start();
  await until(() => tried);
  await second.crash();
  broken = false;
  const third = await shopOf(bus);
  third.relay.start();
  await until(() => seen.length === 4);
  expect(seen).toEqual(['a1', 'a2', 'a1', 'a2']);
});

test('two processes of one database lose nothing and keep the order', async () => {
  const bus = await createStoreBus({ url: store.url, database: store.database(`bus${databases}`) });
  expect(bus.epoch).toBeUndefined();
  const seen: string[] = [];
  await bus.subscribe({
    durable: 'points-on-door',
    subjects: [DoorOpenedV1.subject],
    park: async () => undefined,
    handle: async (envelopes) =>
      void seen.push(...envelopes.map(({ subject, sequence }) => `${subject}${sequence}`)),
  });
  const [one, two] = [await shopOf(bus), await shopOf(bus)];
  one.relay.start();
  two.relay.start();
  for (const n of numbers(30)) await (n % 2 ? one : two).open('a');
  await Promise.all(numbers(30).map((n) => (n % 2 ? one : two).open('b')));
  await until(() => new Set(seen).size === 60);
  for (const door of ['a', 'b'])
    expect([...new Set(seen.filter((what) => what.startsWith(door)))]).toEqual(
      numbers(30).map((n) => `${door}${n}`),
    );
  expect(await one.connection.collection('events').countDocuments()).toBe(0);
  await bus.close();
});

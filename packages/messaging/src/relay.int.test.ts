import { setTimeout as pause } from 'node:timers/promises';
import { createInProcessBus, type EventBus, payloadBytesMax } from '@rayon/bus';
import { defineEvent, type Envelope, newEvent, newId, silent } from '@rayon/kernel';
import { connectStore, createOutbox, ensureIndexes, transact } from '@rayon/store';
import { startTestStore, type TestStore } from '@rayon/testkit';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { createParked } from './parked';
import { type Relay, startRelay } from './relay';
import { createStoreBus } from './store-bus/store-bus';

const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string(), filler: z.string().optional() }),
  aggregateId: (data) => data.door,
});

let store: TestStore;
let connection: Connection;
let relay: Relay | undefined;
let databases = 0;

const event = (door: string, sequence: number, filler?: string) =>
  newEvent(DoorOpenedV1, { data: { door, filler }, sequence, at: new Date(), correlationId: 'test' });

const append = async (...events: Envelope[]) => {
  const outbox = createOutbox(connection);
  await transact(connection, (session) => outbox.append(session, events));
  outbox.kick();
};
const until = async (reached: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 60_000;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('not reached');
    await pause(5);
  }
};
const waiting = async () =>
  (
    await connection
      .collection('outbox')
      .find({ pending: { $exists: true } })
      .toArray()
  ).length;

/** A courier that only notes what it was given. */
const notingBus = (told: string[], publish?: EventBus['publish']): EventBus => ({
  publish: async (envelopes) => {
    await publish?.(envelopes);
    told.push(...envelopes.map((envelope) => `${envelope.subject}${envelope.sequence}`));
  },
  subscribe: async () => ({ stop: async () => undefined }),
  tap: async () => ({ stop: async () => undefined }),
  close: async () => undefined,
});

beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  databases += 1;
  connection = await connectStore({ url: store.url, database: store.database(`relay${databases}`) });
  await ensureIndexes(connection);
});
afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  await connection.close();
});
afterAll(() => store?.stop());

test('committed events go out in order without waiting for the next look, and are marked', async () => {
  const told: string[] = [];
  relay = startRelay({ connection, bus: notingBus(told), logger: silent, pollMilliseconds: 600_000 });
  await pause(50);
  await append(event('a', 1), event('a', 2), event('b', 1));
  await until(() => told.length === 3);
  expect(told).toEqual(['a1', 'a2', 'b1']);
  await until(async () => (await waiting()) === 0);
});

test('what was committed while no relay ran goes out when one starts, kicks or not', async () => {
  const told: string[] = [];
  await append(...Array.from({ length: 450 }, (_, n) => event(`door${n % 7}`, n)));
  relay = startRelay({ connection, bus: notingBus(told), logger: silent, pollMilliseconds: 20 });
  await until(() => told.length >= 450);
  const order = new Map<string, number[]>();
  for (const what of told) {
    const [, door = '', n = ''] = /^(door\d)(\d+)$/.exec(what) ?? [];
    order.set(door, [...(order.get(door) ?? []), Number(n)]);
  }
  for (const sequences of order.values()) expect(sequences).toEqual([...sequences].sort((x, y) => x - y));
  expect(new Set(told).size).toBe(450);
});

test('an event whose transaction is aborted never goes out', async () => {
  const told: string[] = [];
  relay = startRelay({ connection, bus: notingBus(told), logger: silent, pollMilliseconds: 20 });
  const outbox = createOutbox(connection);
  await transact(connection, async (session) => {
    await outbox.append(session, [event('a', 1)]);
    throw new Error('refused after all');
  }).catch(() => undefined);
  await append(event('a', 2));
  await until(() => told.length > 0);
  expect(told).toEqual(['a2']);
});

test('while the courier is away commits go on, and everything goes out afterwards in order', async () => {
  const told: string[] = [];
  let away = true;
  const bus = notingBus(told, async () => {
    if (away) throw new Error('away');
  });
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  for (let n = 0; n < 20; n += 1) await append(event('a', n));
  expect(told).toEqual([]);
  away = false;
  await until(() => told.length >= 20);
  expect(told).toEqual(Array.from({ length: 20 }, (_, n) => `a${n}`));
});

test('a consumer that is slow with one aggregate does not hold up the others', async () => {
  const told: string[] = [];
  let letGo: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const bus = notingBus(told, async (envelopes) => {
    if (envelopes.some((envelope) => envelope.subject === 'slow')) await slow;
  });
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  await append(event('slow', 1));
  await pause(50);
  await append(event('slow', 2), event('quick', 1));
  await until(() => told.includes('quick1'));
  expect(told).toEqual(['quick1']);
  letGo();
  await until(() => told.length === 3);
  expect(told).toEqual(['quick1', 'slow1', 'slow2']);
});

test('an event no courier takes is parked and the rest goes on', async () => {
  const bus = createInProcessBus();
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  const large = event('a', 1, 'x'.repeat(payloadBytesMax));
  await append(large, event('b', 1));
  await until(async () => (await waiting()) === 0);
  const parked = await createParked(connection, 'shop').waiting({ consumer: 'relay' });
  expect(parked.map((row) => row.eventId)).toEqual([large.id]);
  expect(parked[0]?.reason).toMatch(/at most/);
});

test('republishing tells everything since a moment again, in order', async () => {
  const told: string[] = [];
  await append(event('a', 1));
  await pause(20);
  const since = new Date();
  await append(event('a', 2), event('a', 3));
  relay = startRelay({ connection, bus: notingBus(told), logger: silent, pollMilliseconds: 20 });
  await until(async () => told.length === 3 && (await waiting()) === 0);
  expect(await relay.republish(since)).toBe(2);
  await until(() => told.length === 5);
  expect(told).toEqual(['a1', 'a2', 'a3', 'a2', 'a3']);
});

test('a courier that lost everything is told everything again, even when it happened meanwhile', async () => {
  const told: string[] = [];
  let epoch = newId();
  const bus: EventBus = { ...notingBus(told), epoch: async () => epoch };
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  await append(event('a', 1), event('a', 2));
  await until(async () => told.length === 2 && (await waiting()) === 0);
  await relay.stop();
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  await pause(100);
  expect(told).toHaveLength(2);
  await relay.stop();
  epoch = newId();
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  await until(() => told.length === 4);
  expect(told).toEqual(['a1', 'a2', 'a1', 'a2']);
});

test('two relays of one database lose nothing and keep the order', async () => {
  const bus = await createStoreBus({ url: store.url, database: store.database('bus') });
  const seen: string[] = [];
  await bus.subscribe({
    durable: 'points-on-door',
    subjects: [DoorOpenedV1.subject],
    park: async () => undefined,
    handle: async (envelope) => void seen.push(`${envelope.sequence}`),
  });
  relay = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  const other = startRelay({ connection, bus, logger: silent, pollMilliseconds: 20 });
  for (let n = 0; n < 60; n += 3) await append(event('a', n), event('a', n + 1), event('a', n + 2));
  await until(() => new Set(seen).size === 60);
  expect([...new Set(seen)]).toEqual(Array.from({ length: 60 }, (_, n) => `${n}`));
  await other.stop();
  await bus.close();
});

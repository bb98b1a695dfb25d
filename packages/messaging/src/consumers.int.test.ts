import { setTimeout as pause } from 'node:timers/promises';
import { createInProcessBus, type InProcessBus } from '@rayon/bus';
import { type Envelope, silent } from '@rayon/kernel';
import { type Connection, connectStore, ensureIndexes, keptAsLongAs, openRows, table } from '@rayon/store';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { mongo } from 'mongoose';
import { z } from 'zod';
import { type Consumers, createConsumers } from './consumers';
import { openParked, type Parked, parkedTable } from './parked';
import { closed, DoorClosedV1, DoorOpenedV1, opened } from './testing/doors';

const countTable = table('counts', {
  retention: keptAsLongAs('the test runs'),
  key: 'door',
  row: z.object({ door: z.string(), count: z.int() }),
});

let store: TestStore;
let connection: Connection;
let bus: InProcessBus;
let parked: Parked;
let consumers: Consumers;
let databases = 0;

const counts = () => openRows(connection, countTable);
const countOf = async (door: string) => (await counts().find(door))?.count ?? 0;
const countOne = (door: string) => counts().update({ door }, { add: { count: 1 } }, { upsert: true });

beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  databases += 1;
  connection = await connectStore({ url: store.url, database: store.database(`consumers${databases}`) });
  await ensureIndexes(connection, [countTable, parkedTable]);
  bus = createInProcessBus({ retryMilliseconds: 2 });
  parked = openParked(connection, 'counter');
  consumers = createConsumers({ bus, parked, logger: silent });
});
afterEach(async () => {
  await consumers.stop();
  await bus.close();
  await connection.close();
});
afterAll(() => store?.stop());

test('an event that fails comes again until it succeeds', async () => {
  let tries = 0;
  consumers.on(DoorOpenedV1, 'counter-on-door', async ({ data: { door } }) => {
    tries += 1;
    if (tries < 3) throw new Error('not yet');
    await countOne(door);
  });
  await consumers.start();
  await bus.publish([opened('front', 1)]);
  expect(tries).toBe(3);
  expect(await countOf('front')).toBe(1);
});

test('a duplicate key inside a handler is a failure, not a delivery already had', async () => {
  consumers.on(DoorOpenedV1, 'counter-on-door', () => counts().insert([{ door: 'taken', count: 1 }]));
  await counts().insert([{ door: 'taken', count: 0 }]);
  await consumers.start();
  await bus.publish([opened('front', 1)]);
  expect((await parked.waiting())[0]?.reason).toMatch(/E11000|duplicate key/);
});

test('handlers of one durable see an aggregate’s events in order across contracts', async () => {
  const seen: string[] = [];
  const note = (what: string) => async (envelope: Envelope<{ door: string }>) => {
    await pause(Math.random() * 5);
    seen.push(`${what}${envelope.sequence}`);
  };
  consumers.on(DoorOpenedV1, 'notes-on-door', note('opened'));
  consumers.on(DoorClosedV1, 'notes-on-door', note('closed'));
  await consumers.start();
  await bus.publish([opened('front', 1), closed('front', 2), opened('front', 3), closed('front', 4)]);
  expect(seen).toEqual(['opened1', 'closed2', 'opened3', 'closed4']);
});

test('events that come together are handled together by kind, another kind in between keeps its place', async () => {
  const batches: string[][] = [];
  const note = (what: string) => async (envelopes: readonly Envelope[]) => {
    batches.push(envelopes.map(({ sequence }) => `${what}${sequence}`));
    await pause(5);
  };
  consumers.onMany(DoorOpenedV1, 'notes-on-door', note('opened'));
  consumers.onMany(DoorClosedV1, 'notes-on-door', note('closed'));
  await consumers.start();
  const events = [opened('a', 1), opened('a', 2), opened('a', 3), closed('a', 4), opened('a', 5)];
  await bus.publish([opened('a', 0), ...events]);
  expect(batches).toEqual([['opened0', 'opened1', 'opened2', 'opened3'], ['closed4'], ['opened5']]);
});

test('one that cannot be handled in a batch is parked, the others have their effect', async () => {
  consumers.onMany(DoorOpenedV1, 'counter-on-door', async (envelopes) => {
    if (envelopes.some(({ data: { door } }) => door === 'broken')) throw new Error('no such door');
    for (const { data } of envelopes) await counts().put([{ door: data.door, count: 1 }]);
  });
  await consumers.start();
  await bus.publish([opened('first', 1), opened('a', 1), opened('broken', 1), opened('b', 1)]);
  expect([await countOf('a'), await countOf('b'), await countOf('broken')]).toEqual([1, 1, 0]);
  expect((await parked.waiting()).map(({ reason }) => reason)).toEqual(['Error: no such door']);
});

test('a message that breaks its contract is parked at once with the reason', async () => {
  let handled = 0;
  consumers.on(DoorOpenedV1, 'counter-on-door', async () => {
    handled += 1;
  });
  await consumers.start();
  const broken = { ...opened('front', 1), data: { door: 'front', secret: 'x' } };
  await bus.publish([broken as never]);
  const waiting = await parked.waiting({ consumer: 'counter-on-door' });
  expect(waiting).toHaveLength(1);
  expect(waiting[0]).toMatchObject({ eventId: broken.id, service: 'counter' });
  expect(waiting[0]?.reason).toMatch(/secret/);
  expect(handled).toBe(0);
});

test('a parked message is replayed once its cause is mended, and only once', async () => {
  let mended = false;
  consumers.on(DoorOpenedV1, 'counter-on-door', async ({ data: { door } }) => {
    if (!mended) throw new Error('no such price');
    await countOne(door);
  });
  await consumers.start();
  await bus.publish([opened('front', 1), opened('back', 1)]);
  expect(await consumers.replayParked()).toEqual({ handled: 0, parkedAgain: 2 });
  expect(await parked.waiting()).toHaveLength(2);
  mended = true;
  expect(await consumers.replayParked({ durable: 'another' })).toEqual({ handled: 0, parkedAgain: 0 });
  expect(await consumers.replayParked()).toEqual({ handled: 2, parkedAgain: 0 });
  expect(await consumers.replayParked()).toEqual({ handled: 0, parkedAgain: 0 });
  expect([await countOf('front'), await countOf('back')]).toEqual([1, 1]);
});

test('a message that is no event stays parked under its name however often it is replayed', async () => {
  consumers.on(DoorOpenedV1, 'counter-on-door', async () => undefined);
  await parked.park({ consumer: 'counter-on-door', message: 'x'.repeat(1_100_000), reason: 'not JSON' });
  await consumers.start();
  for (let n = 0; n < 2; n += 1)
    expect(await consumers.replayParked()).toEqual({ handled: 0, parkedAgain: 1 });
  expect(await parked.waiting()).toHaveLength(1);
});

test('rivals for one row each take effect once', async () => {
  consumers.on(DoorOpenedV1, 'counter-on-door', () => countOne('total').then(() => undefined));
  await consumers.start();
  await bus.publish(Array.from({ length: 30 }, (_, n) => opened(`door${n}`, 1)));
  expect(await countOf('total')).toBe(30);
});

test('while the store is away nothing is parked, the delivery waits', async () => {
  let tries = 0;
  consumers.on(DoorOpenedV1, 'counter-on-door', async ({ data: { door } }) => {
    tries += 1;
    if (tries <= 6) throw new mongo.MongoNetworkError('connection closed');
    await countOne(door);
  });
  await consumers.start();
  await bus.publish([opened('front', 1)]);
  expect(tries).toBe(7);
  expect(await countOf('front')).toBe(1);
  expect(await parked.waiting()).toEqual([]);
});

test('what waits for a store that is away when its process stops is delivered to the next one', async () => {
  let [away, tried] = [true, false];
  const handle = async ({ data: { door } }: Envelope<{ door: string }>) => {
    tried = true;
    if (away) throw new mongo.MongoNetworkError('connection closed');
    await countOne(door);
  };
  consumers.on(DoorOpenedV1, 'counter-on-door', handle);
  await consumers.start();
  void bus.publish([opened('front', 1)]);
  while (!tried) await pause(5);
  await consumers.stop();
  expect(await parked.waiting()).toEqual([]);
  away = false;
  await consumers.start();
  while ((await countOf('front')) === 0) await pause(5);
});

test('a second handler for a contract, or one after the start, is refused', async () => {
  consumers.on(DoorOpenedV1, 'counter-on-door', async () => undefined);
  expect(() => consumers.on(DoorOpenedV1, 'counter-on-door', async () => undefined)).toThrow(/already/);
  await consumers.start();
  expect(() => consumers.on(DoorClosedV1, 'counter-on-door', async () => undefined)).toThrow(/before/);
});

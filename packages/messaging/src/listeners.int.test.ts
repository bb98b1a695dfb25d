import { setTimeout as pause } from 'node:timers/promises';
import { createInProcessBus, type InProcessBus } from '@rayon/bus';
import { defineEvent, type Envelope, newEvent, silent } from '@rayon/kernel';
import { connectStore, createOutbox, ensureIndexes } from '@rayon/store';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { createListeners, type Listeners } from './listeners';
import { createParked } from './parked';
import { type Relay, startRelay } from './relay';

const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string() }),
  aggregateId: (data) => data.door,
});
const DoorClosedV1 = defineEvent({
  subject: 'shop.door.closed.v1',
  data: z.strictObject({ door: z.string() }),
  aggregateId: (data) => data.door,
});
const DoorCountedV1 = defineEvent({
  subject: 'counter.door.counted.v1',
  data: z.strictObject({ door: z.string(), count: z.int() }),
  aggregateId: (data) => data.door,
});

let store: TestStore;
let connection: Connection;
let bus: InProcessBus;
let listeners: Listeners;
let relay: Relay;
let databases = 0;

const counts = () => connection.collection<{ _id: string; count: number }>('counts');
const countOf = async (door: string) => (await counts().findOne({ _id: door }))?.count ?? 0;
const opened = (door: string, sequence: number) =>
  newEvent(DoorOpenedV1, { data: { door }, sequence, at: new Date(), correlationId: 'test' });
const until = async (reached: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 60_000;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error('not reached');
    await pause(5);
  }
};

beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  databases += 1;
  connection = await connectStore({ url: store.url, database: store.database(`listeners${databases}`) });
  await ensureIndexes(connection);
  bus = createInProcessBus({ retryMilliseconds: 2 });
  const outbox = createOutbox(connection);
  listeners = createListeners({ connection, bus, outbox, service: 'counter', logger: silent });
  relay = startRelay({ connection, bus, logger: silent });
});
afterEach(async () => {
  await relay.stop();
  await listeners.stop();
  await bus.close();
  await connection.close();
});
afterAll(() => store?.stop());

/** Counts doors, telling each count. */
const count = (durable = 'counter-on-door') =>
  listeners.on(DoorOpenedV1, { durable }, async (envelope, session) => {
    const { door } = envelope.data;
    const row = await counts().findOneAndUpdate(
      { _id: door },
      { $inc: { count: 1 } },
      { upsert: true, returnDocument: 'after', session },
    );
    return [
      newEvent(DoorCountedV1, {
        data: { door, count: row?.count ?? 0 },
        sequence: row?.count ?? 0,
        at: new Date(),
        correlationId: envelope.correlationid,
        causationId: envelope.id,
      }),
    ];
  });

test('an event delivered many times has one effect, one inbox row and one consequence', async () => {
  count();
  const told: Envelope[] = [];
  await bus.tap([DoorCountedV1.subject], (envelope) => told.push(envelope));
  await listeners.start();
  const event = opened('front', 1);
  await Promise.all(Array.from({ length: 20 }, () => bus.publish([event])));
  await until(() => told.length > 0);
  await pause(50);
  expect(await countOf('front')).toBe(1);
  expect(told.map((envelope) => [envelope.causationid, envelope.data])).toEqual([
    [event.id, { door: 'front', count: 1 }],
  ]);
  expect(await connection.collection('inbox').find({}).toArray()).toHaveLength(1);
});

test('a failure leaves neither effect nor inbox row, and the retry succeeds', async () => {
  let tries = 0;
  listeners.on(DoorOpenedV1, { durable: 'counter-on-door' }, async (envelope, session) => {
    tries += 1;
    await counts().updateOne({ _id: envelope.data.door }, { $inc: { count: 1 } }, { upsert: true, session });
    if (tries < 3) throw new Error('not yet');
  });
  await listeners.start();
  await bus.publish([opened('front', 1)]);
  expect(tries).toBe(3);
  expect(await countOf('front')).toBe(1);
});

test('a duplicate key inside a handler is a failure, not a delivery already absorbed', async () => {
  listeners.on(DoorOpenedV1, { durable: 'counter-on-door' }, async (_, session) => {
    await counts().insertOne({ _id: 'taken', count: 1 }, { session });
  });
  await counts().insertOne({ _id: 'taken', count: 0 });
  await listeners.start();
  await bus.publish([opened('front', 1)]);
  const parked = await createParked(connection, 'counter').waiting();
  expect(parked[0]?.reason).toMatch(/E11000|duplicate key/);
});

test('handlers of one durable see an aggregate’s events in order across contracts', async () => {
  const seen: string[] = [];
  const note = (what: string) => async (envelope: Envelope<{ door: string }>) => {
    await pause(Math.random() * 5);
    seen.push(`${what}${envelope.sequence}`);
  };
  listeners.on(DoorOpenedV1, { durable: 'notes-on-door' }, note('opened'));
  listeners.on(DoorClosedV1, { durable: 'notes-on-door' }, note('closed'));
  await listeners.start();
  const closed = (sequence: number) =>
    newEvent(DoorClosedV1, { data: { door: 'front' }, sequence, at: new Date(), correlationId: 'test' });
  await bus.publish([opened('front', 1), closed(2), opened('front', 3), closed(4)]);
  expect(seen).toEqual(['opened1', 'closed2', 'opened3', 'closed4']);
});

test('a message that breaks its contract is parked at once with the reason', async () => {
  count();
  await listeners.start();
  const broken = { ...opened('front', 1), data: { door: 'front', secret: 1 } };
  await bus.publish([broken, opened('front', 2)]);
  expect(await countOf('front')).toBe(1);
  const parked = await createParked(connection, 'counter').waiting({ consumer: 'counter-on-door' });
  expect(parked).toHaveLength(1);
  expect(parked[0]).toMatchObject({ eventId: broken.id, service: 'counter' });
  expect(parked[0]?.reason).toMatch(/secret/);
});

test('a parked message is replayed once its cause is mended, and only once', async () => {
  let mended = false;
  listeners.on(DoorOpenedV1, { durable: 'counter-on-door' }, async (envelope, session) => {
    if (!mended) throw new Error('no such price');
    await counts().updateOne({ _id: envelope.data.door }, { $inc: { count: 1 } }, { upsert: true, session });
  });
  await listeners.start();
  await bus.publish([opened('front', 1), opened('back', 1)]);
  expect(await listeners.replayParked()).toEqual({ handled: 0, parkedAgain: 2 });
  mended = true;
  expect(await listeners.replayParked({ durable: 'another' })).toEqual({ handled: 0, parkedAgain: 0 });
  expect(await listeners.replayParked()).toEqual({ handled: 2, parkedAgain: 0 });
  expect(await listeners.replayParked()).toEqual({ handled: 0, parkedAgain: 0 });
  expect([await countOf('front'), await countOf('back')]).toEqual([1, 1]);
});

test('rivals for one document each take effect once', async () => {
  listeners.on(DoorOpenedV1, { durable: 'counter-on-door' }, async (_, session) => {
    const row = await counts().findOne({ _id: 'total' }, { session });
    await pause(1);
    await counts().updateOne(
      { _id: 'total' },
      { $set: { count: (row?.count ?? 0) + 1 } },
      { upsert: true, session },
    );
  });
  await listeners.start();
  await bus.publish(Array.from({ length: 30 }, (_, n) => opened(`door${n}`, 1)));
  expect(await countOf('total')).toBe(30);
});

test('while the store is away nothing is parked, the delivery waits', async () => {
  let tries = 0;
  listeners.on(DoorOpenedV1, { durable: 'counter-on-door' }, async (envelope, session) => {
    tries += 1;
    if (tries <= 6) throw new mongo.MongoNetworkError('connection closed');
    await counts().insertOne({ _id: envelope.data.door, count: 1 }, { session });
  });
  await listeners.start();
  await bus.publish([opened('front', 1)]);
  expect(tries).toBe(7);
  expect(await countOf('front')).toBe(1);
  expect(await createParked(connection, 'counter').waiting()).toEqual([]);
});

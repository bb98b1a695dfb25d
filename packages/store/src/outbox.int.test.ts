import { defineEvent, newEvent } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { z } from 'zod';
import { openOutbox } from './outbox';
import { openTestDatabase } from './testing/open-test-database';

const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string() }),
  aggregateId: (data) => data.door,
});
const opened = (door: string, sequence: number) =>
  newEvent(DoorOpenedV1, { data: { door }, sequence, at: new Date(), correlationId: 'test' });

let store: TestStore;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let databases = 0;
beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  databases += 1;
  database = await openTestDatabase(store, `outbox${databases}`, []);
});
afterEach(() => database.connection.close());
afterAll(() => store?.stop());

const rows = () => database.connection.collection('outbox');

test('events leave once the transaction is committed, and wait in the outbox until they are published', async () => {
  const outbox = openOutbox(database);
  const [one, two] = [opened('a', 1), opened('a', 2)];
  await database.transact(async (transaction) => {
    await outbox.append(transaction, [one, two]);
    expect(database.publisher.handed).toEqual([]);
  });
  expect(database.publisher.handed).toEqual([one, two]);
  await database.publisher.sweep();
  expect(await rows().countDocuments()).toBe(2);
  database.publisher.publishAll();
  await database.publisher.sweep();
  expect(await rows().countDocuments()).toBe(0);
});

test('an aborted transaction leaves nothing and publishes nothing', async () => {
  const outbox = openOutbox(database);
  const failing = database.transact(async (transaction) => {
    await outbox.append(transaction, [opened('a', 1)]);
    throw new Error('refused after all');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(database.publisher.handed).toEqual([]);
  expect(await rows().countDocuments()).toBe(0);
});

test('an attempt that ran twice hands its events over once', async () => {
  const outbox = openOutbox(database);
  let tries = 0;
  await database.transact(async (transaction) => {
    tries += 1;
    await outbox.append(transaction, [opened('a', tries)]);
    if (tries === 1)
      throw Object.assign(new Error('conflict'), {
        hasErrorLabel: (label: string) => label === 'TransientTransactionError',
      });
  });
  expect(database.publisher.handed.map(({ sequence }) => sequence)).toEqual([2]);
  expect(await rows().countDocuments()).toBe(1);
});

test('what a process did not live to publish is found in the order it was made, and leaves when it is published', async () => {
  const outbox = openOutbox(database);
  for (let n = 1; n <= 5; n += 1)
    await database.transact((transaction) => outbox.append(transaction, [opened('a', n), opened('b', n)]));
  const next = await openTestDatabase(store, `outbox${databases}`, []);
  openOutbox(next);
  const waiting = await next.publisher.waiting();
  expect(waiting.map(({ subject, sequence }) => `${subject}${sequence}`)).toEqual(
    [1, 2, 3, 4, 5].flatMap((n) => [`a${n}`, `b${n}`]),
  );
  next.publisher.publish(waiting);
  next.publisher.publishAll();
  await next.publisher.sweep();
  expect(await next.publisher.waiting()).toEqual([]);
  await next.connection.close();
});

test('what was handed over a moment ago is nobody’s to find, and the number found is limited', async () => {
  const outbox = openOutbox(database);
  const before = new Date();
  await new Promise((resolve) => setTimeout(resolve, 2));
  await database.transact((transaction) =>
    outbox.append(
      transaction,
      [1, 2, 3].map((n) => opened('a', n)),
    ),
  );
  const [source] = database.publisher.sources;
  expect(await source?.waiting(before, 10)).toEqual([]);
  const found = await source?.waiting(new Date(Date.now() + 1_000), 2);
  expect(found?.map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test('a row of an earlier version leaves when it waits, and stays when it was published', async () => {
  const [old, gone] = [opened('a', 1), opened('a', 2)];
  await rows().insertMany([
    { _id: old.id as never, aggregate: 'a', envelope: old, pending: old.id },
    { _id: gone.id as never, aggregate: 'a', envelope: gone, publishedAt: new Date() },
  ]);
  openOutbox(database);
  expect((await database.publisher.waiting()).map(({ id }) => id)).toEqual([old.id]);
});

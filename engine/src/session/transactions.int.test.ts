import { randomBytes } from 'node:crypto';
import type { ClientSession, Collection, Document } from 'mongodb';
import { Binary, Double, type Value } from '../bson';
import { type TestEngine, testEngine } from '../testing/engine';
import { RawClient } from '../testing/raw-client';

let engine: TestEngine;
let accounts: Collection<Document>;
beforeAll(async () => {
  engine = await testEngine({ transactionSeconds: 2 });
});
beforeEach(async () => {
  accounts = engine.db.collection(`accounts${Math.random()}`);
  await accounts.createIndex({ email: 1 }, { unique: true, sparse: true });
});
afterAll(() => engine.stop());

const inTransaction = async <T>(work: (session: ClientSession) => Promise<T>): Promise<T> =>
  engine.client.withSession((session) => session.withTransaction(() => work(session)));

const openSession = (): ClientSession => {
  const session = engine.client.startSession();
  session.startTransaction();
  return session;
};

test('read-modify-write transactions in parallel lose no update', async () => {
  await accounts.insertOne({ _id: 1 as never, balance: 0 });
  await Promise.all(
    Array.from({ length: 32 }, () =>
      inTransaction(async (session) => {
        const account = await accounts.findOne({ _id: 1 as never }, { session });
        await accounts.updateOne(
          { _id: 1 as never },
          { $set: { balance: account?.balance + 1 } },
          { session },
        );
      }),
    ),
  );
  expect(await accounts.findOne({ _id: 1 as never })).toMatchObject({ balance: 32 });
});

test('transfers keep the sum, as every reader sees it meanwhile', async () => {
  const members = 6;
  await accounts.insertMany(Array.from({ length: members }, (_, at) => ({ _id: at as never, balance: 100 })));
  let running = true;
  const reader = (async () => {
    while (running) {
      const sum = await inTransaction(async (session) => {
        let total = 0;
        for (let at = 0; at < members; at++)
          total += (await accounts.findOne({ _id: at as never }, { session }))?.balance;
        return total;
      });
      expect(sum).toBe(members * 100);
    }
  })();
  await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      inTransaction(async (session) => {
        await accounts.updateOne({ _id: (at % members) as never }, { $inc: { balance: -at } }, { session });
        await accounts.updateOne(
          { _id: ((at * 5 + 1) % members) as never },
          { $inc: { balance: at } },
          { session },
        );
      }),
    ),
  );
  running = false;
  await reader;
  const all = await accounts.find().toArray();
  expect(all.reduce((sum, { balance }) => sum + balance, 0)).toBe(members * 100);
});

test('what is not committed is seen by its own transaction alone', async () => {
  const session = openSession();
  await accounts.insertOne({ _id: 1 as never, tier: 'gold' }, { session });
  expect(await accounts.findOne({ tier: 'gold' }, { session })).not.toBeNull();
  expect(await accounts.findOne({ tier: 'gold' })).toBeNull();
  await session.abortTransaction();
  expect(await accounts.countDocuments()).toBe(0);
  await session.endSession();
});

test('a transaction goes on seeing the state it started with', async () => {
  await accounts.insertMany([
    { _id: 1 as never, points: 1 },
    { _id: 2 as never, points: 1 },
  ]);
  const session = openSession();
  expect(await accounts.findOne({ _id: 1 as never }, { session })).toMatchObject({ points: 1 });
  await accounts.updateMany({}, { $set: { points: 2 } });
  await accounts.insertOne({ _id: 3 as never, points: 2 });
  expect(await accounts.find({}, { session }).toArray()).toEqual([
    { _id: 1, points: 1 },
    { _id: 2, points: 1 },
  ]);
  await session.commitTransaction();
  await session.endSession();
  expect(await accounts.find({ points: 2 }).toArray()).toHaveLength(3);
});

test('the first writer wins; the second is told that it may try again', async () => {
  await accounts.insertOne({ _id: 1 as never, points: 0 });
  const [first, second] = [openSession(), openSession()];
  await accounts.findOne({}, { session: second });
  await accounts.updateOne({ _id: 1 as never }, { $inc: { points: 1 } }, { session: first });
  const refusal = await accounts
    .updateOne({ _id: 1 as never }, { $inc: { points: 1 } }, { session: second })
    .catch((error) => error);
  expect(refusal).toMatchObject({ code: 112, codeName: 'WriteConflict' });
  expect(refusal.hasErrorLabel('TransientTransactionError')).toBe(true);
  await first.commitTransaction();
  await expect(second.commitTransaction()).rejects.toMatchObject({ code: 251 });
  await Promise.all([first.endSession(), second.endSession()]);
});

test('a write after the snapshot of a transaction conflicts with it', async () => {
  await accounts.insertOne({ _id: 1 as never, points: 0 });
  const session = openSession();
  await accounts.findOne({}, { session });
  await accounts.updateOne({ _id: 1 as never }, { $inc: { points: 1 } });
  await expect(
    accounts.updateOne({ _id: 1 as never }, { $inc: { points: 1 } }, { session }),
  ).rejects.toMatchObject({ code: 112 });
  await session.endSession();
});

test('a plain write waits for the transaction that holds the document', async () => {
  await accounts.insertOne({ _id: 1 as never, points: 0 });
  const session = openSession();
  await accounts.updateOne({ _id: 1 as never }, { $inc: { points: 1 } }, { session });
  const waiting = accounts.updateOne({ _id: 1 as never }, { $inc: { points: 10 } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await accounts.findOne({})).toMatchObject({ points: 0 });
  await session.commitTransaction();
  await waiting;
  expect(await accounts.findOne({})).toMatchObject({ points: 11 });
  await session.endSession();
});

test('two transactions cannot both take a unique value', async () => {
  const [first, second] = [openSession(), openSession()];
  await accounts.insertOne({ email: 'a' }, { session: first });
  await expect(accounts.insertOne({ email: 'a' }, { session: second })).rejects.toMatchObject({ code: 112 });
  await first.commitTransaction();
  const third = openSession();
  await expect(accounts.insertOne({ email: 'a' }, { session: third })).rejects.toMatchObject({
    code: 11000,
    keyValue: { email: 'a' },
  });
  await expect(third.commitTransaction()).rejects.toMatchObject({ code: 251 });
  await Promise.all([first.endSession(), second.endSession(), third.endSession()]);
});

test('a commit that is repeated answers ok; an aborted transaction cannot be committed', async () => {
  const session = openSession();
  await accounts.insertOne({ points: 1 }, { session });
  await session.commitTransaction();
  await session.commitTransaction();
  expect(await accounts.countDocuments()).toBe(1);
  await session.endSession();
});

test('collections and indexes made in a transaction go with it', async () => {
  const session = openSession();
  const fresh = engine.db.collection(`fresh${Math.random()}`);
  await engine.db.createCollection(fresh.collectionName, { session });
  await fresh.createIndex({ name: 1 }, { unique: true, session });
  await fresh.insertOne({ name: 'a' }, { session });
  await session.abortTransaction();
  expect(await engine.db.listCollections({ name: fresh.collectionName }).toArray()).toEqual([]);
  await session.endSession();
  await inTransaction(async (again) => {
    await fresh.insertOne({ name: 'a' }, { session: again });
  });
  expect(await fresh.countDocuments()).toBe(1);
});

test.each([
  ['count', { count: 'x' }],
  ['drop', { drop: 'x' }],
  ['listIndexes', { listIndexes: 'x' }],
])('%s is refused inside a transaction', async (_name, command) => {
  const session = openSession();
  await accounts.findOne({}, { session });
  await expect(engine.db.command(command, { session })).rejects.toMatchObject({ code: 263 });
  await session.endSession();
});

test('a transaction that lives too long is ended, and its locks with it', async () => {
  await accounts.insertOne({ _id: 1 as never, points: 0 });
  const session = openSession();
  await accounts.updateOne({ _id: 1 as never }, { $inc: { points: 1 } }, { session });
  await accounts.updateOne({ _id: 1 as never }, { $inc: { points: 10 } });
  expect(await accounts.findOne({})).toMatchObject({ points: 10 });
  await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
  await session.endSession();
});

test('a transaction of a client that died is ended soon, and its locks with it', async () => {
  await accounts.insertOne({ _id: 1 as never, balance: 0 });
  const died = await RawClient.to(Number(new URL(engine.url).port));
  const update = new Map<string, Value>([
    ['update', accounts.collectionName],
    ['$db', accounts.dbName],
    ['lsid', new Map([['id', new Binary(randomBytes(16), 4)]])],
    ['txnNumber', 1n],
    ['startTransaction', true],
    ['autocommit', false],
    [
      'updates',
      [
        new Map<string, Value>([
          ['q', new Map([['_id', 1]])],
          ['u', new Map([['$set', new Map([['balance', 5]])]])],
        ]),
      ],
    ],
  ]);
  expect((await died.command(update))?.get('ok')).toEqual(new Double(1));
  const waiting = accounts.updateOne({ _id: 1 as never }, { $inc: { balance: 1 } });
  const startedAt = Date.now();
  died.close();
  await waiting;
  expect(Date.now() - startedAt).toBeLessThan(4_000);
  expect(await accounts.findOne({ _id: 1 as never })).toMatchObject({ balance: 1 });
});

test('an index made meanwhile does not miss what a transaction writes', async () => {
  await accounts.insertOne({ _id: 1 as never, level: 1 });
  const session = openSession();
  await accounts.insertOne({ _id: 2 as never, level: 2 }, { session });
  await accounts.createIndex({ level: 1 });
  await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
  await session.endSession();
  expect(await engine.db.command({ validate: accounts.collectionName })).toMatchObject({ valid: true });
});

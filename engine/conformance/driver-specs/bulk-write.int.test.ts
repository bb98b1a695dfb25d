/** Writes to several collections in one command. */

import type { Document } from 'mongodb';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
let one: string;
let two: string;
beforeAll(async () => {
  rig = await startRig();
});
beforeEach(async () => {
  const [first, second] = [await rig.collection(), await rig.collection()];
  await first.insertMany([1, 2, 3].map((n) => ({ _id: n as never, n })));
  [one, two] = [first.namespace, second.namespace];
  rig.sent();
});
afterEach(() => rig.calm());
afterAll(() => rig.engine.stop());

const stored = (namespace: string): Promise<Document[]> =>
  rig.client
    .db('test')
    .collection(namespace.slice('test.'.length))
    .find({}, { sort: { _id: 1 } })
    .toArray();
const admin = (command: Document): Promise<Document> => rig.client.db('admin').command(command);
const entry = (_id: number, n = _id): Document => ({ _id, n });
const byId = (_id: number): Document => ({ _id });

test('every kind of operation, over two collections, with the result of each', async () => {
  const result = await rig.client.bulkWrite(
    [
      { name: 'insertOne', namespace: two, document: entry(8) },
      { name: 'updateOne', namespace: one, filter: byId(1), update: { $inc: { n: 10 } } },
      { name: 'updateMany', namespace: one, filter: { n: { $gt: 1 } }, update: [{ $set: { m: '$n' } }] },
      { name: 'replaceOne', namespace: two, filter: byId(9), replacement: { n: 90 }, upsert: true },
      { name: 'deleteOne', namespace: one, filter: byId(2) },
      { name: 'deleteMany', namespace: one, filter: byId(3) },
      { name: 'updateOne', namespace: one, filter: { none: 1 }, update: { $set: { n: 0 } } },
    ],
    { verboseResults: true },
  );
  expect(result).toMatchObject({
    insertedCount: 1,
    matchedCount: 4,
    modifiedCount: 4,
    upsertedCount: 1,
    deletedCount: 2,
  });
  expect(
    [...(result.updateResults ?? [])].map(([at, each]) => [at, each.matchedCount, each.upsertedId]),
  ).toEqual([
    [1, 1, undefined],
    [2, 3, undefined],
    [3, 1, 9],
    [6, 0, undefined],
  ]);
  expect(await stored(one)).toEqual([{ _id: 1, n: 11, m: 11 }]);
  expect(await stored(two)).toEqual([entry(8), entry(9, 90)]);
});

test('an ordered one stops at its first error, an unordered one goes on', async () => {
  const models = [4, 1, 5, 2, 6].map((_id) => ({
    name: 'insertOne' as const,
    namespace: one,
    document: entry(_id),
  }));
  const ordered = await refusal(rig.client.bulkWrite(models));
  expect([...ordered.writeErrors.keys()]).toEqual([1]);
  expect(ordered.partialResult.insertedCount).toBe(1);
  const unordered = await refusal(rig.client.bulkWrite(models.slice(2), { ordered: false }));
  expect([...unordered.writeErrors.keys()]).toEqual([1]);
  expect(await stored(one)).toEqual([1, 2, 3, 4, 5, 6].map((n) => entry(n)));
});

test('the reply names each result, or only the errors', async () => {
  const ops = [
    { insert: 0, document: entry(7) },
    { insert: 0, document: entry(1) },
  ];
  const nsInfo = [{ ns: one }];
  const reply = await admin({ bulkWrite: 1, ops, nsInfo, errorsOnly: true });
  expect(reply).toMatchObject({ nErrors: 1, nInserted: 1, cursor: { ns: 'admin.$cmd.bulkWrite' } });
  expect(reply.cursor.firstBatch).toEqual([
    expect.objectContaining({ ok: 0, idx: 1, n: 0, code: 11000, keyPattern: { _id: 1 } }),
  ]);
  const all = await admin({ bulkWrite: 1, ops: ops.slice(1), nsInfo: [{ ns: two }] });
  expect(all.cursor.firstBatch).toEqual([{ ok: 1, idx: 0, n: 1 }]);
});

test('results that do not fit the batch wait in a cursor', async () => {
  const ops = [4, 5, 6].map((_id) => ({ insert: 0, document: entry(_id) }));
  const { cursor } = await admin({ bulkWrite: 1, ops, nsInfo: [{ ns: one }], cursor: { batchSize: 2 } });
  expect(cursor.firstBatch.map(({ idx }: Document) => idx)).toEqual([0, 1]);
  const rest = await admin({ getMore: cursor.id, collection: '$cmd.bulkWrite' });
  expect([rest.cursor.nextBatch, String(rest.cursor.id)]).toEqual([[{ ok: 1, idx: 2, n: 1 }], '0']);
});

test('one that was sent twice is applied once', async () => {
  const loss = { configureFailPoint: 'onPrimaryTransactionalWrite', mode: { times: 1 } };
  await admin(loss);
  const update = { $inc: { n: 1 } };
  const result = await rig.client.bulkWrite([
    { name: 'updateOne', namespace: one, filter: byId(1), update },
    { name: 'insertOne', namespace: two, document: entry(4) },
  ]);
  expect([result.modifiedCount, result.insertedCount]).toEqual([1, 1]);
  expect([await stored(one), await stored(two)]).toEqual([[entry(1, 2), entry(2), entry(3)], [entry(4)]]);
});

test('in a transaction it is undone with it, and an error ends the transaction', async () => {
  const session = rig.client.startSession();
  session.startTransaction();
  const insert = (_id: number) => ({ name: 'insertOne' as const, namespace: two, document: entry(_id) });
  await rig.client.bulkWrite([insert(1)], { session });
  await session.abortTransaction();
  expect(await stored(two)).toEqual([]);
  session.startTransaction();
  await refusal(rig.client.bulkWrite([insert(1), insert(1)], { session }));
  expect(await refusal(session.commitTransaction())).toMatchObject({ code: 251 });
  await session.endSession();
});

test('what is malformed is refused as a whole', async () => {
  const insert = { insert: 0, document: {} };
  const codes: [Document, number][] = [
    [{ ops: [], nsInfo: [{ ns: one }] }, 16],
    [{ ops: [{ insert: 1, document: {} }], nsInfo: [{ ns: one }] }, 2],
    [{ ops: [{ upsert: 0 }], nsInfo: [{ ns: one }] }, 9],
    [{ ops: [{ ...insert, multi: true }], nsInfo: [{ ns: one }] }, 40415],
    [{ ops: [{ update: 0, filter: {} }], nsInfo: [{ ns: one }] }, 40414],
    [{ ops: [insert], nsInfo: [{ ns: 'nothing' }] }, 73],
    [{ ops: [insert], nsInfo: [{ ns: one, more: 1 }] }, 40415],
  ];
  for (const [command, code] of codes)
    expect((await refusal(admin({ bulkWrite: 1, ...command }))).code).toBe(code);
  const elsewhere = rig.client.db('test').command({ bulkWrite: 1, ops: [insert], nsInfo: [{ ns: one }] });
  expect((await refusal(elsewhere)).code).toBe(13);
});

test('errors too many for one document are all told, though not all in words', async () => {
  const [database, name] = one.split('.');
  const document = { _id: 'x'.repeat(800) };
  const errors = 12_000;
  const ops = Array.from({ length: errors + 1 }, () => ({ insert: 0, document }));
  const reply = await admin({ bulkWrite: 1, ops, nsInfo: [{ ns: one }], ordered: false, errorsOnly: true });
  expect([reply.nErrors, reply.nInserted]).toEqual([errors, 1]);
  const [first, last] = [reply.cursor.firstBatch.at(0), reply.cursor.firstBatch.at(-1)];
  expect([first.code, first.errmsg]).toEqual([11000, expect.stringContaining('E11000')]);
  expect([last.code, last.errmsg]).toEqual([11000, '']);
  const documents = ops.map((op) => op.document);
  const failed = await rig.client.db(database).command({ insert: name, documents, ordered: false });
  expect(failed.writeErrors).toHaveLength(errors + 1);
});

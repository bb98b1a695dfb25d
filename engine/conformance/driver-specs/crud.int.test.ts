import { type Collection, type Document, MongoBulkWriteError } from 'mongodb';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
let notes: Collection<Document>;
beforeAll(async () => {
  rig = await startRig();
});
beforeEach(async () => {
  notes = await rig.collection();
  await notes.insertMany([1, 2, 3].map((_id) => ({ _id: _id as never, n: _id * 11 })));
  rig.sent();
});
afterAll(() => rig.engine.stop());

const id = (_id: number): { _id: never } => ({ _id: _id as never });
const stored = async (): Promise<unknown[]> =>
  (await notes.find().sort({ _id: 1 }).toArray()).map(({ _id, n }) => [_id, n]);

describe('bulkWrite', () => {
  test('of every kind, in order, counts', async () => {
    const result = await notes.bulkWrite([
      { insertOne: { document: { ...id(4), n: 44 } } },
      { updateOne: { filter: id(2), update: { $inc: { n: 1 } } } },
      { updateMany: { filter: { _id: { $gt: 1 } as never }, update: { $inc: { n: 1 } } } },
      { insertOne: { document: { ...id(7), n: 77 } } },
      { replaceOne: { filter: id(7), replacement: { n: 78 } } },
      { deleteOne: { filter: id(4) } },
      { deleteMany: { filter: { n: { $gt: 70 } } } },
      { updateOne: { filter: id(9), update: { $set: { n: 99 } }, upsert: true } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 2,
      matchedCount: 5,
      modifiedCount: 5,
      deletedCount: 2,
      upsertedCount: 1,
      upsertedIds: { 7: 9 },
    });
    expect(await stored()).toEqual([
      [1, 11],
      [2, 24],
      [3, 34],
      [9, 99],
    ]);
  });

  test('in order stops at the first error, and says what was done', async () => {
    const error = await refusal(
      notes.bulkWrite([
        { insertOne: { document: id(4) } },
        { insertOne: { document: id(1) } },
        { insertOne: { document: id(5) } },
      ]),
    );
    expect(error).toBeInstanceOf(MongoBulkWriteError);
    expect(error).toMatchObject({ code: 11000, insertedCount: 1, writeErrors: [{ index: 1, code: 11000 }] });
    expect(await notes.countDocuments()).toBe(4);
  });

  test('without order tries everything', async () => {
    const error = await refusal(
      notes.bulkWrite(
        [
          { insertOne: { document: id(1) } },
          { insertOne: { document: id(4) } },
          { insertOne: { document: id(2) } },
          { deleteOne: { filter: id(3) } },
        ],
        { ordered: false },
      ),
    );
    expect(error.writeErrors.map(({ index }: { index: number }) => index)).toEqual([0, 2]);
    expect(error).toMatchObject({ insertedCount: 1, deletedCount: 1 });
  });
});

test('a duplicate key names the key', async () => {
  await notes.createIndex({ n: 1 }, { unique: true });
  const error = await refusal(notes.insertOne({ ...id(4), n: 11 }));
  expect(error).toMatchObject({ code: 11000, keyPattern: { n: 1 }, keyValue: { n: 11 } });
  expect(error.message).toContain(
    `E11000 duplicate key error collection: test.${notes.collectionName} index: n_1 dup key: { n: 11 }`,
  );
});

test('replaceOne, updateOne and deleteOne count', async () => {
  expect(await notes.replaceOne(id(1), { n: 1 })).toMatchObject({
    matchedCount: 1,
    modifiedCount: 1,
    upsertedId: null,
  });
  expect(await notes.replaceOne(id(8), { n: 8 }, { upsert: true })).toMatchObject({
    matchedCount: 0,
    upsertedCount: 1,
    upsertedId: 8,
  });
  expect(await notes.updateMany({ n: { $gt: 20 } }, { $set: { n: 22 } })).toMatchObject({
    matchedCount: 2,
    modifiedCount: 1,
  });
  expect(await notes.deleteMany({ n: 22 })).toMatchObject({ deletedCount: 2 });
  expect(await notes.deleteOne({ n: 999 })).toMatchObject({ deletedCount: 0 });
});

test('findOneAnd… gives the document before or after, sorted, projected, or nothing', async () => {
  expect(
    await notes.findOneAndUpdate(
      { n: { $gt: 0 } },
      { $inc: { n: 1 } },
      { sort: { _id: -1 }, projection: { _id: 1 } },
    ),
  ).toEqual({ _id: 3 });
  expect(await notes.findOneAndReplace(id(1), { n: 5 }, { returnDocument: 'after' })).toEqual({
    _id: 1,
    n: 5,
  });
  expect(await notes.findOneAndReplace(id(7), { n: 7 }, { upsert: true })).toBeNull();
  expect(await notes.findOneAndReplace(id(8), { n: 8 }, { upsert: true, returnDocument: 'after' })).toEqual({
    _id: 8,
    n: 8,
  });
  expect(await notes.findOneAndDelete({ n: 12345 })).toBeNull();
  expect(await notes.findOneAndDelete({ n: 22 }, { projection: { n: 1, _id: 0 } })).toEqual({ n: 22 });
});

test('batches, skip and limit fetch what they should and leave no cursor', async () => {
  await notes.insertMany(Array.from({ length: 20 }, (_, at) => ({ ...id(at + 10), n: 0 })));
  rig.sent();
  expect(await notes.find({}, { batchSize: 6, sort: { _id: 1 } }).toArray()).toHaveLength(23);
  expect(rig.names()).toEqual(['find', 'getMore', 'getMore', 'getMore']);
  expect(
    await notes.find({}, { batchSize: 6, limit: 10, skip: 20, sort: { _id: 1 } }).toArray(),
  ).toHaveLength(3);
  expect(await notes.find({}, { limit: -2 }).toArray()).toHaveLength(2);
  expect(await notes.find({}, { batchSize: 2, limit: 4 }).toArray()).toHaveLength(4);
  const { metrics } = await rig.engine.db.command({ serverStatus: 1 });
  expect(Number(metrics?.cursor?.open?.total ?? 0)).toBe(0);
});

test('$out replaces a collection, $merge goes into one', async () => {
  const target = rig.client.db('test').collection<Document>(`${notes.collectionName}_target`);
  await target.insertOne({ ...id(1), old: true });
  await target.createIndex({ kept: 1 });
  await notes.aggregate([{ $match: { n: { $gt: 11 } } }, { $out: target.collectionName }]).toArray();
  expect(await target.find().toArray()).toEqual([
    { _id: 2, n: 22 },
    { _id: 3, n: 33 },
  ]);
  expect((await target.indexes()).map(({ name }) => name)).toEqual(['_id_', 'kept_1']);
  await notes
    .aggregate([
      { $set: { m: true } },
      { $merge: { into: target.collectionName, whenMatched: 'merge', whenNotMatched: 'discard' } },
    ])
    .toArray();
  expect(await target.find().toArray()).toEqual([
    { _id: 2, n: 22, m: true },
    { _id: 3, n: 33, m: true },
  ]);
  const error = await refusal(
    notes.aggregate([{ $merge: { into: target.collectionName, whenMatched: 'fail' } }]).toArray(),
  );
  expect(error).toMatchObject({ code: 11000 });
});

test('a write that wants no answer is done', async () => {
  await notes.insertOne(id(4), { writeConcern: { w: 0 } });
  for (let wait = 0; wait < 50 && (await notes.countDocuments()) < 4; wait++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await notes.countDocuments()).toBe(4);
});

test('a malformed write concern refuses the write', async () => {
  const command = { insert: notes.collectionName, documents: [id(4)], writeConcern: { w: -1 } };
  expect(await refusal(rig.client.db('test').command(command))).toMatchObject({ code: 9 });
  expect(await notes.countDocuments()).toBe(3);
});

test('time limits hold', async () => {
  await notes.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(50) })));
  const slow = notes.aggregate(
    [
      {
        $lookup: {
          from: notes.collectionName,
          let: { n: '$n' },
          pipeline: [{ $match: { $expr: { $lt: ['$n', '$$n'] } } }],
          as: 'below',
        },
      },
    ],
    { maxTimeMS: 30 },
  );
  expect(await refusal(slow.toArray())).toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
});

test('a document above 16 MB is refused', async () => {
  const large = 'x'.repeat(16 * 1024 * 1024 - 100);
  await notes.insertOne({ ...id(4), large });
  expect(await refusal(notes.updateOne(id(4), { $set: { more: 'x'.repeat(200) } }))).toMatchObject({
    code: expect.any(Number),
  });
  expect((await notes.findOne(id(4)))?.more).toBeUndefined();
});

test('null is an _id like any other: an upsert by it stores it, and $out keeps it', async () => {
  const notes = await rig.collection();
  const byNull = { _id: null as never };
  const writes = [
    () => notes.updateOne(byNull, { $set: { n: 1 } }, { upsert: true }),
    () => notes.replaceOne(byNull, { n: 1 }, { upsert: true }),
    () => notes.findOneAndReplace(byNull, { n: 1 }, { upsert: true }),
    () => notes.updateOne(byNull, [{ $set: { n: 1 } }], { upsert: true }),
    () => notes.bulkWrite([{ replaceOne: { filter: byNull, replacement: { n: 1 }, upsert: true } }]),
    () => rig.client.db('test').command({ insert: notes.collectionName, documents: [{ _id: null, n: 1 }] }),
  ];
  for (const write of writes) {
    await write();
    expect(await notes.find({ _id: { $type: 'null' } as never }).toArray()).toEqual([{ _id: null, n: 1 }]);
    await notes.aggregate([{ $out: notes.collectionName }]).toArray();
    expect(await notes.find().toArray()).toEqual([{ _id: null, n: 1 }]);
    await notes.deleteMany({});
  }
});

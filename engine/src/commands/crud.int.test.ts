import { Decimal128, Double, Int32, Long, MongoBulkWriteError } from 'mongodb';
import { type TestEngine, testEngine } from '../testing/engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.stop());

type Numbered = { _id: number; [field: string]: unknown };
const fresh = () => engine.db.collection<Numbered>(`c${Math.random()}`);

test.each([
  [true, 2500, [2500]],
  [false, 4999, [2500]],
])(
  'a bulk insert (ordered: %p) with a duplicate in the middle stores %p documents',
  async (ordered, stored, indexes) => {
    const collection = fresh();
    const documents = Array.from({ length: 5000 }, (_, at) => ({ _id: at === 2500 ? 0 : at }));
    const error = await collection.insertMany(documents, { ordered }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(MongoBulkWriteError);
    expect([
      error.code,
      error.insertedCount,
      error.writeErrors.map(({ index }: { index: number }) => index),
    ]).toEqual([11000, stored, indexes]);
    expect(await collection.countDocuments()).toBe(stored);
  },
);

test('fields that an update does not touch keep their types', async () => {
  const collection = fresh();
  const values = {
    int: new Int32(5),
    double: new Double(5),
    long: Long.fromNumber(5),
    decimal: Decimal128.fromString('5.00'),
    big: Long.fromString('9007199254740993'),
  };
  await collection.insertOne({ _id: 1, ...values, n: 1 });
  await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } as never, $set: { 'new.field': true } });
  const found = await collection.findOne({ _id: 1 }, { promoteValues: false, promoteLongs: false });
  expect(found).toMatchObject(values);
  expect(
    await collection.countDocuments({
      double: { $type: 'double' },
      int: { $type: 'int' },
      long: { $type: 'long' },
      decimal: { $type: 'decimal' },
    }),
  ).toBe(1);
});

test('longs that share a double are different keys', async () => {
  const collection = fresh();
  await collection.createIndex({ serial: 1 }, { unique: true });
  const [low, high] = [Long.fromString('9007199254740992'), Long.fromString('9007199254740993')];
  await collection.insertMany([
    { _id: 1, serial: low },
    { _id: 2, serial: high },
  ]);
  expect(await collection.findOne({ serial: high })).toMatchObject({ _id: 2 });
  await expect(collection.insertOne({ _id: 3, serial: new Double(9007199254740992) })).rejects.toMatchObject({
    code: 11000,
  });
});

test('_id stands first wherever it was given, and may be any value but an array', async () => {
  const collection = engine.db.collection<{ _id: string; a?: number }>('ids');
  await collection.insertOne({ a: 1, _id: 'last' });
  expect(Object.keys((await collection.findOne({ _id: 'last' })) ?? {})).toEqual(['_id', 'a']);
  for (const id of [true, { x: 1 }, new Date(0), 1.5]) {
    await collection.insertOne({ _id: id as never });
    expect(await collection.countDocuments({ _id: id as never })).toBe(1);
  }
  await expect(collection.insertOne({ _id: [1] as never })).rejects.toMatchObject({ code: 53 });
  await expect(collection.updateOne({ _id: 'last' }, { $set: { _id: 'other' } })).rejects.toMatchObject({
    code: 66,
  });
});

test('values too long for a key are found, kept apart and unique', async () => {
  const collection = fresh();
  await collection.createIndex({ text: 1 }, { unique: true });
  const long = 'x'.repeat(5000);
  await collection.insertMany([
    { _id: 1, text: `${long}a` },
    { _id: 2, text: `${long}b` },
    { _id: 3, text: 'y' },
  ]);
  expect(await collection.findOne({ text: `${long}b` })).toMatchObject({ _id: 2 });
  await expect(collection.insertOne({ _id: 4, text: `${long}a` })).rejects.toMatchObject({ code: 11000 });
  expect(
    (
      await collection
        .find({ text: { $gt: 'a' } })
        .sort({ text: 1 })
        .toArray()
    ).map(({ _id }) => _id),
  ).toEqual([1, 2, 3]);
  await collection.updateOne({ _id: 1 }, { $set: { text: 'short' } });
  await collection.insertOne({ _id: 4, text: `${long}a` });
});

test('sparse and partial unique indexes leave out what they should', async () => {
  const [sparse, partial] = [fresh(), fresh()];
  await sparse.createIndex({ email: 1 }, { unique: true, sparse: true });
  await sparse.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, email: null }]);
  await expect(sparse.insertOne({ _id: 4, email: null })).rejects.toMatchObject({ code: 11000 });
  expect(await sparse.countDocuments({ email: null })).toBe(3);
  await partial.createIndex({ card: 1 }, { unique: true, partialFilterExpression: { active: true } });
  await partial.insertMany([
    { _id: 1, card: 'a', active: true },
    { _id: 2, card: 'a', active: false },
  ]);
  await expect(partial.updateOne({ _id: 2 }, { $set: { active: true } })).rejects.toMatchObject({
    code: 11000,
  });
  expect(await partial.countDocuments({ card: 'a' })).toBe(2);
});

test('a cursor walks on over several batches while documents change', async () => {
  const collection = fresh();
  await collection.insertMany(Array.from({ length: 500 }, (_, at) => ({ _id: at, n: at })));
  const seen: number[] = [];
  for await (const { _id } of collection.find({}, { batchSize: 50 }).sort({ _id: 1 })) {
    seen.push(_id);
    if (_id % 100 === 0) await collection.deleteOne({ _id: _id + 60 });
  }
  expect(seen).toHaveLength(495);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('$out replaces a collection with its indexes, $merge joins into one', async () => {
  const [source, target] = [fresh(), fresh()];
  await source.insertMany([
    { _id: 1, k: 'a', n: 1 },
    { _id: 2, k: 'b', n: 2 },
  ]);
  await target.createIndex({ k: 1 }, { unique: true });
  await target.insertOne({ _id: 9, k: 'old' });
  await source.aggregate([{ $out: target.collectionName }]).toArray();
  expect(await target.find().toArray()).toEqual([
    { _id: 1, k: 'a', n: 1 },
    { _id: 2, k: 'b', n: 2 },
  ]);
  await expect(target.insertOne({ _id: 3, k: 'a' })).rejects.toMatchObject({ code: 11000 });
  await source
    .aggregate([
      { $project: { _id: 0, k: 1, extra: '$n' } },
      { $merge: { into: target.collectionName, on: 'k', whenMatched: 'merge', whenNotMatched: 'insert' } },
    ])
    .toArray();
  expect(await target.findOne({ k: 'b' })).toEqual({ _id: 2, k: 'b', n: 2, extra: 2 });
  expect(await engine.db.command({ validate: target.collectionName })).toMatchObject({
    valid: true,
    nrecords: 2,
  });
});

test('collections are renamed with what they hold, dropped, and made again empty', async () => {
  const collection = fresh();
  await collection.createIndex({ n: 1 });
  await collection.insertMany(Array.from({ length: 1200 }, (_, at) => ({ _id: at, n: at })));
  const renamed = await collection.rename(`renamed${Math.random()}`);
  expect(await renamed.countDocuments({ n: { $gte: 600 } })).toBe(600);
  expect(await collection.countDocuments()).toBe(0);
  await renamed.drop();
  expect(await renamed.countDocuments()).toBe(0);
  await renamed.insertOne({ _id: 1 as never, n: 1 });
  expect(await renamed.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
});

test('a command that takes longer than it may is stopped', async () => {
  const collection = fresh();
  await collection.insertMany(Array.from({ length: 30_000 }, (_, at) => ({ _id: at, text: 'x'.repeat(50) })));
  await expect(collection.find({ text: /never/ }, { maxTimeMS: 5 }).toArray()).rejects.toMatchObject({
    code: 50,
  });
});

test('statistics count what is there', async () => {
  const collection = fresh();
  await collection.insertMany([{ _id: 1 }, { _id: 2 }]);
  await collection.createIndex({ a: 1 });
  const [stats] = await collection.aggregate([{ $collStats: { storageStats: {}, count: {} } }]).toArray();
  expect(stats).toMatchObject({ count: 2, storageStats: { count: 2, nindexes: 2 } });
  expect(await engine.db.stats()).toMatchObject({ db: 'test', ok: 1 });
  expect(await engine.db.admin().serverStatus()).toMatchObject({ process: 'rayon-embedded-mongo', ok: 1 });
});

test('a write concern that one node cannot meet is reported, the write stays', async () => {
  const collection = fresh();
  await expect(collection.insertOne({ _id: 1 }, { writeConcern: { w: 3 } })).rejects.toMatchObject({
    code: 100,
  });
  expect(await collection.countDocuments()).toBe(1);
});

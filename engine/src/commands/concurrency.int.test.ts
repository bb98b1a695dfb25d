import { type TestEngine, testEngine } from '../testing/engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.stop());

const settled = async (work: Promise<unknown>[]): Promise<{ done: number; codes: number[] }> => {
  const results = await Promise.allSettled(work);
  return {
    done: results.filter(({ status }) => status === 'fulfilled').length,
    codes: results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : [])),
  };
};

test('of many creating the same unique value, one succeeds', async () => {
  const members = engine.db.collection('unique');
  await members.createIndex({ email: 1 }, { unique: true });
  const { done, codes } = await settled(
    Array.from({ length: 50 }, () => members.insertOne({ email: 'a@b' })),
  );
  expect(done).toBe(1);
  expect(codes).toEqual(Array(49).fill(11000));
});

test('upserts of one unique value make one document and count all', async () => {
  const members = engine.db.collection('upserts');
  await members.createIndex({ email: 1 }, { unique: true });
  await Promise.all(
    Array.from({ length: 50 }, () =>
      members.updateOne({ email: 'a@b' }, { $inc: { n: 1 } }, { upsert: true }),
    ),
  );
  expect(await members.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ email: 'a@b', n: 50 }]);
});

test('increments of one document all count', async () => {
  const counters = engine.db.collection<{ _id: number; n: number }>('hot');
  await counters.insertOne({ _id: 1, n: 0 });
  await Promise.all(
    Array.from({ length: 200 }, (_, at) =>
      at % 2
        ? counters.updateOne({ _id: 1 }, { $inc: { n: 1 } })
        : counters.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }),
    ),
  );
  expect(await counters.findOne({ _id: 1 })).toEqual({ _id: 1, n: 200 });
});

test('each job of a queue is taken once', async () => {
  const jobs = engine.db.collection<{ _id: number; taken: boolean }>('jobs');
  await jobs.insertMany(Array.from({ length: 40 }, (_, at) => ({ _id: at, taken: false })));
  const taken = await Promise.all(
    Array.from({ length: 40 }, () =>
      jobs.findOneAndUpdate({ taken: false }, { $set: { taken: true } }, { sort: { _id: 1 } }),
    ),
  );
  expect(new Set(taken.map((job) => job?._id)).size).toBe(40);
});

test('an index built while others write holds every document', async () => {
  const members = engine.db.collection<{ _id: number; points: number }>('building');
  await members.insertMany(Array.from({ length: 5000 }, (_, at) => ({ _id: at, points: at % 100 })));
  let building = true;
  const writer = (async () => {
    for (let at = 5000; building; at++) {
      await members.insertOne({ _id: at, points: at % 100 });
      await members.updateOne({ _id: at - 5000 }, { $inc: { points: 1 } });
      await members.deleteOne({ _id: at - 2500 });
    }
  })();
  await members.createIndex({ points: 1 });
  building = false;
  await writer;
  expect(await engine.db.command({ validate: 'building' })).toMatchObject({ valid: true, errors: [] });
});

test('a unique index over documents that clash is refused and leaves nothing behind', async () => {
  const members = engine.db.collection('clash');
  await members.insertMany([{ email: 'a' }, { email: 'b' }, { email: 'a' }]);
  await expect(members.createIndex({ email: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
  expect((await members.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  await members.insertOne({ email: 'a' });
});

test('a long scan leaves others their turn', async () => {
  const many = engine.db.collection<{ _id: number; text: string }>('many');
  for (let from = 0; from < 60_000; from += 10_000)
    await many.insertMany(
      Array.from({ length: 10_000 }, (_, at) => ({ _id: from + at, text: `text ${at}` })),
    );
  let scanning = true;
  const scan = many
    .find({ text: /never/ })
    .toArray()
    .finally(() => {
      scanning = false;
    });
  let reads = 0;
  while (scanning) {
    await many.findOne({ _id: reads });
    reads += 1;
  }
  expect(await scan).toEqual([]);
  expect(reads).toBeGreaterThan(3);
});

test('a change of many documents leaves others their turn, and reaches all', async () => {
  const many = engine.db.collection<{ _id: number; text: string; n?: number }>('many');
  let changing = true;
  const change = many.updateMany({}, { $inc: { n: 1 } }).finally(() => {
    changing = false;
  });
  let writes = 0;
  while (changing) {
    await many.updateOne({ _id: -1 }, { $inc: { n: 1 } }, { upsert: true });
    writes += 1;
  }
  expect((await change).modifiedCount).toBeGreaterThanOrEqual(60_000);
  expect(writes).toBeGreaterThan(10);
  expect(await many.countDocuments({ n: { $exists: false } })).toBe(0);
});

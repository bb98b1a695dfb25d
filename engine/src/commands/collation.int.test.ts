import * as fc from 'fast-check';
import type { Collection, Document } from 'mongodb';
import { type TestEngine, testEngine } from '../testing/engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.stop());

let made = 0;
/** A collection that compares without regard to case, with three names. */
const names = async (): Promise<Collection> => {
  const collection = await engine.db.createCollection(`names${++made}`, {
    collation: { locale: 'en', strength: 2 },
  });
  await collection.insertMany([{ name: 'beta' }, { name: 'Alpha' }, { name: 'ALPHA' }]);
  return collection;
};
const shown = async (documents: Promise<Document[]>): Promise<string[]> =>
  (await documents).map(({ name }) => name);

test('reads compare by the collation of the collection', async () => {
  const all = await names();
  expect(await shown(all.find({ name: 'alpha' }).toArray())).toHaveLength(2);
  expect(await shown(all.find().sort({ name: 1 }).toArray())).toEqual(['Alpha', 'ALPHA', 'beta']);
  expect(await all.countDocuments({ name: 'BETA' })).toBe(1);
  expect(await all.distinct('name')).toHaveLength(2);
  expect(await all.aggregate([{ $group: { _id: '$name' } }]).toArray()).toHaveLength(2);
  expect(await all.aggregate([{ $match: { name: 'BETA' } }]).toArray()).toHaveLength(1);
});

test('a command that names a collation overrides it', async () => {
  const all = await names();
  expect(await all.find({ name: 'alpha' }, { collation: { locale: 'simple' } }).toArray()).toEqual([]);
  const exact = all.find({ name: 'alpha' }, { collation: { locale: 'en', strength: 3 } });
  expect(await exact.toArray()).toEqual([]);
});

test('writes find by the collation', async () => {
  const all = await names();
  expect(await all.updateMany({ name: 'alpha' }, { $set: { seen: true } })).toMatchObject({
    matchedCount: 2,
  });
  expect(await all.findOneAndUpdate({ name: 'BETA' }, { $set: { seen: true } })).toMatchObject({
    name: 'beta',
  });
  await all.updateOne({ name: 'beta' }, { $set: { tags: ['X', 'y'] } });
  await all.updateOne({ name: 'beta' }, { $pull: { tags: 'x' } as never });
  expect(await all.findOne({ name: 'beta' })).toMatchObject({ tags: ['y'] });
  expect(await all.deleteMany({ name: 'ALPHA' })).toMatchObject({ deletedCount: 2 });
});

test('an index takes the collation over, and answers stay the same', async () => {
  const all = await names();
  await all.createIndex({ name: 1 });
  await all.createIndex({ name: 1 }, { name: 'plain', collation: { locale: 'simple' } });
  const [, taken, plain] = await all.listIndexes().toArray();
  expect(taken?.collation).toMatchObject({ locale: 'en', strength: 2, caseLevel: false });
  expect(plain?.collation).toBeUndefined();
  expect(await shown(all.find({ name: 'alpha' }).toArray())).toHaveLength(2);
  expect(await shown(all.find({ name: { $gte: 'B' } }).toArray())).toEqual(['beta']);
  expect(await shown(all.find().sort({ name: -1 }).hint('name_1').toArray())).toEqual([
    'beta',
    expect.stringMatching(/alpha/i),
    expect.stringMatching(/alpha/i),
  ]);
  const options = await engine.db.collection(all.collectionName).options();
  expect(options.collation).toMatchObject({ locale: 'en', strength: 2, version: '57.1' });
});

test('a unique index with a collation is refused: it would have to compare with every key', async () => {
  const all = await names();
  await expect(all.createIndex({ name: 1 }, { unique: true })).rejects.toMatchObject({ code: 67 });
  await expect(
    all.createIndex({ name: 1 }, { partialFilterExpression: { name: 'x' } }),
  ).rejects.toMatchObject({ code: 67 });
  await all.createIndex({ name: 1 }, { unique: true, collation: { locale: 'simple' } });
  await all.insertOne({ name: 'BETA' });
  await expect(all.insertOne({ name: 'beta' })).rejects.toMatchObject({ code: 11000 });
});

test('a validator compares by the collation too', async () => {
  const orders = await engine.db.createCollection('orders', {
    collation: { locale: 'en', strength: 2 },
    validator: { state: { $in: ['open', 'closed'] } },
  });
  await orders.insertOne({ state: 'Open' });
  await expect(orders.insertOne({ state: 'lost' })).rejects.toMatchObject({ code: 121 });
});

test('one key may be indexed under several collations, not twice under the same', async () => {
  const words = engine.db.collection('words');
  await words.createIndex({ word: 1 });
  await words.createIndex({ word: 1 }, { name: 'other', collation: { locale: 'en' } });
  await expect(
    words.createIndex({ word: 1 }, { name: 'again', collation: { locale: 'en' } }),
  ).rejects.toMatchObject({ code: 85 });
  await expect(words.createIndex({ word: 1 }, { collation: { locale: 'de' } })).rejects.toMatchObject({
    code: 86,
  });
});

const word = fc.constantFrom('a', 'A', 'b', 'B', 'é', 'E', 'ab', 'AB', '');
const value = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.array(word, { maxLength: 2 }));
const condition = fc.oneof(
  fc.record({ k: value }),
  fc.record({ k: fc.record({ $gte: word }) }),
  fc.record({ k: fc.record({ $lt: word, $gt: word }) }),
  fc.record({ k: fc.record({ $in: fc.array(value, { maxLength: 3 }) }) }),
  fc.record({ k: fc.record({ $ne: word }) }),
  fc.record({ _id: word }),
);
const filter = fc.oneof(
  condition,
  fc.record({ $or: fc.array(condition, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $and: fc.array(condition, { minLength: 1, maxLength: 2 }) }),
);

test('no index changes an answer', async () => {
  const documents = fc.uniqueArray(fc.record({ _id: fc.oneof(word, fc.integer()), k: value }), {
    selector: ({ _id }) => _id,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(documents, filter, async (stored, asked) => {
      const collation = { locale: 'en', strength: 1 };
      const bare = engine.db.collection(`bare${++made}`);
      const indexed = await engine.db.createCollection(`indexed${made}`, { collation });
      await indexed.createIndex({ k: 1 });
      await indexed.createIndex({ k: 1 }, { name: 'simple', collation: { locale: 'simple' } });
      await indexed.createIndex(
        { k: -1 },
        { name: 'partial', collation: { locale: 'simple' }, partialFilterExpression: { k: { $gte: 'a' } } },
      );
      if (stored.length > 0) {
        await bare.insertMany(structuredClone(stored) as Document[]);
        await indexed.insertMany(structuredClone(stored) as Document[]);
      }
      const expected = await bare
        .find(asked as Document, { collation })
        .sort({ k: 1, _id: 1 })
        .toArray();
      expect(
        await indexed
          .find(asked as Document)
          .sort({ k: 1, _id: 1 })
          .toArray(),
      ).toEqual(expected);
      expect(await indexed.countDocuments(asked as Document)).toBe(expected.length);
    }),
    { numRuns: 60 },
  );
});

import type { Collection, Document } from 'mongodb';
import { type TestEngine, testEngine } from '../testing/engine';

let engine: TestEngine;
let cheap: Collection;
beforeAll(async () => {
  engine = await testEngine();
  await engine.db
    .collection<{ _id: number; name: string; price: number; group: string }>('goods')
    .insertMany([
      { _id: 1, name: 'tea', price: 2, group: 'drinks' },
      { _id: 2, name: 'wine', price: 9, group: 'drinks' },
      { _id: 3, name: 'bread', price: 3, group: 'food' },
      { _id: 4, name: 'salt', price: 1, group: 'food' },
    ]);
  cheap = await engine.db.createCollection('cheap', {
    viewOn: 'goods',
    pipeline: [{ $match: { price: { $lt: 5 } } }, { $set: { label: { $toUpper: '$name' } } }],
  });
});
afterAll(() => engine.stop());

test('a view is read like a collection', async () => {
  expect(await cheap.find({ label: 'TEA' }).toArray()).toEqual([
    { _id: 1, name: 'tea', price: 2, group: 'drinks', label: 'TEA' },
  ]);
  const options = { sort: { price: -1 }, skip: 1, limit: 1, projection: { _id: 0, label: 1 } } as const;
  expect(await cheap.find({}, options).toArray()).toEqual([{ label: 'TEA' }]);
  expect(await cheap.findOne({ name: 'wine' })).toBeNull();
  expect(await cheap.countDocuments({ group: 'food' })).toBe(2);
  expect(await cheap.estimatedDocumentCount()).toBe(3);
  expect(await cheap.distinct('group')).toEqual(['drinks', 'food']);
  const sums = cheap.aggregate([
    { $group: { _id: '$group', sum: { $sum: '$price' } } },
    { $sort: { _id: 1 } },
  ]);
  expect(await sums.toArray()).toEqual([
    { _id: 'drinks', sum: 2 },
    { _id: 'food', sum: 4 },
  ]);
});

test('a view shows what is written to the collection under it, batch by batch', async () => {
  const numbers = engine.db.collection<Document>('numbers');
  const even = await engine.db.createCollection('even', {
    viewOn: 'numbers',
    pipeline: [{ $match: { n: { $mod: [2, 0] } } }],
  });
  expect(await even.find().toArray()).toEqual([]);
  await numbers.insertMany(Array.from({ length: 500 }, (_, n) => ({ n })));
  expect(await even.find({}, { batchSize: 50 }).toArray()).toHaveLength(250);
});

test('views stand on views, and in the stages of other pipelines', async () => {
  await engine.db.createCollection('cheapFood', {
    viewOn: 'cheap',
    pipeline: [{ $match: { group: 'food' } }],
  });
  const names = async (documents: Promise<Document[]>): Promise<string[]> =>
    (await documents).map(({ name }) => name).sort();
  expect(await names(engine.db.collection('cheapFood').find().toArray())).toEqual(['bread', 'salt']);
  const joined = engine.db
    .collection('goods')
    .aggregate([
      { $match: { _id: 3 } },
      { $lookup: { from: 'cheapFood', localField: 'group', foreignField: 'group', as: 'others' } },
    ]);
  const [bread] = await joined.toArray();
  expect(bread?.others).toHaveLength(2);
  const all = engine.db.collection('cheap').aggregate([{ $unionWith: 'cheapFood' }]);
  expect(await all.toArray()).toHaveLength(5);
});

test('a view has its own collation', async () => {
  const named = await engine.db.createCollection('named', {
    viewOn: 'goods',
    collation: { locale: 'en', strength: 2 },
  });
  expect(await named.find({ name: 'TEA' }).toArray()).toHaveLength(1);
});

test('views are listed as such, and dropped without their collection', async () => {
  await engine.db.createCollection('soon', { viewOn: 'goods' });
  const [listed] = await engine.db.listCollections({ name: 'soon' }).toArray();
  expect(listed).toEqual({
    name: 'soon',
    type: 'view',
    options: { viewOn: 'goods', pipeline: [] },
    info: { readOnly: true },
  });
  await engine.db.dropCollection('soon');
  expect(await engine.db.listCollections({ name: 'soon' }).toArray()).toEqual([]);
  expect(await engine.db.collection('goods').countDocuments()).toBe(4);
});

test.each<[string, (view: Collection) => Promise<unknown>]>([
  ['insert', (view) => view.insertOne({})],
  ['update', (view) => view.updateOne({}, { $set: { a: 1 } }, { upsert: true })],
  ['delete', (view) => view.deleteMany({})],
  ['findAndModify', (view) => view.findOneAndDelete({})],
  [
    'bulkWrite',
    (view) =>
      engine.db.admin().command({
        bulkWrite: 1,
        ops: [{ delete: 0, filter: {}, multi: true }],
        nsInfo: [{ ns: view.namespace }],
      }),
  ],
  ['createIndexes', (view) => view.createIndex({ a: 1 })],
  ['listIndexes', (view) => view.listIndexes().toArray()],
  [
    '$out',
    () =>
      engine.db
        .collection('goods')
        .aggregate([{ $out: 'cheap' }])
        .toArray(),
  ],
  [
    '$merge',
    () =>
      engine.db
        .collection('goods')
        .aggregate([{ $merge: 'cheap' }])
        .toArray(),
  ],
  ['renameCollection', (view) => view.rename('other')],
])('%s is refused on a view', async (_name, run) => {
  await expect(run(cheap)).rejects.toMatchObject({ code: 166 });
});

test('what cannot be a view is refused', async () => {
  const create = (name: string, options: Document): Promise<unknown> =>
    engine.db.command({ create: name, ...options });
  await expect(create('a', { viewOn: 'goods', pipeline: [{ $nonsense: 1 }] })).rejects.toMatchObject({
    code: 40324,
  });
  await expect(create('a', { viewOn: 'goods', pipeline: [{ $out: 'x' }] })).rejects.toMatchObject({
    code: 167,
  });
  await expect(create('a', { pipeline: [] })).rejects.toMatchObject({ code: 72 });
  await create('circle1', { viewOn: 'circle2' });
  await expect(create('circle2', { viewOn: 'circle1' })).rejects.toMatchObject({ code: 5 });
});

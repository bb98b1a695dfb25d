import type { Collection, Document } from 'mongodb';
import { type TestEngine, temporaryDirectory, testEngine } from '../testing/engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.stop());

const validator = { $jsonSchema: { required: ['price'], properties: { price: { minimum: 0 } } } };
const checked = (name: string, options: Document = {}): Promise<Collection> =>
  engine.db.createCollection(name, { validator, ...options });

test('the error says which document failed and what was asked', async () => {
  const goods = await checked('goods');
  await expect(goods.insertOne({ _id: 7 as never, price: -1 })).rejects.toMatchObject({
    code: 121,
    message: 'Document failed validation',
    errInfo: { failingDocumentId: 7, details: { specifiedAs: validator } },
  });
  await expect(
    goods.findOneAndUpdate({ _id: 8 as never }, { $set: { price: -1 } }, { upsert: true }),
  ).rejects.toMatchObject({ code: 121, codeName: 'DocumentValidationFailure' });
});

test('an unordered insert keeps the valid documents', async () => {
  const list = await checked('list');
  const documents = [{ price: 1 }, { price: -1 }, { price: 2 }];
  await expect(list.insertMany(documents, { ordered: false })).rejects.toMatchObject({
    result: { insertedCount: 2 },
  });
  expect(await list.countDocuments()).toBe(2);
});

test('the options are listed, kept by a rename, and can be changed', async () => {
  await checked('first');
  await engine.db.renameCollection('first', 'second');
  const options = async (): Promise<Document> => engine.db.collection('second').options();
  expect(await options()).toEqual({ validator, validationLevel: 'strict', validationAction: 'error' });
  await engine.db.command({ collMod: 'second', validationLevel: 'moderate' });
  expect(await options()).toMatchObject({ validationLevel: 'moderate', validator });
  await engine.db.command({ collMod: 'second', validator: {} });
  expect(await options()).toEqual({});
});

test('pipelines that write are checked, and $out keeps the validator', async () => {
  const target = await checked('target');
  const source = engine.db.collection('source');
  await source.insertMany([{ price: -5 }, { price: 5 }]);
  await expect(source.aggregate([{ $merge: 'target' }]).toArray()).rejects.toMatchObject({ code: 121 });
  await expect(source.aggregate([{ $out: 'target' }]).toArray()).rejects.toMatchObject({ code: 121 });
  await source.aggregate([{ $match: { price: 5 } }, { $out: 'target' }]).toArray();
  expect(await target.countDocuments()).toBe(1);
  await expect(target.insertOne({ price: -1 })).rejects.toMatchObject({ code: 121 });
  await source.aggregate([{ $out: 'target' }], { bypassDocumentValidation: true }).toArray();
  expect(await target.countDocuments()).toBe(2);
});

test('a validator that asks for the time asks at each write', async () => {
  const offers = await engine.db.createCollection('offers', {
    validator: { $expr: { $lt: ['$$NOW', '$until'] } },
  });
  const until = new Date(Date.now() + 200);
  await offers.insertOne({ until });
  await new Promise((resolve) => setTimeout(resolve, 250));
  await expect(offers.insertOne({ until })).rejects.toMatchObject({ code: 121 });
});

test('a transaction that writes something invalid is aborted', async () => {
  const books = await checked('books');
  const session = engine.client.startSession();
  session.startTransaction();
  await books.insertOne({ price: 1 }, { session });
  await expect(books.updateOne({}, { $set: { price: -1 } }, { session })).rejects.toMatchObject({
    code: 121,
  });
  await session.endSession();
  expect(await books.countDocuments()).toBe(0);
});

test('a validator outlives a restart', async () => {
  const directory = temporaryDirectory();
  const before = await testEngine({ directory });
  await before.db.createCollection('kept', { validator });
  await before.stop();
  const after = await testEngine({ directory });
  await expect(after.db.collection('kept').insertOne({})).rejects.toMatchObject({ code: 121 });
  await after.stop();
});

/** What drivers ask of a server besides documents. */

import { type Document, MongoClient } from 'mongodb';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterEach(() => rig.calm());
afterAll(() => rig.engine.stop());

const refused = async (command: Document, db = 'test'): Promise<[number, string]> => {
  const { code, codeName } = await refusal(rig.client.db(db).command(command));
  return [code, codeName];
};

test('the stable API: other versions and half declarations are refused', async () => {
  expect(await refused({ ping: 1, apiVersion: '2' })).toEqual([322, 'APIVersionError']);
  expect(await refused({ ping: 1, apiStrict: true })).toEqual([72, 'InvalidOptions']);
});

test('a client that is strict about the stable API gets what it has and nothing else', async () => {
  const strict = await new MongoClient(rig.engine.url, {
    serverApi: { version: '1', strict: true },
  }).connect();
  const notes = strict.db('test').collection<Document>('strict');
  await notes.insertOne({ n: 1 });
  expect(await notes.find().toArray()).toHaveLength(1);
  expect(await notes.estimatedDocumentCount()).toBe(1);
  expect(await refusal(notes.distinct('n'))).toMatchObject({ code: 323, codeName: 'APIStrictError' });
  expect(await refusal(notes.aggregate([{ $indexStats: {} }]).toArray())).toMatchObject({ code: 323 });
  await strict.close();
});

test('$listLocalSessions gives the sessions of this server, as the first stage of a database', async () => {
  await rig.client.withSession((session) => rig.client.db('test').command({ ping: 1 }, { session }));
  const sessions = await rig.client
    .db('admin')
    .aggregate([{ $listLocalSessions: {} }, { $limit: 1 }, { $addFields: { seen: true } }])
    .toArray();
  expect(sessions).toEqual([{ _id: expect.anything(), lastUse: expect.any(Date), seen: true }]);
  const stage = { pipeline: [{ $listLocalSessions: {} }], cursor: {} };
  expect((await refused({ aggregate: 'notes', ...stage }))[0]).toBe(73);
});

test('commands and stages of search say that it is not enabled', async () => {
  const disabled = [31082, 'SearchNotEnabled'];
  expect(await refused({ createSearchIndexes: 'notes', indexes: [] })).toEqual(disabled);
  expect(await refused({ updateSearchIndex: 'notes', name: 'a', definition: {} })).toEqual(disabled);
  expect(await refused({ dropSearchIndex: 'notes', name: 'a' })).toEqual(disabled);
  const pipeline = [{ $listSearchIndexes: {} }];
  expect(await refused({ aggregate: 'notes', pipeline, cursor: {} })).toEqual(disabled);
});

test('$merge that meets what must not be there names the key', async () => {
  const notes = await rig.collection();
  await notes.insertOne({ _id: 1 as never });
  const merging = notes.aggregate([{ $merge: { into: notes.collectionName, whenMatched: 'fail' } }]);
  expect((await refusal(merging.toArray())).errorResponse).toMatchObject({
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: 1 },
  });
});

test('what was asked of an index is shown, in the background or not', async () => {
  const notes = await rig.collection();
  await notes.createIndex({ a: 1 }, { background: true });
  await notes.createIndex({ b: 1 });
  const [, a, b] = await notes.listIndexes().toArray();
  expect([a, b]).toEqual([
    { v: 2, key: { a: 1 }, name: 'a_1', background: true },
    { v: 2, key: { b: 1 }, name: 'b_1' },
  ]);
  // It is no difference between two indexes.
  await notes.createIndex({ b: 1 }, { background: true });
});

test('the members of the replica set are told', async () => {
  const { set, myState, members } = await rig.client.db('admin').command({ replSetGetStatus: 1 });
  expect([set, myState, members.length]).toEqual(['rayon', 1, 1]);
  expect(members[0]).toMatchObject({ health: 1, stateStr: 'PRIMARY', self: true });
  const { config } = await rig.client.db('admin').command({ replSetGetConfig: 1 });
  expect(config).toMatchObject({ _id: 'rayon', members: [{ _id: 0 }] });
});

test('the greeting tells the time, so that the first command can say it', async () => {
  const client = await rig.engine.connect({ monitorCommands: true });
  const sent: Document[] = [];
  client.on('commandStarted', ({ command }) => sent.push({ ...command }));
  await client.db('test').collection('notes').findOne();
  expect(sent[0]?.$clusterTime?.clusterTime).toBeDefined();
});

test('reads that allow for some staleness find their server', async () => {
  const client = await rig.engine.connect({ readPreference: 'secondaryPreferred', maxStalenessSeconds: 120 });
  expect(await client.db('test').collection('notes').find({ none: true }).toArray()).toEqual([]);
  const { lastWrite } = await client.db('admin').command({ hello: 1 });
  expect(Math.abs(Date.now() - lastWrite.lastWriteDate.getTime())).toBeLessThan(60_000);
});

test('a fail point that fails a write before its commit hangs up, and the retry is the only write', async () => {
  const notes = await rig.collection();
  await notes.insertOne({ _id: 1 as never, n: 1 });
  await rig.client.db('admin').command({
    configureFailPoint: 'onPrimaryTransactionalWrite',
    mode: { times: 1 },
    data: { failBeforeCommitExceptionCode: 1 },
  });
  rig.sent();
  const after = await notes.findOneAndUpdate({}, { $inc: { n: 1 } }, { returnDocument: 'after' });
  expect([after?.n, rig.names()]).toEqual([2, ['findAndModify', 'findAndModify']]);
});

test('a fail point of getMore fails it with its code', async () => {
  const notes = await rig.collection();
  await notes.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
  await rig.client.db('admin').command({
    configureFailPoint: 'failGetMoreAfterCursorCheckout',
    mode: 'alwaysOn',
    data: { errorCode: 1, closeConnection: false },
  });
  expect(await refusal(notes.find({}, { batchSize: 2 }).toArray())).toMatchObject({ code: 1 });
});

test('a cursor on a collection that was dropped is refused, not ended', async () => {
  const notes = await rig.collection();
  await notes.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
  const cursor = notes.find({}, { batchSize: 2 });
  await cursor.next();
  await notes.drop();
  await cursor.next();
  expect(await refusal(cursor.next())).toMatchObject({ code: 175, codeName: 'QueryPlanKilled' });
});

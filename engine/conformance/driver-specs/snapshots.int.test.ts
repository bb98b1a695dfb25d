/** Sessions that read one moment, outside of transactions. */

import type { ClientSession, Collection, Document } from 'mongodb';
import { Timestamp } from 'mongodb';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
let notes: Collection<Document>;
let session: ClientSession;
const id = (_id: number): { _id: never } => ({ _id: _id as never });

beforeAll(async () => {
  rig = await startRig();
});
beforeEach(async () => {
  notes = await rig.collection();
  await notes.insertMany([1, 2, 3].map((n) => ({ ...id(n), n })));
  session = rig.client.startSession({ snapshot: true });
  rig.sent();
});
afterEach(() => session.endSession());
afterAll(() => rig.engine.stop());

test('every read of the session sees the moment of its first read', async () => {
  const read = async (): Promise<unknown[]> => [
    (await notes.find({}, { session, sort: { _id: 1 } }).toArray()).map(({ n }) => n),
    await notes.distinct('n', {}, { session }),
    (await notes.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }], { session }).toArray())[0]?.n,
    await notes.countDocuments({}, { session }),
  ];
  const before = await read();
  expect(before).toEqual([[1, 2, 3], [1, 2, 3], 6, 3]);
  await notes.updateOne(id(1), { $inc: { n: 10 } });
  await notes.insertOne({ ...id(4), n: 4 });
  await notes.deleteOne(id(2));
  expect(await read()).toEqual(before);
  expect(await notes.countDocuments({ n: 11 })).toBe(1);
});

test('a new session sees the newest state, also when nothing was written in between', async () => {
  await notes.findOne(id(1), { session });
  await notes.updateOne(id(1), { $set: { n: 5 } });
  const later = rig.client.startSession({ snapshot: true });
  expect((await notes.findOne(id(1), { session: later }))?.n).toBe(5);
  expect((await notes.findOne(id(1), { session }))?.n).toBe(1);
  await later.endSession();
});

test('a cursor goes on in the moment it was opened in', async () => {
  const cursor = notes.find({}, { session, sort: { _id: 1 }, batchSize: 1 });
  expect((await cursor.next())?.n).toBe(1);
  await notes.updateMany({}, { $set: { n: 100 } });
  expect(await cursor.toArray()).toEqual([2, 3].map((n) => ({ _id: n, n })));
});

test('a collection that was dropped since is still read', async () => {
  expect(await notes.countDocuments({}, { session })).toBe(3);
  await notes.drop();
  expect(await notes.countDocuments({}, { session })).toBe(3);
  expect(await notes.countDocuments({})).toBe(0);
});

test('the moment is told in the reply, and asked for again', async () => {
  const db = rig.client.db('test');
  const readConcern = { level: 'snapshot' };
  const found = await db.command({ find: notes.collectionName, readConcern });
  const distinct = await db.command({ distinct: notes.collectionName, key: 'n', readConcern });
  expect([found.cursor.atClusterTime, distinct.atClusterTime]).toEqual([
    expect.any(Timestamp),
    expect.any(Timestamp),
  ]);
  await notes.deleteMany({});
  const { atClusterTime } = found.cursor;
  const again = await db.command({
    find: notes.collectionName,
    readConcern: { level: 'snapshot', atClusterTime },
  });
  expect([again.cursor.firstBatch.length, again.cursor.atClusterTime]).toEqual([3, atClusterTime]);
});

test('a moment that is not kept is refused, and so are commands that read no moment', async () => {
  const db = rig.client.db('test');
  const old = new Timestamp({ t: 5, i: 1 });
  const name = notes.collectionName;
  const refused = async (command: Document): Promise<number> => (await refusal(db.command(command))).code;
  expect(await refused({ find: name, readConcern: { level: 'snapshot', atClusterTime: old } })).toBe(239);
  expect(await refused({ find: name, readConcern: { level: 'majority', atClusterTime: old } })).toBe(72);
  expect(await refused({ count: name, readConcern: { level: 'snapshot' } })).toBe(72);
  expect(await refused({ listCollections: 1, readConcern: { level: 'snapshot' } })).toBe(72);
  const output = { pipeline: [{ $out: 'copies' }], cursor: {} };
  expect(await refused({ aggregate: name, ...output, readConcern: { level: 'snapshot' } })).toBe(72);
  expect(await refused({ aggregate: name, ...output, readConcern: { level: 'linearizable' } })).toBe(72);
});

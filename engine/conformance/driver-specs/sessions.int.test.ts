import { randomBytes } from 'node:crypto';
import { Binary, type Collection, type Document, Long, type Timestamp } from 'mongodb';
import { type Doc, Double, Binary as EngineBinary, type Value } from '../../src/bson';
import { RawClient } from '../../src/testing/raw-client';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
let notes: Collection<Document>;
beforeAll(async () => {
  rig = await startRig();
});
beforeEach(async () => {
  notes = await rig.collection();
});
afterEach(() => rig.calm());
afterAll(() => rig.engine.stop());

test('an explicit session keeps its id, and ends with a command', async () => {
  const session = rig.client.startSession();
  await notes.insertOne({}, { session });
  await notes.findOne({}, { session });
  await session.endSession();
  const [first, second] = rig.sent();
  expect(first?.lsid.id).toBeInstanceOf(Binary);
  expect(second?.lsid).toEqual(first?.lsid);
  await expect(notes.findOne({}, { session })).rejects.toThrow('Use of expired sessions is not permitted');
});

test('operations without a session have one of the driver, one after the other the same', async () => {
  await notes.insertOne({});
  await notes.findOne({});
  const [first, second] = rig.sent();
  expect(second?.lsid).toEqual(first?.lsid);
});

test('time goes forward with every write, and a causal session asks for what it has seen', async () => {
  const session = rig.client.startSession({ causalConsistency: true });
  const times: Timestamp[] = [];
  for (let at = 0; at < 3; at++) {
    await notes.insertOne({}, { session });
    times.push(session.operationTime as Timestamp);
  }
  expect(times[1]?.greaterThan(times[0] as Timestamp)).toBe(true);
  expect(times[2]?.greaterThan(times[1] as Timestamp)).toBe(true);
  rig.sent();
  await notes.findOne({}, { session });
  const [find] = rig.sent();
  expect(find?.readConcern).toEqual({ afterClusterTime: times[2] });
  expect(find?.$clusterTime.clusterTime.greaterThanOrEqual(times[2])).toBe(true);
  await session.endSession();
});

test('what one session wrote is read by another that was told its time', async () => {
  const [writer, reader] = [rig.client.startSession(), rig.client.startSession()];
  for (let _id = 0; _id < 20; _id++) {
    await notes.insertOne({ _id: _id as never }, { session: writer });
    reader.advanceClusterTime(writer.clusterTime as never);
    reader.advanceOperationTime(writer.operationTime as Timestamp);
    expect(await notes.findOne({ _id: _id as never }, { session: reader })).not.toBeNull();
  }
  await Promise.all([writer.endSession(), reader.endSession()]);
});

test.each([
  ['killSessions', (id: Document) => ({ killSessions: [id] })],
  ['endSessions', (id: Document) => ({ endSessions: [id] })],
  ['killAllSessions', () => ({ killAllSessions: [] })],
  ['killAllSessionsByPattern', () => ({ killAllSessionsByPattern: [] })],
])('%s ends the transaction of a session', async (_name, command) => {
  const session = rig.client.startSession();
  session.startTransaction();
  await notes.insertOne({ _id: 1 as never }, { session });
  await rig.engine.db.admin().command(command(session.id as Document));
  expect(await refusal(notes.insertOne({ _id: 2 as never }, { session }))).toMatchObject({ code: 251 });
  await session.abortTransaction();
  await session.endSession();
  await notes.insertOne({ _id: 1 as never });
});

describe('numbers of writes', () => {
  const doc = (fields: Record<string, Value>): Doc => new Map(Object.entries(fields));
  let raw: RawClient;
  let lsid: Doc;
  beforeEach(async () => {
    raw = await RawClient.to(Number(new URL(rig.engine.url).port));
    lsid = doc({ id: new EngineBinary(randomBytes(16), 4) });
  });
  afterEach(() => raw.close());

  const insert = (_id: number, more: Record<string, Value>): Promise<Doc | undefined> =>
    raw.command(doc({ insert: notes.collectionName, documents: [doc({ _id })], lsid, ...more, $db: 'test' }));
  const code = async (reply: Promise<Doc | undefined>): Promise<unknown> => (await reply)?.get('code');

  test('below the last one are too old', async () => {
    await insert(1, { txnNumber: 5n });
    expect(await code(insert(2, { txnNumber: 4n }))).toBe(225);
    expect(await notes.countDocuments()).toBe(1);
  });

  test('of a transaction below the last one are too old', async () => {
    await insert(1, { txnNumber: 5n });
    expect(await code(insert(2, { txnNumber: 4n, autocommit: false, startTransaction: true }))).toBe(225);
  });

  test('that continue what was never started are unknown', async () => {
    expect(await code(insert(1, { txnNumber: 5n, autocommit: false }))).toBe(251);
  });

  test('need a session', async () => {
    const command = doc({
      insert: notes.collectionName,
      documents: [doc({ _id: 1 })],
      txnNumber: 1n,
      $db: 'test',
    });
    expect(await code(raw.command(command))).toBe(72);
    expect(await notes.countDocuments()).toBe(0);
  });

  test('are not for commands that cannot be repeated', async () => {
    const command = doc({ find: notes.collectionName, lsid, txnNumber: 1n, $db: 'test' });
    expect(await code(raw.command(command))).toBeGreaterThan(0);
  });

  test('repeated get the first answer, however different the rest of the command is', async () => {
    await insert(1, { txnNumber: 1n });
    const again = await insert(2, { txnNumber: 1n });
    expect(again?.get('n')).toBe(1);
    expect(await notes.countDocuments()).toBe(1);
  });

  test('repeated at once are applied once', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => insert(1, { txnNumber: 7n })));
    expect(replies.map((reply) => [reply?.get('n'), reply?.has('writeErrors')])).toEqual(
      Array(10).fill([1, false]),
    );
    expect(await notes.countDocuments()).toBe(1);
  });

  test('of a committed transaction take no more statements', async () => {
    const inTransaction = { txnNumber: 3n, autocommit: false };
    await insert(1, { ...inTransaction, startTransaction: true });
    const commit = doc({ commitTransaction: 1, lsid, ...inTransaction, $db: 'admin' });
    expect((await raw.command(commit))?.get('ok')).toEqual(new Double(1));
    expect(await code(insert(2, inTransaction))).toBe(256);
    expect(await code(raw.command(doc({ abortTransaction: 1, lsid, ...inTransaction, $db: 'admin' })))).toBe(
      256,
    );
    expect((await raw.command(commit))?.get('ok')).toEqual(new Double(1));
  });
});

test('a cursor is read on from another connection, but not under another session', async () => {
  await notes.insertMany([{}, {}, {}, {}]);
  const session = rig.client.startSession();
  const other = rig.client.startSession();
  const { cursor } = await rig.client
    .db('test')
    .command({ find: notes.collectionName, batchSize: 1 }, { session, promoteLongs: false });
  const getMore = { getMore: Long.fromValue(cursor.id), collection: notes.collectionName, batchSize: 1 };
  expect(await refusal(rig.client.db('test').command(getMore, { session: other }))).toMatchObject({
    code: expect.any(Number),
  });
  await rig.client.db('test').command(getMore, { session });
  await Promise.all([session.endSession(), other.endSession()]);
});

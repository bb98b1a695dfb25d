import type { ClientSession, Collection, Document } from 'mongodb';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
let notes: Collection<Document>;
let session: ClientSession;

beforeAll(async () => {
  rig = await startRig();
});
beforeEach(async () => {
  notes = await rig.collection();
  session = rig.client.startSession();
  session.startTransaction();
});
afterEach(async () => {
  await rig.calm();
  await session.endSession();
});
afterAll(() => rig.engine.stop());

const ids = async (): Promise<number[]> =>
  (await notes.find().toArray()).map(({ _id }) => _id as unknown as number);
const insert = (_id: number): Promise<unknown> => notes.insertOne({ _id: _id as never }, { session });

describe('the shape of commands', () => {
  test('the first statement starts the transaction, the end of it goes to admin', async () => {
    await insert(1);
    await insert(2);
    await session.commitTransaction();
    const [first, second, commit] = rig.sent();
    expect(first).toMatchObject({ startTransaction: true, autocommit: false });
    expect(second).not.toHaveProperty('startTransaction');
    expect(commit).toMatchObject({ commitTransaction: 1, autocommit: false, $db: 'admin' });
    expect(second?.txnNumber).toEqual(first?.txnNumber);
    expect(await ids()).toEqual([1, 2]);
  });

  test('an empty transaction commits without asking the server', async () => {
    await session.commitTransaction();
    expect(rig.names()).toEqual([]);
  });
});

describe('labels', () => {
  test('a write concern that fails within a transaction says nothing about the transaction', async () => {
    const writeConcernError = { code: 91, errmsg: 'not everywhere yet' };
    await rig.fail(1, { failCommands: ['insert'], writeConcernError });
    const error = await refusal(insert(1));
    expect(error.code).toBe(91);
    for (const label of ['TransientTransactionError', 'RetryableWriteError'])
      expect(error.hasErrorLabel(label)).toBe(false);
  });

  test.each([112, 24, 246, 251, 91, 189, 10107, 11602, 13436])(
    'error %i of a statement is transient for the whole transaction',
    async (errorCode) => {
      await rig.fail(1, { failCommands: ['insert'], errorCode });
      const error = await refusal(insert(1));
      expect(error).toMatchObject({ code: errorCode });
      expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
      expect(error.hasErrorLabel('RetryableWriteError')).toBe(false);
      await session.abortTransaction();
      expect(await ids()).toEqual([]);
    },
  );

  test.each([11, 59, 11601, 50])('error %i of a statement is final', async (errorCode) => {
    await rig.fail(1, { failCommands: ['insert'], errorCode });
    const error = await refusal(insert(1));
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(false);
  });

  test('a connection lost in a statement is transient', async () => {
    await insert(1);
    await rig.fail(1, { failCommands: ['insert'], closeConnection: true });
    expect((await refusal(insert(2))).hasErrorLabel('TransientTransactionError')).toBe(true);
    await session.abortTransaction();
    expect(await ids()).toEqual([]);
  });

  test('a duplicate key is final and ends the transaction', async () => {
    await notes.insertOne({ _id: 1 as never });
    const error = await refusal(insert(1));
    expect(error).toMatchObject({ code: 11000 });
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(false);
    const after = await refusal(insert(2));
    expect(after).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' });
    expect(after.hasErrorLabel('TransientTransactionError')).toBe(true);
    await session.abortTransaction();
    expect(await ids()).toEqual([1]);
  });

  test('a write conflict says so', async () => {
    await notes.insertOne({ _id: 1 as never, n: 0 });
    await notes.findOne({}, { session });
    await notes.updateOne({ _id: 1 as never }, { $inc: { n: 1 } });
    const error = await refusal(notes.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session }));
    expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' });
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
  });
});

describe('commit', () => {
  test.each([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])(
    'is sent again after error %i, then with majority',
    async (errorCode) => {
      await insert(1);
      await rig.fail(1, { failCommands: ['commitTransaction'], errorCode });
      await session.commitTransaction();
      const commits = rig.sent().filter(({ commandName }) => commandName === 'commitTransaction');
      expect(commits).toHaveLength(2);
      expect(commits[1]?.writeConcern).toMatchObject({ w: 'majority' });
      expect(await ids()).toEqual([1]);
    },
  );

  test('is sent again after a lost connection', async () => {
    await insert(1);
    await rig.fail(1, { failCommands: ['commitTransaction'], closeConnection: true });
    await session.commitTransaction();
    expect(await ids()).toEqual([1]);
  });

  test('that fails twice is of unknown outcome, and may be asked for again', async () => {
    await insert(1);
    await rig.fail(2, { failCommands: ['commitTransaction'], errorCode: 91 });
    const error = await refusal(session.commitTransaction());
    for (const label of ['RetryableWriteError', 'UnknownTransactionCommitResult'])
      expect(error.hasErrorLabel(label)).toBe(true);
    await session.commitTransaction();
    expect(await ids()).toEqual([1]);
  });

  test.each<[number, boolean]>([
    [64, true],
    [91, true],
    [100, false],
    [79, false],
  ])('with write concern error %i: unknown outcome is %s', async (code, unknown) => {
    await insert(1);
    await rig.fail(2, {
      failCommands: ['commitTransaction'],
      writeConcernError: { code, errmsg: 'not everywhere yet' },
    });
    const error = await refusal(session.commitTransaction());
    expect(error.hasErrorLabel('UnknownTransactionCommitResult')).toBe(unknown);
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(false);
    expect(await ids()).toEqual([1]);
  });

  test('answers ok as often as it is asked', async () => {
    await insert(1);
    await session.commitTransaction();
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await ids()).toEqual([1]);
  });

  test('of a transaction that the server does not know is transient', async () => {
    await insert(1);
    await rig.engine.db.admin().command({ killAllSessions: [] });
    const error = await refusal(session.commitTransaction());
    expect(error).toMatchObject({ code: 251 });
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
    expect(await ids()).toEqual([]);
  });
});

describe('abort', () => {
  test('leaves nothing', async () => {
    await insert(1);
    await session.abortTransaction();
    expect(await ids()).toEqual([]);
    await expect(session.commitTransaction()).rejects.toThrow('Cannot call commitTransaction after');
  });

  test.each([{ errorCode: 91 }, { closeConnection: true }])(
    'is tried again after %j, and never refused',
    async (failure) => {
      await insert(1);
      await rig.fail(1, { failCommands: ['abortTransaction'], ...failure });
      await session.abortTransaction();
      expect(rig.names().filter((name) => name === 'abortTransaction')).toHaveLength(2);
      expect(await ids()).toEqual([]);
    },
  );

  test('frees what the transaction held', async () => {
    await notes.insertOne({ _id: 1 as never, n: 0 });
    await notes.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
    await session.abortTransaction();
    session.startTransaction();
    await notes.updateOne({ _id: 1 as never }, { $inc: { n: 10 } }, { session });
    await session.commitTransaction();
    expect(await notes.findOne({})).toMatchObject({ n: 10 });
  });
});

describe('withTransaction', () => {
  test('runs everything again when it is transient, and only the commit when that is unknown', async () => {
    await session.abortTransaction();
    let runs = 0;
    await rig.fail(1, { failCommands: ['insert'], errorCode: 112 });
    await session.withTransaction(async () => {
      runs += 1;
      await insert(1);
    });
    expect(runs).toBe(2);
    await rig.fail(2, { failCommands: ['commitTransaction'], errorCode: 91 });
    await session.withTransaction(async () => {
      runs += 1;
      await insert(2);
    });
    expect(runs).toBe(3);
    expect(await ids()).toEqual([1, 2]);
  });

  test('gives up on what is final', async () => {
    await session.abortTransaction();
    let runs = 0;
    await rig.fail(1, { failCommands: ['insert'], errorCode: 11601 });
    await expect(
      session.withTransaction(async () => {
        runs += 1;
        await insert(1);
      }),
    ).rejects.toMatchObject({ code: 11601 });
    expect(runs).toBe(1);
  });
});

describe('statements', () => {
  test('of every kind see what was written before them', async () => {
    await notes.insertMany(
      [1, 2, 3].map((_id) => ({ _id: _id as never, n: _id })),
      { session },
    );
    await notes.bulkWrite(
      [
        { updateOne: { filter: { n: 1 }, update: { $set: { n: 10 } } } },
        { deleteOne: { filter: { n: 2 } } },
        { insertOne: { document: { _id: 4 as never, n: 4 } } },
      ],
      { session },
    );
    expect(
      await notes.findOneAndUpdate({ n: 3 }, { $inc: { n: 1 } }, { session, returnDocument: 'after' }),
    ).toEqual({ _id: 3, n: 4 });
    expect(new Set(await notes.distinct('n', {}, { session }))).toEqual(new Set([4, 10]));
    expect(await notes.countDocuments({ n: 4 }, { session })).toBe(2);
    expect(
      await notes.aggregate([{ $group: { _id: null, s: { $sum: '$n' } } }], { session }).toArray(),
    ).toEqual([{ _id: null, s: 18 }]);
    expect(await ids()).toEqual([]);
    await session.commitTransaction();
    expect(await ids()).toEqual([1, 3, 4]);
  });

  test.each<[string, (options: { session: ClientSession }) => Promise<unknown>]>([
    ['estimatedDocumentCount', (options) => notes.estimatedDocumentCount(options as never)],
    ['drop', (options) => notes.drop(options)],
    ['listIndexes', (options) => notes.listIndexes(options).toArray()],
  ])('%s is refused and ends the transaction', async (_name, run) => {
    await insert(1);
    expect(await refusal(run({ session }))).toMatchObject({ code: 263 });
    expect(await refusal(insert(2))).toMatchObject({ code: 251 });
  });

  test('with a write concern of their own are refused', async () => {
    const command = { insert: notes.collectionName, documents: [{ _id: 1 }], writeConcern: { w: 1 } };
    expect(await refusal(rig.client.db('test').command(command, { session }))).toMatchObject({ code: 72 });
  });

  test('with a read concern that is not the first are refused', async () => {
    await insert(1);
    const command = { find: notes.collectionName, readConcern: { level: 'majority' } };
    expect(await refusal(rig.client.db('test').command(command, { session }))).toMatchObject({ code: 72 });
  });
});

describe('a cursor', () => {
  beforeEach(async () => {
    await notes.insertMany(Array.from({ length: 7 }, (_, at) => ({ _id: at as never })));
  });

  test('of a transaction goes on in its snapshot', async () => {
    const cursor = notes.find({}, { session, batchSize: 2 });
    await cursor.next();
    await notes.deleteMany({});
    const rest = await cursor.toArray();
    expect(rest).toHaveLength(6);
    await session.commitTransaction();
  });

  test('ends with its transaction', async () => {
    const cursor = notes.find({}, { session, batchSize: 2 });
    await cursor.next();
    await session.commitTransaction();
    const { id } = cursor;
    await expect(
      rig.engine.db.command({ getMore: id, collection: notes.collectionName }),
    ).rejects.toMatchObject({ code: expect.any(Number) });
  });

  test('from outside is no part of a transaction', async () => {
    const cursor = rig.client.db('test').collection(notes.collectionName).find({}, { batchSize: 2 });
    await cursor.next();
    await notes.findOne({}, { session });
    const getMore = { getMore: cursor.id, collection: notes.collectionName };
    expect(await refusal(rig.client.db('test').command(getMore, { session }))).toMatchObject({
      code: expect.any(Number),
    });
    await cursor.close();
  });
});

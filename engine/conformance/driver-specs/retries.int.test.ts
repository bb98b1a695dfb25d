import type { Collection, Document } from 'mongodb';
import { type Rig, refusal, startRig } from './rig';

let rig: Rig;
let notes: Collection<Document>;

beforeAll(async () => {
  rig = await startRig();
});
beforeEach(async () => {
  notes = await rig.collection();
  await notes.insertMany([1, 2, 3].map((_id) => ({ _id: _id as never, n: _id })));
  rig.sent();
});
afterEach(() => rig.calm());
afterAll(() => rig.engine.stop());

type Write = readonly [
  name: string,
  command: string,
  run: () => Promise<unknown>,
  after: [number, number?][],
];

const id = (_id: number): { _id: never } => ({ _id: _id as never });
const WRITES: readonly Write[] = [
  [
    'insertOne',
    'insert',
    () => notes.insertOne({ ...id(4), n: 4 }),
    [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ],
  ],
  [
    'insertMany',
    'insert',
    () =>
      notes.insertMany([
        { ...id(4), n: 4 },
        { ...id(5), n: 5 },
      ]),
    [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ],
  ],
  [
    'updateOne',
    'update',
    () => notes.updateOne(id(1), { $inc: { n: 10 } }),
    [
      [1, 11],
      [2, 2],
      [3, 3],
    ],
  ],
  [
    'updateOne with upsert',
    'update',
    () => notes.updateOne(id(9), { $inc: { n: 10 } }, { upsert: true }),
    [
      [1, 1],
      [2, 2],
      [3, 3],
      [9, 10],
    ],
  ],
  [
    'replaceOne',
    'update',
    () => notes.replaceOne(id(1), { n: 100 }),
    [
      [1, 100],
      [2, 2],
      [3, 3],
    ],
  ],
  [
    'deleteOne',
    'delete',
    () => notes.deleteOne({ n: { $gt: 0 } }),
    [
      [2, 2],
      [3, 3],
    ],
  ],
  [
    'findOneAndUpdate',
    'findAndModify',
    () => notes.findOneAndUpdate(id(2), { $inc: { n: 10 } }),
    [
      [1, 1],
      [2, 12],
      [3, 3],
    ],
  ],
  [
    'findOneAndDelete',
    'findAndModify',
    () => notes.findOneAndDelete({ n: { $gt: 0 } }, { sort: { _id: 1 } }),
    [
      [2, 2],
      [3, 3],
    ],
  ],
  [
    'findOneAndReplace',
    'findAndModify',
    () => notes.findOneAndReplace(id(3), { n: 30 }),
    [
      [1, 1],
      [2, 2],
      [3, 30],
    ],
  ],
  [
    'bulkWrite',
    'update',
    () =>
      notes.bulkWrite([
        { updateOne: { filter: id(1), update: { $inc: { n: 1 } } } },
        { updateOne: { filter: id(1), update: { $inc: { n: 1 } } } },
      ]),
    [
      [1, 3],
      [2, 2],
      [3, 3],
    ],
  ],
];

const stored = async (): Promise<unknown[]> => (await notes.find().toArray()).map(({ _id, n }) => [_id, n]);

describe.each(WRITES)('%s', (_name, command, run, after) => {
  test('is sent again, under its number, when the connection is lost before it', async () => {
    await rig.fail(1, { failCommands: [command], closeConnection: true });
    await run();
    const [first, second] = rig.sent();
    expect(second?.txnNumber).toEqual(first?.txnNumber);
    expect(second?.lsid).toEqual(first?.lsid);
    expect(await stored()).toEqual(after);
  });

  test('is applied once, with its first answer, when the connection is lost after it', async () => {
    const plain = await run();
    await notes.deleteMany({});
    await notes.insertMany([1, 2, 3].map((_id) => ({ _id: _id as never, n: _id })));
    await rig.engine.db
      .admin()
      .command({ configureFailPoint: 'onPrimaryTransactionalWrite', mode: { times: 1 } });
    const retried = await run();
    expect(JSON.stringify(retried)).toBe(JSON.stringify(plain));
    expect(await stored()).toEqual(after);
  });

  test.each([91, 10107])('is sent again after error %i', async (errorCode) => {
    await rig.fail(1, { failCommands: [command], errorCode });
    await run();
    expect(await stored()).toEqual(after);
  });

  test('is refused after two errors, and says that it may be tried again', async () => {
    await rig.fail(2, { failCommands: [command], errorCode: 11602 });
    const error = await refusal(run());
    expect(error.hasErrorLabel('RetryableWriteError')).toBe(true);
    expect(await stored()).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });
});

test('a write concern error that may pass is asked for again, and the write stays one', async () => {
  await rig.fail(1, {
    failCommands: ['insert'],
    writeConcernError: { code: 91, errmsg: 'shutting down', errorLabels: ['RetryableWriteError'] },
  });
  await notes.insertOne(id(4));
  expect(rig.names()).toEqual(['insert', 'insert']);
  expect(await notes.countDocuments()).toBe(4);
});

test.each([11000, 50, 14, 59])('error %i is not tried again', async (errorCode) => {
  await rig.fail(1, { failCommands: ['insert'], errorCode });
  const error = await refusal(notes.insertOne(id(4)));
  expect(error.hasErrorLabel('RetryableWriteError')).toBe(false);
  expect(rig.names()).toEqual(['insert']);
});

test.each<[string, () => Promise<unknown>]>([
  ['updateMany', () => notes.updateMany({}, { $inc: { n: 1 } })],
  ['deleteMany', () => notes.deleteMany({})],
])('%s has no number and is not tried again', async (name, run) => {
  await rig.fail(1, { failCommands: [name === 'updateMany' ? 'update' : 'delete'], closeConnection: true });
  await refusal(run());
  const [only, ...others] = rig.sent();
  expect([only?.txnNumber, others]).toEqual([undefined, []]);
});

test.each<[string, string, () => Promise<unknown>]>([
  ['find', 'find', () => notes.findOne(id(1))],
  ['aggregate', 'aggregate', () => notes.aggregate([{ $match: {} }]).toArray()],
  ['distinct', 'distinct', () => notes.distinct('n')],
  ['count', 'count', () => notes.estimatedDocumentCount()],
  ['listIndexes', 'listIndexes', () => notes.indexes()],
])('%s is read again after a lost connection', async (_name, command, run) => {
  await rig.fail(1, { failCommands: [command], closeConnection: true });
  await run();
  expect(rig.names()).toEqual([command, command]);
});

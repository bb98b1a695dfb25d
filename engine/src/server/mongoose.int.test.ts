import mongoose, { type Connection, type InferSchemaType, type Model, Schema } from 'mongoose';
import { type TestEngine, testEngine } from '../testing/engine';

let engine: TestEngine;
let connection: Connection;
beforeAll(async () => {
  engine = await testEngine({ ttlSweepSeconds: 1, testCommands: true });
  connection = await mongoose.createConnection(engine.url, { dbName: 'shop' }).asPromise();
});
afterAll(async () => {
  await connection.close();
  await engine.stop();
});

const memberSchema = new Schema(
  {
    email: { type: String, required: true, unique: true },
    points: { type: Number, default: 0, index: true },
    balance: { type: Schema.Types.Decimal128 },
    serial: { type: BigInt },
    tags: [String],
    address: { street: String, city: String },
    orders: [{ type: Schema.Types.ObjectId, ref: 'Order' }],
  },
  { timestamps: true, optimisticConcurrency: true },
);
type MemberFields = InferSchemaType<typeof memberSchema>;
const Member = () =>
  (connection.models.Member ?? connection.model('Member', memberSchema)) as unknown as Model<MemberFields>;
type OrderFields = { total: number; lines?: { sku: string; quantity: number }[] };
const Order = () =>
  (connection.models.Order ??
    connection.model(
      'Order',
      new Schema({ total: Number, lines: [{ sku: String, quantity: Number }] }),
    )) as unknown as Model<OrderFields>;

test('models are made, found, changed and removed', async () => {
  await Member().init();
  const member = await Member().create({
    email: 'a@b',
    points: 5,
    tags: ['x'],
    balance: '12.30',
    serial: 2n ** 60n,
    address: { city: 'Bern' },
  });
  const found = await Member().findOne({ 'address.city': 'Bern' }).orFail();
  expect(found.balance?.toString()).toBe('12.30');
  expect(found.serial).toBe(2n ** 60n);
  found.tags.push('y');
  await found.save();
  await expect(
    Member().findOneAndUpdate({ email: 'a@b' }, { $inc: { points: 2 } }, { returnDocument: 'after' }),
  ).resolves.toMatchObject({ points: 7, tags: ['x', 'y'] });
  await expect(Member().create({ email: 'a@b' })).rejects.toMatchObject({
    code: 11000,
    keyValue: { email: 'a@b' },
    keyPattern: { email: 1 },
  });
  expect(await Member().countDocuments({ points: { $gte: 7 } })).toBe(1);
  await Member().deleteOne({ _id: member._id });
  expect(await Member().exists({ email: 'a@b' })).toBeNull();
});

test('a stale document is refused when it is saved', async () => {
  await Member().create({ email: 'stale' });
  const [first, second] = [
    await Member().findOne({ email: 'stale' }).orFail(),
    await Member().findOne({ email: 'stale' }).orFail(),
  ];
  await first.set('points', 1).save();
  await expect(second.set('points', 2).save()).rejects.toThrow('No matching document found');
});

test('references are populated, cursors walk, bulk writes report', async () => {
  const orders = await Order().insertMany(
    Array.from({ length: 250 }, (_, at) => ({ total: at, lines: [{ sku: `s${at}`, quantity: 1 }] })),
  );
  await Member().create({ email: 'orders', orders: orders.slice(0, 3).map(({ _id }) => _id) });
  const member = await Member().findOne({ email: 'orders' }).populate('orders').orFail();
  expect(member.orders.map((order) => (order as unknown as { total: number }).total)).toEqual([0, 1, 2]);
  let sum = 0;
  for await (const order of Order().find().sort({ total: -1 }).batchSize(20).cursor())
    sum += order.total ?? 0;
  expect(sum).toBe((249 * 250) / 2);
  const result = await Order().bulkWrite([
    { insertOne: { document: { total: 1000 } } },
    {
      updateMany: {
        filter: { total: { $lt: 10 } },
        update: { $set: { 'lines.$[line].quantity': 9 } },
        arrayFilters: [{ 'line.quantity': 1 }],
      },
    },
    { deleteMany: { filter: { total: { $gte: 100, $lt: 1000 } } } },
  ]);
  expect([result.insertedCount, result.modifiedCount, result.deletedCount]).toEqual([1, 10, 150]);
  const totals = await Order().aggregate([
    { $match: { total: { $lt: 100 } } },
    { $group: { _id: null, total: { $sum: '$total' }, n: { $sum: 1 } } },
  ]);
  expect(totals).toEqual([{ _id: null, total: 4950, n: 100 }]);
});

test('a transaction of the connection stores all or nothing', async () => {
  await connection.transaction(async (session) => {
    await Member().create([{ email: 't1' }, { email: 't2' }], { session, ordered: true });
  });
  await expect(
    connection.transaction(async (session) => {
      await Member().create([{ email: 't3' }], { session });
      await Member().create([{ email: 't1' }], { session });
    }),
  ).rejects.toMatchObject({ code: 11000 });
  expect((await Member().find({ email: /^t/ }).sort('email')).map(({ email }) => email)).toEqual([
    't1',
    't2',
  ]);
});

test('indexes are synchronised with the schema', async () => {
  const model = connection.model('Synced', new Schema({ a: { type: Number, index: true }, b: String }));
  await model.init();
  await model.collection.createIndex({ b: 1 });
  expect(await model.syncIndexes()).toEqual(['b_1']);
  expect((await model.collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1']);
});

test('expired documents go by themselves, dates in the future and other values stay; collMod changes the lifetime', async () => {
  const sessions = connection.collection<{ _id: number; at: unknown }>('sessions');
  await sessions.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
  const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
  await sessions.insertMany([
    { _id: 1, at: ago(4000) },
    { _id: 2, at: ago(3000) },
    { _id: 3, at: 'text' },
    { _id: 4, at: [ago(9000), ago(0)] },
    { _id: 5, at: null },
  ]);
  const left = async (count: number): Promise<number[]> => {
    for (let wait = 0; wait < 40 && (await sessions.countDocuments()) > count; wait++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return (await sessions.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  };
  expect(await left(3)).toEqual([2, 3, 5]);
  await connection.db?.command({ collMod: 'sessions', index: { name: 'at_1', expireAfterSeconds: 60 } });
  expect(await left(2)).toEqual([3, 5]);
});

test('a hidden index is not used, and is again when it is shown', async () => {
  const members = connection.collection('hiding');
  await members.insertOne({ name: 'a' });
  await members.createIndex({ name: 1 });
  const stage = async (): Promise<string> =>
    (await members.find({ name: 'a' }).explain('queryPlanner')).queryPlanner.winningPlan.stage;
  expect(await stage()).toBe('FETCH');
  await connection.db?.command({ collMod: 'hiding', index: { name: 'name_1', hidden: true } });
  expect(await stage()).toBe('COLLSCAN');
  await connection.db?.command({ collMod: 'hiding', index: { name: 'name_1', hidden: false } });
  expect(await stage()).toBe('FETCH');
});

describe('with a fail point', () => {
  const fail = (data: object, mode: object | string = { times: 1 }) =>
    connection.getClient().db('admin').command({ configureFailPoint: 'failCommand', mode, data });
  afterEach(() => fail({}, 'off'));

  test('a lost connection is retried and the write applied once', async () => {
    await Member().create({ email: 'retry' });
    await fail({ failCommands: ['update'], closeConnection: true });
    await Member().updateOne({ email: 'retry' }, { $inc: { points: 1 } });
    expect(await Member().findOne({ email: 'retry' })).toMatchObject({ points: 1 });
  });

  test('a write that was done before the connection broke is not done again', async () => {
    await connection
      .getClient()
      .db('admin')
      .command({
        configureFailPoint: 'onPrimaryTransactionalWrite',
        mode: { times: 1 },
        data: { closeConnection: true },
      });
    await Member().updateOne({ email: 'retry' }, { $inc: { points: 1 } });
    expect(await Member().findOne({ email: 'retry' })).toMatchObject({ points: 2 });
  });

  test('a transaction with a transient error is run again', async () => {
    await fail({ failCommands: ['insert'], errorCode: 112, errorLabels: ['TransientTransactionError'] });
    let attempts = 0;
    await connection.transaction(async (session) => {
      attempts += 1;
      await Member().create([{ email: 'again' }], { session });
    });
    expect(attempts).toBe(2);
  });

  test('an error without a label reaches the caller', async () => {
    await fail({ failCommands: ['find'], errorCode: 8 });
    await expect(Member().findOne({})).rejects.toMatchObject({ code: 8 });
  });

  test('a command can be held up', async () => {
    await fail({ failCommands: ['find'], blockConnection: true, blockTimeMS: 150 });
    const began = Date.now();
    await Member().findOne({});
    expect(Date.now() - began).toBeGreaterThanOrEqual(145);
  });

  test('a write concern error leaves the write in place', async () => {
    await fail({ failCommands: ['insert'], writeConcernError: { code: 64, errmsg: 'waiting timed out' } });
    await expect(connection.collection('concern').insertOne({ a: 1 })).rejects.toMatchObject({ code: 64 });
    expect(await connection.collection('concern').countDocuments()).toBe(1);
  });
});

test('a causal session reads what it wrote', async () => {
  await connection.getClient().withSession({ causalConsistency: true }, async (session) => {
    for (let at = 0; at < 100; at++) {
      await connection.collection('causal').insertOne({ at }, { session });
      expect(await connection.collection('causal').findOne({ at }, { session })).not.toBeNull();
    }
    expect(session.operationTime).toBeDefined();
  });
});

test('change streams are refused with the code of MongoDB', async () => {
  const stream = connection.collection('watched').watch();
  await expect(stream.next()).rejects.toMatchObject({ code: 40573 });
  await stream.close();
});

test('a cursor that is closed early is gone', async () => {
  await connection.collection('walked').insertMany(Array.from({ length: 300 }, (_, at) => ({ at })));
  const cursor = connection.collection('walked').find({}, { batchSize: 10 });
  await cursor.next();
  await cursor.close();
  const { metrics } = await connection.getClient().db('admin').command({ serverStatus: 1 });
  expect(metrics.cursor.open.total).toBe(0);
});

test('a result that grows beyond what one reply holds comes in several', async () => {
  const files = connection.collection<{ _id: number; data: Buffer }>('files');
  for (let at = 0; at < 5; at++) await files.insertOne({ _id: at, data: Buffer.alloc(9_000_000, at) });
  const all = await files.find().toArray();
  expect(all.map(({ data }) => (data as unknown as { length(): number }).length())).toEqual(
    Array(5).fill(9_000_000),
  );
  await expect(files.insertOne({ _id: 9, data: Buffer.alloc(17_000_000) })).rejects.toThrow();
});

test('a schema makes a validator, and its collation the order of the collection', async () => {
  const schema = new Schema(
    { name: { type: String, required: true, index: true }, kind: { type: String, enum: ['a', 'b'] } },
    { collation: { locale: 'en', strength: 2 } },
  );
  await connection.createCollection('strict', {
    validator: { $jsonSchema: schema.toJSONSchema({ useBsonType: true }) },
    collation: { locale: 'en', strength: 2 },
  });
  const Strict = connection.model('Strict', schema, 'strict');
  await Strict.init();
  await Strict.create([{ name: 'beta', kind: 'a' }, { name: 'Alpha' }]);
  for (const wrong of [{ kind: 'a' }, { name: 'x', kind: 'c' }])
    await expect(Strict.create([wrong] as never[], { validateBeforeSave: false })).rejects.toMatchObject({
      code: 121,
      message: 'Document failed validation',
    });
  expect(
    (await connection.collection('strict').find().sort({ name: 1 }).toArray()).map((one) => one.name),
  ).toEqual(['Alpha', 'beta']);
  expect(await Strict.syncIndexes()).toEqual([]);
});

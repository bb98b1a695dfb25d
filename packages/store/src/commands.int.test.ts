import { accepted, defineEvent, idFromName, newEvent, newId, rejected } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { createCommands } from './commands';
import { connectStore } from './connect-store';
import { ensureIndexes } from './ensure-indexes';
import { createOutbox } from './outbox';
import { plumbingModels } from './plumbing-models';
import { transact } from './transact';

const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string(), note: z.string().optional() }),
  aggregateId: (data) => data.door,
});

let store: TestStore;
let connection: Connection;
const at = new Date('2026-01-02T03:04:05Z');

beforeAll(async () => {
  store = await startTestStore();
  connection = await connectStore({ url: store.url, database: store.database('commands') });
  connection.model(
    'Account',
    new Schema(
      { _id: String, balance: { type: Number, required: true }, version: Number },
      { versionKey: false },
    ),
    'accounts',
  );
  await ensureIndexes(connection);
});
afterAll(async () => {
  await connection?.close();
  await store?.stop();
});

const accounts = () => connection.collection<{ _id: string; balance: number; version: number }>('accounts');
const outboxRows = () => connection.collection('outbox');

const setup = async (balance: number) => {
  const account = newId();
  await accounts().insertOne({ _id: account, balance, version: 0 });
  const commands = createCommands({ connection, outbox: createOutbox(connection) });
  let runs = 0;
  /** Takes an amount off the account, as a careless rule would: read, decide, write. */
  const withdraw = (amount: number, { commandId = newId(), actor = 'member:1' } = {}) =>
    commands.run({ commandId, actor, name: 'withdraw', input: { account, amount }, at }, async (session) => {
      runs += 1;
      const row = await accounts().findOne({ _id: account }, { session });
      if (!row || row.balance < amount)
        return rejected({ reason: 'NotEnough' as const, left: row?.balance ?? 0 });
      const next = { balance: row.balance - amount, version: row.version + 1 };
      await accounts().updateOne({ _id: account, version: row.version }, { $set: next }, { session });
      const opened = newEvent(DoorOpenedV1, {
        data: { door: account, note: undefined },
        sequence: next.version,
        at,
        correlationId: commandId,
      });
      return accepted({ answer: { left: next.balance, at }, events: [opened] });
    });
  const balanceNow = async () => (await accounts().findOne({ _id: account }))?.balance;
  const told = async () => (await outboxRows().find({ aggregate: account }).toArray()).length;
  return { account, withdraw, balanceNow, told, runs: () => runs };
};

test('a repeated command gets the first answer and has no second effect', async () => {
  const { withdraw, balanceNow, told, runs } = await setup(100);
  const commandId = newId();
  const first = await withdraw(30, { commandId });
  const again = await withdraw(30, { commandId });
  expect(first).toEqual(accepted({ left: 70, at: at.toISOString() }));
  expect(again).toEqual(first);
  expect(runs()).toBe(1);
  expect(await balanceNow()).toBe(70);
  expect(await told()).toBe(1);
});

test('the same id with another input is refused and changes nothing', async () => {
  const { withdraw, balanceNow } = await setup(100);
  const commandId = newId();
  await withdraw(30, { commandId });
  expect(await withdraw(31, { commandId })).toEqual(rejected({ reason: 'CommandIdReused' }));
  expect(await balanceNow()).toBe(70);
});

test('ids of different actors never meet', async () => {
  const { withdraw, balanceNow } = await setup(100);
  const commandId = idFromName('one id');
  await withdraw(10, { commandId, actor: 'member:2' });
  await withdraw(10, { commandId, actor: 'member:3' });
  expect(await balanceNow()).toBe(80);
});

test('a refusal stores nothing, so the command may be tried again', async () => {
  const { account, withdraw, told } = await setup(5);
  const commandId = newId();
  expect(await withdraw(30, { commandId })).toEqual(rejected({ reason: 'NotEnough', left: 5 }));
  expect(await told()).toBe(0);
  await accounts().updateOne({ _id: account }, { $set: { balance: 50 } });
  expect((await withdraw(30, { commandId })).ok).toBe(true);
});

test('what throws leaves no trace', async () => {
  const { account, balanceNow } = await setup(5);
  const commands = createCommands({ connection, outbox: createOutbox(connection) });
  const commandId = newId();
  const command = { commandId, actor: 'member:9', name: 'break', input: {}, at };
  const broken = commands.run(command, async (session) => {
    await accounts().updateOne({ _id: account }, { $inc: { balance: 1 } }, { session });
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  expect(await balanceNow()).toBe(5);
  expect(await connection.collection('commands').findOne({ commandId })).toBeNull();
});

test('many deliveries of one command at once have one effect and equal answers', async () => {
  const { withdraw, balanceNow, told } = await setup(1_000);
  const commandId = newId();
  const answers = await Promise.all(Array.from({ length: 20 }, () => withdraw(10, { commandId })));
  for (const answer of answers) expect(answer).toEqual(accepted({ left: 990, at: at.toISOString() }));
  expect(await balanceNow()).toBe(990);
  expect(await told()).toBe(1);
});

test('rivals for one account: exactly as many succeed as it covers, the others are refused', async () => {
  const { withdraw, balanceNow, told } = await setup(30);
  const answers = await Promise.all(Array.from({ length: 60 }, () => withdraw(10)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  expect(answers.filter((answer) => !answer.ok && answer.rejection.reason === 'NotEnough')).toHaveLength(57);
  expect(await balanceNow()).toBe(0);
  expect(await told()).toBe(3);
});

test('a command that loses the race to a unique key finds the answer of its twin', async () => {
  const commands = createCommands({ connection, outbox: createOutbox(connection) });
  const receipt = newId();
  const command = { commandId: newId(), actor: 'terminal:1', name: 'close', input: { receipt }, at };
  const close = () =>
    commands.run(command, async (session) => {
      await accounts().insertOne({ _id: receipt, balance: 1, version: 0 }, { session });
      return accepted({ answer: { receipt } });
    });
  const answers = await Promise.all([close(), close(), close(), close()]);
  for (const answer of answers) expect(answer).toEqual(accepted({ receipt }));
});

test('an optional member that is not there stays absent in the outbox', async () => {
  const { account, withdraw } = await setup(100);
  await withdraw(1);
  const row = await outboxRows().findOne({ aggregate: account });
  expect(Object.keys(row?.envelope.data)).toEqual(['door']);
});

test('a command id that is none is a bug of the caller', async () => {
  const { withdraw } = await setup(1);
  await expect(withdraw(1, { commandId: '' })).rejects.toThrow(RangeError);
  await expect(withdraw(1, { commandId: 'a/b' })).rejects.toThrow(RangeError);
});

test('a transaction commits together or not at all', async () => {
  const [left, right] = [newId(), newId()];
  await transact(connection, async (session) => {
    await accounts().insertOne({ _id: left, balance: 1, version: 0 }, { session });
    await accounts().insertOne({ _id: right, balance: 1, version: 0 }, { session });
  });
  const failing = transact(connection, async (session) => {
    await accounts().updateOne({ _id: left }, { $inc: { balance: 5 } }, { session });
    await accounts().insertOne({ _id: right, balance: 1, version: 0 }, { session });
  });
  await expect(failing).rejects.toMatchObject({ code: 11000 });
  expect((await accounts().findOne({ _id: left }))?.balance).toBe(1);
});

test('mistyped and undefined filters never reach the store', async () => {
  const model = connection.model('Account');
  const id = newId();
  await accounts().insertOne({ _id: id, balance: 7, version: 0 });
  await expect(model.deleteMany({ blance: 7 } as never)).rejects.toThrow(/blance/);
  await expect(model.find({ balance: undefined } as never)).rejects.toThrow(/undefined/);
  await expect(model.updateMany({ $or: [{ balance: undefined }] } as never, { balance: 0 })).rejects.toThrow(
    /undefined/,
  );
  await expect(model.findOne({ _id: { $ne: null } } as never)).rejects.toThrow();
  await expect(model.create({ _id: newId(), balance: 1, extra: true })).rejects.toThrow(/extra/);
  await expect(model.updateOne({ _id: id }, { balance: 'much' } as never)).rejects.toThrow();
  expect(await model.findOne({ _id: id }).lean()).toMatchObject({ balance: 7 });
});

test('indexes exist after ensureIndexes, which may be repeated', async () => {
  await ensureIndexes(connection);
  const indexes = await plumbingModels(connection).outbox.collection.indexes();
  expect(indexes.map((index) => index.key)).toEqual([{ _id: 1 }, { pending: 1 }, { publishedAt: 1 }]);
  expect(indexes[1]?.sparse).toBe(true);
  expect(indexes[2]?.expireAfterSeconds).toBe(14 * 86_400);
});

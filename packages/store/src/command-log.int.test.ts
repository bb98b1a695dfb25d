import { accepted, defineEvent, idFromName, newEvent, newId, rejected } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { z } from 'zod';
import { runOnce } from './command-log';
import { ensureIndexes } from './ensure-indexes';
import { openOutbox } from './outbox';
import { keptAsLongAs } from './retention';
import { openRows } from './rows';
import { table } from './table';
import { openTestDatabase } from './testing/open-test-database';

const DoorOpenedV1 = defineEvent({
  subject: 'shop.door.opened.v1',
  data: z.strictObject({ door: z.string(), note: z.string().optional() }),
  aggregateId: (data) => data.door,
});
const accountTable = table('accounts', {
  retention: keptAsLongAs('the test runs'),
  key: 'accountId',
  row: z.object({ accountId: z.string(), balance: z.int(), version: z.int() }),
});
const at = new Date('2026-01-02T03:04:05Z');

let store: TestStore;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  store = await startTestStore();
  database = await openTestDatabase(store, 'commands', [accountTable]);
});
afterAll(async () => {
  await database?.connection.close();
  await store?.stop();
});

const accounts = () => openRows(database.connection, accountTable);
const outboxRows = () =>
  database.connection.collection<{ _id: string; envelope: { subject: string } }>('outbox');

const setup = async (balance: number) => {
  const account = newId();
  await accounts().insert([{ accountId: account, balance, version: 0 }]);
  const outbox = openOutbox(database);
  /** Takes an amount off the account, as a careless rule would: read, decide, write. */
  const withdraw = (amount: number, { commandId = newId(), actor = 'member:1' } = {}) =>
    runOnce(database, { commandId, actor, input: { account, amount }, at }, async (transaction) => {
      const { session } = transaction;
      const row = await accounts().find(account, { session });
      if (!row || row.balance < amount)
        return rejected({ reason: 'NotEnough' as const, left: row?.balance ?? 0 });
      const next = { balance: row.balance - amount, version: row.version + 1 };
      await accounts().update({ accountId: account, version: row.version }, { set: next }, { session });
      const opened = newEvent(DoorOpenedV1, {
        data: { door: account, note: undefined },
        sequence: next.version,
        at,
        correlationId: commandId,
      });
      await outbox.append(transaction, [opened]);
      return accepted({ left: next.balance, at });
    });
  const balanceNow = async () => (await accounts().find(account))?.balance;
  const announced = () => outboxRows().countDocuments({ 'envelope.subject': account });
  return { account, withdraw, balanceNow, announced };
};

test('of what is undone only the record is left', async () => {
  const account = newId();
  const afterwards = jest.fn();
  const input = { account };
  const commandId = newId();
  const make = (over: { input?: object; left?: number } = {}) =>
    runOnce(database, { commandId, actor: 'member:1', input, at, ...over }, async (transaction) => {
      await accounts().insert([{ accountId: account, balance: 1, version: 0 }], transaction);
      transaction.afterwards.push(afterwards);
      return { ...accepted({ left: over.left ?? 1 }), undone: true };
    });
  expect(await make()).toEqual(accepted({ left: 1 }));
  expect(await make({ left: 2 })).toEqual(accepted({ left: 1 }));
  expect(await make({ input: {} })).toEqual(rejected({ reason: 'CommandIdReused' }));
  expect(await accounts().find(account)).toBeUndefined();
  expect(afterwards).not.toHaveBeenCalled();
});

test('a repeated command gets the first answer and has no second effect', async () => {
  const { withdraw, balanceNow, announced } = await setup(100);
  const commandId = newId();
  const first = await withdraw(30, { commandId });
  const again = await withdraw(30, { commandId });
  expect(first).toEqual(accepted({ left: 70, at }));
  expect(again).toEqual(first);
  expect(await balanceNow()).toBe(70);
  expect(await announced()).toBe(1);
});

test.each([['text'], [undefined], [null], [7], [['a', { at }]]])(
  'the answer %p comes back equal',
  async (answer) => {
    const command = { commandId: newId(), actor: 'member:1', input: {}, at };
    const ask = () => runOnce(database, command, async () => accepted(answer));
    expect(await ask()).toEqual(accepted(answer));
    expect(await ask()).toEqual(accepted(answer));
  },
);

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
  const { account, withdraw, announced } = await setup(5);
  const commandId = newId();
  expect(await withdraw(30, { commandId })).toEqual(rejected({ reason: 'NotEnough', left: 5 }));
  expect(await announced()).toBe(0);
  await accounts().update({ accountId: account }, { set: { balance: 50 } });
  expect((await withdraw(30, { commandId })).ok).toBe(true);
});

test('what throws leaves no trace', async () => {
  const { account, balanceNow } = await setup(5);
  const commandId = newId();
  const command = { commandId, actor: 'member:9', input: {}, at };
  const broken = runOnce(database, command, async ({ session }) => {
    await accounts().update({ accountId: account }, { add: { balance: 1 } }, { session });
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  expect(await balanceNow()).toBe(5);
  expect(
    await database.connection
      .collection('commands')
      .findOne({ inputHash: { $exists: true }, _id: `member:9/${commandId}` as never }),
  ).toBeNull();
});

test('many deliveries of one command at once have one effect and equal answers', async () => {
  const { withdraw, balanceNow, announced } = await setup(1_000);
  const commandId = newId();
  const answers = await Promise.all(Array.from({ length: 20 }, () => withdraw(10, { commandId })));
  for (const answer of answers) expect(answer).toEqual(accepted({ left: 990, at }));
  expect(await balanceNow()).toBe(990);
  expect(await announced()).toBe(1);
});

test('rivals for one account: exactly as many succeed as it covers, the others are refused', async () => {
  const { withdraw, balanceNow, announced } = await setup(30);
  // A rival that lost for ten seconds on a slow machine comes again under the same id, as whoever asked would.
  const patiently = async (): ReturnType<typeof withdraw> => {
    const commandId = newId();
    for (;;)
      try {
        return await withdraw(10, { commandId });
      } catch (error) {
        if (
          !(error as { hasErrorLabel?: (label: string) => boolean }).hasErrorLabel?.(
            'TransientTransactionError',
          )
        )
          throw error;
      }
  };
  const answers = await Promise.all(Array.from({ length: 60 }, patiently));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  expect(answers.filter((answer) => !answer.ok && answer.rejection.reason === 'NotEnough')).toHaveLength(57);
  expect(await balanceNow()).toBe(0);
  expect(await announced()).toBe(3);
});

test('a command that loses the race to a unique key finds the answer of its twin', async () => {
  const receipt = newId();
  const command = { commandId: newId(), actor: 'terminal:1', input: { receipt }, at };
  const close = () =>
    runOnce(database, command, async ({ session }) => {
      await accounts().insert([{ accountId: receipt, balance: 1, version: 0 }], { session });
      return accepted({ receipt });
    });
  const answers = await Promise.all([close(), close(), close(), close()]);
  for (const answer of answers) expect(answer).toEqual(accepted({ receipt }));
});

test('an optional member that is not there stays absent in the outbox', async () => {
  const { account, withdraw } = await setup(100);
  await withdraw(1);
  const row = await database.connection.collection('outbox').findOne({ 'envelope.subject': account });
  expect(Object.keys(row?.envelope.data)).toEqual(['door']);
});

test('a command id that is none is a bug of the caller', async () => {
  const { withdraw } = await setup(1);
  await expect(withdraw(1, { commandId: '' })).rejects.toThrow(RangeError);
  await expect(withdraw(1, { commandId: 'a/b' })).rejects.toThrow(RangeError);
  await expect(withdraw(1, { commandId: 'a'.repeat(101) })).rejects.toThrow(RangeError);
});

test('a transaction commits together or not at all', async () => {
  const [left, right] = [newId(), newId()];
  const insert = (accountId: string) => ({ accountId, balance: 1, version: 0 });
  await database.transact(async ({ session }) => {
    await accounts().insert([insert(left)], { session });
    await accounts().insert([insert(right)], { session });
  });
  const failing = database.transact(async ({ session }) => {
    await accounts().update({ accountId: left }, { add: { balance: 5 } }, { session });
    await accounts().insert([insert(right)], { session });
  });
  await expect(failing).rejects.toMatchObject({ code: 11000 });
  expect((await accounts().find(left))?.balance).toBe(1);
});

test('indexes exist after ensureIndexes, which may be repeated', async () => {
  await ensureIndexes(database.connection, [accountTable]);
  const indexes = await database.connection.collection('commands').indexes();
  const aging = indexes.find((index) => 'at' in index.key);
  expect(aging?.expireAfterSeconds).toBe(90 * 86_400);
});

test('a record of an earlier version, whose answer was kept as text, gives that answer', async () => {
  const commandId = newId();
  const { withdraw, balanceNow } = await setup(100);
  await withdraw(30, { commandId });
  const commands = database.connection.collection<{ _id: string; answer: unknown }>('commands');
  const answer = JSON.stringify({ left: 70 });
  await commands.updateOne(
    { _id: `member:1/${commandId}` },
    { $set: { answer, actor: 'member:1', commandId, name: 'withdraw' } },
  );
  expect(await withdraw(30, { commandId })).toEqual(accepted({ left: 70 }));
  expect(await balanceNow()).toBe(70);
});

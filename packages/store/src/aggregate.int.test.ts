import { accepted, defineEvent, inputHash, newId, rejected } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import { z } from 'zod';
import { type Aggregates, aggregate, announce, type Cause, type Decision } from './aggregate';
import type { CommandIdReused } from './command-log';
import { isDuplicateKey } from './duplicate-key';
import { openAggregate } from './open-aggregate';
import { keptAsLongAs } from './retention';
import { openRows } from './rows';
import { openTestDatabase } from './testing/open-test-database';

const AmountTakenV1 = defineEvent({
  subject: 'bank.amount.taken.v1',
  data: z.strictObject({ account: z.string(), amount: z.int() }),
  aggregateId: ({ account }) => account,
});

const accountRow = z.object({
  accountId: z.string(),
  balance: z.int(),
  number: z.string().optional(),
  tries: z.int().optional(),
  tags: z.array(z.string()).optional(),
});
type Account = z.infer<typeof accountRow>;
const accounts = aggregate<Account>('accounts', {
  retention: keptAsLongAs('the test runs'),
  key: 'accountId',
  row: accountRow,
  indexes: [{ on: { number: 1 }, unique: true, sparse: true }],
});

const at = new Date('2026-01-02T03:04:05Z');
const cause: Cause = { correlationId: 'test', at };

let store: TestStore;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let other: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  store = await startTestStore();
  database = await openTestDatabase(store, 'bank', [accounts]);
  other = await openTestDatabase(store, 'bank', [accounts]);
});
afterAll(async () => {
  await database?.connection.close();
  await other?.connection.close();
  await store?.stop();
});

const raw = () =>
  database.connection.collection<{ _id: string; balance?: number; meta?: Record<string, unknown[]> }>(
    'accounts',
  );

const take =
  (amount: number) =>
  (row: Account): Decision<Account, { left: number; at: Date }, { reason: 'NotEnough'; left: number }> =>
    row.balance < amount
      ? rejected({ reason: 'NotEnough', left: row.balance })
      : accepted({
          row: { ...row, balance: row.balance - amount },
          events: [announce(AmountTakenV1, { account: row.accountId, amount })],
          answer: { left: row.balance - amount, at },
        });

const add =
  (amount: number) =>
  (row: Account): Decision<Account, undefined, never> =>
    accepted({
      row: { ...row, balance: row.balance + amount },
      events: [announce(AmountTakenV1, { account: row.accountId, amount: -amount })],
    });

/** A new account, opened by two processes of one service. */
const setup = async (balance: number) => {
  const accountId = newId();
  const [one, two] = [openAggregate(database, accounts), openAggregate(other, accounts)];
  await one.insert({ row: { accountId, balance } }, cause);
  const withdraw = (amount: number, { commandId = newId(), actor = 'member:1', by = one } = {}) =>
    by.change(accountId, { cause, once: { commandId, actor, input: { accountId, amount } } }, take(amount));
  const deposit = (amount: number, by: Aggregates<Account> = one) =>
    by.change(accountId, { cause }, add(amount));
  const balanceNow = async () => (await one.find(accountId))?.row.balance;
  const announced = () =>
    [...database.publisher.handed, ...other.publisher.handed].filter(({ subject }) => subject === accountId);
  return { accountId, one, two, withdraw, deposit, balanceNow, announced };
};

/** Those of the commands that the log has. */
const logged = (ids: readonly string[]) =>
  database.connection
    .collection<{ _id: string }>('commands')
    .find({ _id: { $in: ids.map((id) => `member:1/${id}`) } })
    .toArray();

/** Sequences of the different events. */
const sequencesOf = (events: readonly { id: string; sequence: number }[]) =>
  [...new Map(events.map((event) => [event.id, event.sequence])).values()].sort((a, b) => a - b);
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('once per command id', () => {
  test('a repetition gets the recorded answer, dates and all, in this process and in another', async () => {
    const { withdraw, two, balanceNow, announced } = await setup(100);
    const commandId = newId();
    const first = await withdraw(30, { commandId });
    expect(first).toMatchObject(accepted({ answer: { left: 70, at }, repeated: false }));
    for (const by of [undefined, two])
      expect(await withdraw(30, { commandId, ...(by ? { by } : {}) })).toEqual(
        accepted({ ...(first.ok ? first.value : {}), repeated: true }),
      );
    expect(await balanceNow()).toBe(70);
    expect(announced()).toHaveLength(1);
  });

  test('a repetition shows the row as it is now, beside the answer as it was', async () => {
    const { withdraw, two, deposit } = await setup(100);
    const commandId = newId();
    await withdraw(30, { commandId });
    await deposit(5, two);
    expect(await withdraw(30, { commandId })).toMatchObject(
      accepted({ row: { balance: 75 }, answer: { left: 70 }, repeated: true }),
    );
  });

  test('the same id with another input is refused and changes nothing', async () => {
    const { withdraw, two, balanceNow } = await setup(100);
    const commandId = newId();
    await withdraw(30, { commandId });
    const reused = rejected({ reason: 'CommandIdReused' } satisfies CommandIdReused);
    expect(await withdraw(31, { commandId })).toEqual(reused);
    expect(await withdraw(31, { commandId, by: two })).toEqual(reused);
    expect(await balanceNow()).toBe(70);
  });

  test('ids of different actors never meet', async () => {
    const { withdraw, balanceNow } = await setup(100);
    const commandId = newId();
    await withdraw(10, { commandId, actor: 'member:2' });
    await withdraw(10, { commandId, actor: 'member:3' });
    expect(await balanceNow()).toBe(80);
  });

  test('many deliveries at once to two processes have one effect and equal answers', async () => {
    const { withdraw, two, balanceNow, announced } = await setup(1_000);
    const commandId = newId();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => withdraw(10, n % 2 ? { commandId } : { commandId, by: two })),
    );
    for (const answer of answers) expect(answer).toMatchObject(accepted({ answer: { left: 990, at } }));
    expect(answers.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
    expect(await balanceNow()).toBe(990);
    expect(sequencesOf(announced())).toEqual([1]);
  });

  test('a refusal records nothing, so the id may be used again', async () => {
    const { accountId, withdraw, deposit } = await setup(5);
    const commandId = newId();
    expect(await withdraw(30, { commandId })).toEqual(rejected({ reason: 'NotEnough', left: 5 }));
    expect((await raw().findOne({ _id: accountId }))?.meta?.commands).toEqual([]);
    await deposit(45);
    expect(await withdraw(30, { commandId })).toMatchObject(accepted({ answer: { left: 20 } }));
  });

  test('what a refusal keeps is written, and its id is still free', async () => {
    const { accountId, one, two } = await setup(0);
    const once = { commandId: newId(), actor: 'member:1', input: 'x' };
    const fail = (by: Aggregates<Account>) =>
      by.change(accountId, { cause, once }, (row) => ({
        ...rejected({ reason: 'WrongPin' as const }),
        kept: { row: { ...row, tries: (row.tries ?? 0) + 1 } },
      }));
    expect(await fail(one)).toEqual(rejected({ reason: 'WrongPin' }));
    expect(await fail(two)).toEqual(rejected({ reason: 'WrongPin' }));
    expect(await fail(one)).toEqual(rejected({ reason: 'WrongPin' }));
    expect((await one.find(accountId))?.row.tries).toBe(3);
    expect((await raw().findOne({ _id: accountId }))?.meta?.commands).toEqual([]);
  });

  test('commands a row has no room for are remembered in the log', async () => {
    const { accountId, withdraw, two, balanceNow } = await setup(1_000);
    const ids = Array.from({ length: 100 }, newId);
    for (const commandId of ids) await withdraw(1, { commandId });
    expect((await raw().findOne({ _id: accountId }))?.meta?.commands?.length).toBeLessThanOrEqual(32);
    for (const [index, commandId] of ids.entries())
      expect(await withdraw(1, { commandId, by: two })).toMatchObject(
        accepted({ answer: { left: 999 - index, at }, repeated: true }),
      );
    expect(await withdraw(2, { commandId: ids[0] ?? '' })).toEqual(rejected({ reason: 'CommandIdReused' }));
    expect(await balanceNow()).toBe(900);
  });

  test('a command id that is none is a bug of the caller', async () => {
    const { withdraw } = await setup(1);
    await expect(withdraw(1, { commandId: '' })).rejects.toThrow(RangeError);
    await expect(withdraw(1, { commandId: 'a/b' })).rejects.toThrow(RangeError);
  });
});

describe('a row', () => {
  test('that is not there is refused, or begun when the change says how', async () => {
    const { one, two } = await setup(0);
    const accountId = newId();
    expect(await one.change(accountId, { cause }, add(1))).toEqual(rejected({ reason: 'NotFound' }));
    const begin = { cause, initial: () => ({ accountId, balance: 0 }) };
    await Promise.all([one, two, one, two].map((by) => by.change(accountId, begin, add(1))));
    expect(await one.find(accountId)).toEqual({ row: { accountId, balance: 4 }, version: 4 });
  });

  test('that a refusal would have begun is not there', async () => {
    const { one } = await setup(0);
    const accountId = newId();
    const begin = { cause, initial: () => ({ accountId, balance: 0 }) };
    expect(await one.change(accountId, begin, take(1))).toEqual(rejected({ reason: 'NotEnough', left: 0 }));
    expect(await one.find(accountId)).toBeUndefined();
  });

  test('whose key is taken is a duplicate', async () => {
    const { accountId, one, announced } = await setup(0);
    const again = one.insert(
      {
        row: { accountId, balance: 1 },
        events: [announce(AmountTakenV1, { account: accountId, amount: 1 })],
      },
      cause,
    );
    expect(isDuplicateKey(await again.catch((error: unknown) => error))).toBe(true);
    expect(announced()).toEqual([]);
  });

  test('of an aggregate that is forgetful remembers its latest commands, and the log none of them', async () => {
    const { accountId } = await setup(0);
    const forgetful = openAggregate(database, { ...accounts, forgetful: true });
    const ids = Array.from({ length: 40 }, () => newId());
    const give = (commandId: string) =>
      forgetful.change(accountId, { cause, once: { commandId, actor: 'member:1', input: 1 } }, add(1));
    for (const id of ids) await give(id);
    expect(await give(ids[39] ?? '')).toMatchObject({ value: { repeated: true, row: { balance: 40 } } });
    expect(await give(ids[0] ?? '')).toMatchObject({ value: { repeated: false, row: { balance: 41 } } });
    expect(await logged(ids)).toEqual([]);
  });

  test('of an aggregate that is silent has no events', async () => {
    const { accountId, announced } = await setup(0);
    const quiet = openAggregate(database, { ...accounts, silent: true });
    const events = [announce(AmountTakenV1, { account: accountId, amount: 1 })];
    await expect(quiet.insert({ row: { accountId: newId(), balance: 1 }, events }, cause)).rejects.toThrow(
      /silent/,
    );
    expect(announced()).toEqual([]);
  });

  test('remembers the command that made it', async () => {
    const { one, two } = await setup(0);
    const accountId = newId();
    const once = { commandId: newId(), actor: 'member:1', input: 'open' };
    await one.insert({ row: { accountId, balance: 7 } }, cause, { once });
    const never = () => rejected({ reason: 'Never' } as const);
    for (const rows of [one, two])
      expect(await rows.change(accountId, { cause, once }, never)).toMatchObject(
        accepted({ row: { balance: 7 }, repeated: true }),
      );
    const other = { ...once, input: 'another' };
    expect(await two.change(accountId, { cause, once: other }, never)).toEqual(
      rejected({ reason: 'CommandIdReused' }),
    );
  });

  test('loses the members a change leaves out, and its lists follow', async () => {
    const { accountId, one, two } = await setup(0);
    const set = (by: Aggregates<Account>, change: Partial<Account>) =>
      by.change(accountId, { cause }, (row) => accepted({ row: { ...row, ...change } }));
    await set(one, { number: newId(), tags: ['a'] });
    await set(one, { tags: ['a', 'b'] });
    await set(two, { tags: ['b'] });
    await set(one, { number: undefined, tags: ['b', 'c', 'd'] });
    expect(await two.find(accountId)).toEqual({
      row: { accountId, balance: 0, tags: ['b', 'c', 'd'] },
      version: 5,
    });
    expect(await raw().findOne({ _id: accountId })).not.toHaveProperty('number');
  });

  test('is read by members, several at once, in the order asked for', async () => {
    const { one, accountId } = await setup(41);
    const more = newId();
    await one.insert({ row: { accountId: more, balance: 42 } }, cause);
    expect((await one.findAll([more, 'none', accountId])).map((held) => held?.row.balance)).toEqual([
      42,
      undefined,
      41,
    ]);
    expect((await one.findOne({ accountId: more, balance: 42 }))?.version).toBe(1);
    const sorted = await one.findMany({ balance: 42 }, { sort: { accountId: -1 }, limit: 1 });
    expect(sorted.map(({ row }) => row.accountId)).toEqual([more]);
    await expect(Promise.resolve().then(() => one.findOne({ 'meta.version': 1 }))).rejects.toThrow(/member/);
  });

  test('all are read in the order of their keys, each with the number of its newest event', async () => {
    const { one, two } = await setup(1);
    const ids = Array.from({ length: 450 }, (_, index) => `streamed-${String(index).padStart(3, '0')}`);
    for (const accountId of ids) await one.insert({ row: { accountId, balance: 2 } }, cause);
    await one.change('streamed-200', { cause }, take(1));
    await one.change('streamed-200', { cause }, take(1));
    const read: [string, number][] = [];
    for await (const { row, sequence } of two.stream()) read.push([row.accountId, sequence]);
    expect(read.filter(([id]) => id.startsWith('streamed-'))).toEqual(
      ids.map((id) => [id, id === 'streamed-200' ? 2 : 0]),
    );
  });

  test('that somebody removed is not brought back by what this process remembers', async () => {
    const { accountId, one, deposit } = await setup(1);
    await deposit(1);
    await openRows(database.connection, accounts).remove({ accountId });
    expect(await deposit(1)).toEqual(rejected({ reason: 'NotFound' }));
    expect(await one.find(accountId)).toBeUndefined();
  });
});

describe('two processes', () => {
  test('each change of both counts once, and the sequence of events has no gap and no double', async () => {
    const { accountId, one, two, deposit, withdraw, balanceNow, announced } = await setup(1_000);
    const changes = Array.from({ length: 120 }, (_, n) => {
      const by = n % 2 ? one : two;
      return n % 3 ? deposit(1, by) : withdraw(1, { by });
    });
    for (const changed of await Promise.all(changes)) expect(changed.ok).toBe(true);
    expect(await balanceNow()).toBe(1_000 + 80 - 40);
    expect((await one.find(accountId))?.version).toBeGreaterThanOrEqual(121);
    expect(sequencesOf(announced())).toEqual(upTo(120));
  });

  test('events are handed over in their order, those of another process that may not have left first', async () => {
    const { accountId, deposit, two } = await setup(0);
    await deposit(1);
    await deposit(1, two);
    const handed = other.publisher.handed.filter(({ subject }) => subject === accountId);
    expect(handed.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('rivals for one account: exactly as many succeed as it covers', async () => {
    const { one, two, withdraw, balanceNow, announced } = await setup(30);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => withdraw(10, { by: n % 2 ? one : two })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(answers.filter((answer) => !answer.ok && answer.rejection.reason === 'NotEnough')).toHaveLength(
      57,
    );
    expect(await balanceNow()).toBe(0);
    expect(sequencesOf(announced())).toEqual([1, 2, 3]);
  });
});

describe('changes that are written together', () => {
  /** Accounts that this process remembers, so that their changes are sent at once. */
  const several = async (count: number) => {
    const one = openAggregate(database, accounts);
    const ids = Array.from({ length: count }, newId);
    for (const accountId of ids) await one.insert({ row: { accountId, balance: 0 } }, cause);
    await Promise.all(ids.map((id) => one.change(id, { cause }, add(1))));
    return { one, ids };
  };

  test('one that is stale among many is decided again, the others are not: each counts once', async () => {
    const { one, ids } = await several(40);
    const two = openAggregate(other, accounts);
    const stale = ids.filter((_, index) => index % 7 === 3);
    for (const id of stale) await two.change(id, { cause }, add(10));
    let decided = 0;
    await Promise.all(
      ids.map((id) =>
        one.change(id, { cause }, (row) => {
          decided += 1;
          return add(100)(row);
        }),
      ),
    );
    const balances = await one.findAll(ids);
    expect(balances.map((held) => held?.row.balance)).toEqual(
      ids.map((id) => (stale.includes(id) ? 111 : 101)),
    );
    expect(decided).toBe(ids.length + stale.length);
    const announced = database.publisher.handed.filter(({ subject }) => ids.includes(subject));
    expect(new Set(announced.map(({ id }) => id)).size).toBe(ids.length * 2 + stale.length);
  });

  test('one whose number is taken fails alone, with the store’s reason', async () => {
    const { one, ids } = await several(20);
    const two = openAggregate(other, accounts);
    const number = newId();
    const [owner = '', thief = '', late = '', ...rest] = ids;
    const call = (id: string) =>
      one.change(id, { cause }, (row) => accepted({ row: { ...row, number: id === thief ? number : id } }));
    await one.change(owner, { cause }, (row) => accepted({ row: { ...row, number } }));
    await two.change(late, { cause }, add(10));
    const [stolen, ...others] = await Promise.allSettled([thief, late, ...rest].map(call));
    expect(stolen?.status === 'rejected' && isDuplicateKey(stolen.reason)).toBe(true);
    for (const outcome of others) expect(outcome).toMatchObject({ value: { ok: true } });
    expect((await one.find(thief))?.row).toEqual({ accountId: thief, balance: 1 });
    expect((await one.find(late))?.row).toEqual({ accountId: late, balance: 11, number: late });
    // What failed leaves the process no wrong memory.
    expect(await one.change(thief, { cause }, add(1))).toMatchObject(accepted({ row: { balance: 2 } }));
  });
});

describe('unpublished events', () => {
  test('wait in their row until they are published, and are found there by whoever starts', async () => {
    const { accountId, deposit, announced } = await setup(0);
    await deposit(1);
    await deposit(2);
    const waiting = async () =>
      (await database.publisher.waiting())
        .filter(({ subject }) => subject === accountId)
        .map(({ sequence }) => sequence);
    expect([...new Set(await waiting())]).toEqual([1, 2]);
    database.publisher.publishAll();
    await database.publisher.sweep();
    expect(await waiting()).toEqual([]);
    const { meta } = (await raw().findOne({ _id: accountId })) ?? {};
    expect(meta).toMatchObject({ unpublished: [], sequence: 2 });
    expect(meta).not.toHaveProperty('since');
    await deposit(3);
    expect(announced().at(-1)).toMatchObject({ sequence: 3, correlationid: 'test', time: at.toISOString() });
  });

  test('a row that another process let events go from is still found when this one adds more', async () => {
    const { accountId, deposit } = await setup(0);
    await deposit(1);
    await raw().updateOne({ _id: accountId }, {
      $set: { 'meta.unpublished': [] },
      $unset: { 'meta.since': '' },
    } as never);
    await deposit(1);
    const found = (await database.publisher.waiting()).filter(({ subject }) => subject === accountId);
    expect(found.map(({ sequence }) => sequence)).toContain(2);
  });

  test('a row that changed meanwhile keeps what is not published', async () => {
    const { accountId, deposit, two } = await setup(0);
    await deposit(1);
    database.publisher.publishAll();
    await deposit(1, two);
    await database.publisher.sweep();
    const { meta } = (await raw().findOne({ _id: accountId })) ?? {};
    expect(meta?.unpublished?.length).toBe(2);
  });
});

describe('rows of earlier versions', () => {
  test.each([
    ['eventsPublished', { eventsPublished: 7, version: 3 }, 7],
    ['eventSequence', { eventSequence: 8 }, 8],
    ['sequence', { sequence: 9 }, 9],
    ['version', { version: 4 }, 4],
    ['none', {}, 0],
  ])('are adopted and their sequence of events goes on: %s', async (_, members, last) => {
    const accountId = newId();
    await raw().insertOne({ _id: accountId, balance: 5, ...members } as never);
    const [one, two] = [openAggregate(database, accounts), openAggregate(other, accounts)];
    expect(await one.find(accountId)).toEqual({ row: { accountId, balance: 5 }, version: 0 });
    await Promise.all([one, two, one, two].map((by) => by.change(accountId, { cause }, add(1))));
    expect(await one.find(accountId)).toEqual({ row: { accountId, balance: 9 }, version: 4 });
    const handed = [...database.publisher.handed, ...other.publisher.handed];
    const mine = handed.filter(({ subject }) => subject === accountId);
    expect(sequencesOf(mine)).toEqual([last + 1, last + 2, last + 3, last + 4]);
  });
});

test('a command that an earlier version recorded in its log has no second effect on its row', async () => {
  const accountId = newId();
  await raw().insertOne({ _id: accountId, balance: 5 });
  const [once, input] = [{ commandId: newId(), actor: 'member:1' }, { accountId }];
  const answer = JSON.stringify({ left: 5 });
  const record = { name: 'withdraw', inputHash: inputHash(input), answer, at };
  await database.connection
    .collection<{ _id: string }>('commands')
    .insertOne({ _id: `member:1/${once.commandId}`, ...record } as never);
  const one = openAggregate(database, accounts);
  const again = () => one.change(accountId, { cause, once: { ...once, input } }, take(1));
  const repeated = accepted({ answer: { left: 5 }, repeated: true, row: { balance: 5 } });
  expect(await again()).toMatchObject(repeated);
  await one.change(accountId, { cause, once: { ...once, commandId: newId(), input } }, take(1));
  expect(await again()).toMatchObject(accepted({ answer: { left: 5 }, repeated: true, row: { balance: 4 } }));
});

describe('in a transaction', () => {
  test('changes of several rows and their events become true together', async () => {
    const [from, to] = [await setup(100), await setup(0)];
    const moved = await database.transact(async (transaction) => {
      const taken = await from.one.changeWithin(transaction, from.accountId, { cause }, take(30));
      await from.one.changeWithin(transaction, to.accountId, { cause }, add(30));
      await from.one.insert({ row: { accountId: newId(), balance: 30 } }, cause, { transaction });
      expect([from.announced(), to.announced()]).toEqual([[], []]);
      expect(await to.balanceNow()).toBe(0);
      return taken;
    });
    expect(moved).toMatchObject(accepted({ answer: { left: 70 } }));
    expect([await from.balanceNow(), await to.balanceNow()]).toEqual([70, 30]);
    expect([from.announced().length, to.announced().length]).toEqual([1, 1]);
  });

  test('one that is aborted leaves nothing and publishes nothing', async () => {
    const { accountId, one, deposit, balanceNow, announced } = await setup(100);
    const made = newId();
    const failing = database.transact(async (transaction) => {
      await one.changeWithin(transaction, accountId, { cause }, take(30));
      await one.insert({ row: { accountId: made, balance: 0 } }, cause, { transaction });
      throw new Error('refused after all');
    });
    await expect(failing).rejects.toThrow('refused after all');
    expect(await balanceNow()).toBe(100);
    expect(await one.find(made)).toBeUndefined();
    expect(announced()).toEqual([]);
    await deposit(1);
    expect(announced().map(({ sequence }) => sequence)).toEqual([1]);
  });

  test('a row changed twice in it has both changes and both events', async () => {
    const { accountId, one, balanceNow, announced } = await setup(100);
    await database.transact(async (transaction) => {
      await one.changeWithin(transaction, accountId, { cause }, take(1));
      await one.changeWithin(transaction, accountId, { cause }, take(2));
    });
    expect(await balanceNow()).toBe(97);
    expect(announced().map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('changes inside and outside of transactions, by two processes, all count', async () => {
    const { accountId, one, two, deposit, balanceNow, announced } = await setup(0);
    const within = (by: Aggregates<Account>, on: typeof database) =>
      on.transact((transaction) => by.changeWithin(transaction, accountId, { cause }, add(1)));
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => [
        deposit(1, n % 2 ? one : two),
        n % 2 ? within(one, database) : within(two, other),
      ]).flat(),
    );
    expect(await balanceNow()).toBe(16);
    expect(sequencesOf(announced())).toEqual(upTo(16));
  });

  test('a row that another process begins at the same moment is begun once', async () => {
    const { one, two } = await setup(0);
    const accountId = newId();
    const begin = { cause, initial: () => ({ accountId, balance: 0 }) };
    await Promise.all([
      database.transact((transaction) => one.changeWithin(transaction, accountId, begin, add(1))),
      other.transact((transaction) => two.changeWithin(transaction, accountId, begin, add(1))),
      one.change(accountId, begin, add(1)),
    ]);
    expect((await one.find(accountId))?.row.balance).toBe(3);
  });

  test('one that begins with what is no longer true decides again on what is', async () => {
    const { accountId, one, two, deposit, balanceNow } = await setup(100);
    await deposit(1);
    await deposit(-101, two);
    const taken = await database.transact((transaction) =>
      one.changeWithin(transaction, accountId, { cause }, take(30)),
    );
    expect(taken).toEqual(rejected({ reason: 'NotEnough', left: 0 }));
    const looked = await one.latest(accountId);
    await deposit(50, two);
    const versions: (number | undefined)[] = [];
    await database.transact((transaction) =>
      one.changeWithin(transaction, accountId, { cause }, (row, version) => {
        versions.push(version);
        return take(30)(row);
      }),
    );
    expect(await balanceNow()).toBe(20);
    expect(versions.at(-1)).not.toBe(looked?.version);
  });

  test('a row that is supposed to be new and is there is changed all the same', async () => {
    const { accountId, one, two, balanceNow } = await setup(100);
    const begin = { cause, initial: () => ({ accountId, balance: 0 }), isLikelyNew: true };
    await database.transact((transaction) => one.changeWithin(transaction, accountId, begin, add(1)));
    await two.change(accountId, begin, add(1));
    await other.transact((transaction) => two.changeWithin(transaction, accountId, begin, add(1)));
    expect(await balanceNow()).toBe(103);
  });

  test('what is looked at is what this process wrote last, once it is committed', async () => {
    const { accountId, one } = await setup(100);
    expect(await one.latest(newId())).toBeUndefined();
    await database.transact(async (transaction) => {
      await one.changeWithin(transaction, accountId, { cause }, take(30));
      expect((await one.latest(accountId))?.row.balance).toBe(100);
    });
    expect((await one.latest(accountId))?.row.balance).toBe(70);
  });

  test('a refusal and an unknown row are values', async () => {
    const { accountId, one } = await setup(1);
    await database.transact(async (transaction) => {
      expect(await one.changeWithin(transaction, accountId, { cause }, take(9))).toEqual(
        rejected({ reason: 'NotEnough', left: 1 }),
      );
      expect(await one.changeWithin(transaction, newId(), { cause }, take(9))).toEqual(
        rejected({ reason: 'NotFound' }),
      );
    });
  });
});

/** Transfers between accounts of two collections, each with an entry in a ledger, while others add everything up. */

import { type ClientSession, type Db, type MongoClient, MongoServerError } from 'mongodb';
import { type Random, randomFrom } from './random';

const ACCOUNTS = 12;
const OPENING = 1000;

type Account = { _id: number; cents: number };
type Entry = { _id: string; from: number; to: number; cents: number };

export type BankReport = Readonly<{ transfers: number; aborted: number; audits: number; faults: string[] }>;

const accountsOf = (db: Db, account: number) =>
  db.collection<Account>(account % 2 ? 'accounts_odd' : 'accounts_even');
const ledgerOf = (db: Db) => db.collection<Entry>('ledger');

/** Runs the bank for the time given and says what did not add up. */
export const runBank = async (
  client: MongoClient,
  db: Db,
  { clients, seconds, seed }: { clients: number; seconds: number; seed: number },
): Promise<BankReport> => {
  for (let _id = 0; _id < ACCOUNTS; _id++) await accountsOf(db, _id).insertOne({ _id, cents: OPENING });
  const until = performance.now() + seconds * 1000;
  const acknowledged: string[] = [];
  const faults: string[] = [];
  let aborted = 0;
  let audits = 0;

  const teller = async (random: Random, name: number): Promise<void> => {
    for (let at = 0; performance.now() < until; at++) {
      const id = `${name}-${at}`;
      if (await inTransaction(client, (session) => transfer(db, random, id, session))) acknowledged.push(id);
      else aborted += 1;
    }
  };
  const auditor = async (): Promise<void> => {
    while (performance.now() < until) {
      await inTransaction(client, async (session) => {
        faults.push(...(await audit(db, session)));
        return true;
      });
      audits += 1;
    }
  };
  await Promise.all([
    ...Array.from({ length: clients }, (_, at) => teller(randomFrom(seed + at), at)),
    auditor(),
    auditor(),
  ]);
  faults.push(...(await inTransactionResult(client, (session) => audit(db, session))));
  const entries = new Set((await ledgerOf(db).find().toArray()).map(({ _id }) => _id));
  for (const id of acknowledged)
    if (!entries.delete(id)) faults.push(`transfer ${id} was acknowledged and is gone`);
  for (const id of entries) faults.push(`transfer ${id} was aborted and is there`);
  return { transfers: acknowledged.length, aborted, audits, faults };
};

const inTransactionResult = async <T>(
  client: MongoClient,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> => client.withSession((session) => session.withTransaction(() => work(session)));

/** True when it was committed. `work` says false to abort. */
const inTransaction = async (
  client: MongoClient,
  work: (session: ClientSession) => Promise<boolean>,
): Promise<boolean> => {
  const session = client.startSession();
  try {
    session.startTransaction();
    const commits = await work(session);
    await (commits ? session.commitTransaction() : session.abortTransaction());
    return commits;
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== 112) throw error;
    return false;
  } finally {
    await session.endSession();
  }
};

/** Reads both balances and writes what they should be: loses updates wherever two may do so at once. */
const transfer = async (db: Db, random: Random, id: string, session: ClientSession): Promise<boolean> => {
  const from = random.below(ACCOUNTS);
  const to = (from + 1 + random.below(ACCOUNTS - 1)) % ACCOUNTS;
  const cents = 1 + random.below(50);
  const balance = async (account: number): Promise<number> =>
    (await accountsOf(db, account).findOne({ _id: account }, { session }))?.cents ?? Number.NaN;
  const [before, other] = [await balance(from), await balance(to)];
  await accountsOf(db, from).updateOne({ _id: from }, { $set: { cents: before - cents } }, { session });
  await ledgerOf(db).insertOne({ _id: id, from, to, cents }, { session });
  await accountsOf(db, to).updateOne({ _id: to }, { $set: { cents: other + cents } }, { session });
  return !random.chance(0.1);
};

/** Balances add up to what was put in and agree with the ledger, and reading again gives the same. */
const audit = async (db: Db, session: ClientSession): Promise<string[]> => {
  const balances = async (): Promise<Map<number, number>> => {
    const all = [
      ...(await db.collection<Account>('accounts_even').find({}, { session }).toArray()),
      ...(await db.collection<Account>('accounts_odd').find({}, { session }).toArray()),
    ];
    return new Map(all.map(({ _id, cents }) => [_id, cents]));
  };
  const first = await balances();
  const expected = new Map(Array.from({ length: ACCOUNTS }, (_, account) => [account, OPENING]));
  for await (const { from, to, cents } of ledgerOf(db).find({}, { session })) {
    expected.set(from, (expected.get(from) ?? 0) - cents);
    expected.set(to, (expected.get(to) ?? 0) + cents);
  }
  const second = await balances();
  const faults: string[] = [];
  const text = (map: ReadonlyMap<number, number>): string =>
    JSON.stringify([...map].sort(([a], [b]) => a - b));
  if (text(first) !== text(expected))
    faults.push(`torn or lost: accounts ${text(first)}, by the ledger ${text(expected)}`);
  if (text(first) !== text(second)) faults.push(`not repeatable: ${text(first)}, then ${text(second)}`);
  return faults;
};

/** Clients that read and append to lists, alone and in transactions, and write down what they saw. */

import { type ClientSession, type Db, type MongoClient, MongoServerError } from 'mongodb';
import type { History, Operation, Transaction } from './history';
import { type Random, randomFrom } from './random';

const KEYS = ['a0', 'a1', 'a2', 'b0', 'b1', 'b2'];
const OPERATIONS_MAX = 5;
const ABORTED = 0.15;

type List = { _id: string; list: number[] };

/** Keys that begin with `a` and `b` lie in two collections. */
const collectionOf = (db: Db, key: string) => db.collection<List>(`lists_${key[0]}`);

export type Workload = Readonly<{
  client: MongoClient;
  db: Db;
  clients: number;
  seconds: number;
  seed: number;
}>;

/** Runs the clients for the time given. */
export const listAppend = async ({ client, db, clients, seconds, seed }: Workload): Promise<History> => {
  const transactions: Transaction[] = [];
  const until = performance.now() + seconds * 1000;
  let values = 0;
  const work = async (random: Random): Promise<void> => {
    while (performance.now() < until) {
      const id = transactions.length;
      const slot = {
        id,
        outcome: 'aborted',
        began: performance.now(),
        ended: 0,
        operations: [],
      } as Transaction;
      transactions.push(slot);
      const { outcome, operations } = await attempt(client, db, random, () => ++values);
      transactions[id] = { ...slot, outcome, operations, ended: performance.now() };
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, at) => work(randomFrom(seed + at))));
  const final = new Map<string, readonly number[]>();
  for (const key of KEYS) final.set(key, (await collectionOf(db, key).findOne({ _id: key }))?.list ?? []);
  return { transactions, final };
};

type Attempt = Readonly<{ outcome: Transaction['outcome']; operations: Operation[] }>;

const attempt = async (
  client: MongoClient,
  db: Db,
  random: Random,
  newValue: () => number,
): Promise<Attempt> => {
  const kind = random.pick(['mixed', 'mixed', 'mixed', 'readers', 'alone'] as const);
  const operations: Operation[] = [];
  if (kind === 'alone') {
    await (random.chance(0.5)
      ? append(db, random.pick(KEYS), newValue(), operations)
      : readCollection(db, random.pick(['a', 'b']), operations));
    return { outcome: 'committed', operations };
  }
  const session = client.startSession();
  try {
    session.startTransaction();
    if (kind === 'readers') for (const key of [...KEYS, ...KEYS]) await read(db, key, operations, session);
    else
      for (let left = 1 + random.below(OPERATIONS_MAX); left > 0; left--) {
        const key = random.pick(KEYS);
        if (random.chance(0.5)) await read(db, key, operations, session);
        else await append(db, key, newValue(), operations, session);
      }
    if (random.chance(ABORTED)) {
      await session.abortTransaction();
      return { outcome: 'aborted', operations };
    }
    await session.commitTransaction();
    return { outcome: 'committed', operations };
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== 112) throw error;
    return { outcome: 'aborted', operations };
  } finally {
    await session.endSession();
  }
};

const read = async (db: Db, key: string, into: Operation[], session?: ClientSession): Promise<void> => {
  const found = await collectionOf(db, key).findOne({ _id: key }, session ? { session } : {});
  into.push({ kind: 'read', key, list: found?.list ?? [] });
};

/** All lists of one collection in one batch: one moment, although it is no transaction. */
const readCollection = async (db: Db, name: string, into: Operation[]): Promise<void> => {
  const found = await collectionOf(db, name).find().toArray();
  for (const key of KEYS)
    if (key.startsWith(name))
      into.push({ kind: 'read', key, list: found.find(({ _id }) => _id === key)?.list ?? [] });
};

/** Noted before it is sent: an append that fails belongs to a transaction that did not commit. */
const append = async (
  db: Db,
  key: string,
  value: number,
  into: Operation[],
  session?: ClientSession,
): Promise<void> => {
  into.push({ kind: 'append', key, value });
  await collectionOf(db, key).updateOne(
    { _id: key },
    { $push: { list: value } },
    session ? { session, upsert: true } : { upsert: true },
  );
};

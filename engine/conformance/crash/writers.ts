/** Clients of a server that dies: what they were promised is written into a ledger, outside of the server. */

import { randomBytes } from 'node:crypto';
import { Binary, type Doc, Double, type Value } from '../../src/bson';
import type { Random } from '../histories/random';
import { Connection, type DoomedServer } from './doomed-server';

/** What must be there after the last crash, and what must not. */
export type Promises = {
  /** Single documents that were acknowledged. */
  readonly entries: Set<string>;
  /** Transactions whose commit was answered with ok. */
  readonly committed: Set<string>;
  /** Transactions that were never committed, or whose repeated commit was told that there is none. */
  readonly absent: Set<string>;
  /** By counter: how often it was incremented, each time under a number of its own. */
  readonly counters: Map<string, number>;
  /** Inserts of many documents that were answered, by name. */
  readonly batches: Set<string>;
  /** How often a command was sent again under its number because its answer was lost. */
  resent: number;
  /** Answers that no client should ever see. */
  readonly faults: string[];
};

export const noPromises = (): Promises => ({
  entries: new Set(),
  committed: new Set(),
  absent: new Set(),
  counters: new Map(),
  batches: new Set(),
  resent: 0,
  faults: [],
});

/** How many documents one insert of a batch has. */
export const BATCH_DOCUMENTS = 40;

export type WriterOptions = Readonly<{
  server: DoomedServer;
  name: string;
  random: Random;
  promises: Promises;
  going: () => boolean;
}>;

const doc = (fields: Record<string, Value>): Doc => new Map(Object.entries(fields));
const newSession = (): Doc => doc({ id: new Binary(randomBytes(16), 4) });
const isOk = (reply: Doc | undefined): boolean => {
  const ok = reply?.get('ok');
  return (ok instanceof Double ? ok.value : ok) === 1 && !reply?.has('writeErrors');
};
const show = (reply: Doc): string =>
  JSON.stringify(
    [...reply].filter(([name]) => !name.startsWith('$')),
    (_, value) => (typeof value === 'bigint' ? String(value) : value),
  );

/** Inserts and updates single documents; what is not answered is let go. */
export const entryWriter = async ({
  server,
  name,
  random,
  promises,
  going,
}: WriterOptions): Promise<void> => {
  const connection = new Connection(server);
  for (let at = 0; going(); at++) {
    const id = `${name}-${at}`;
    const entry = doc({ _id: id, n: id, tags: [at % 7, name], filler: 'x'.repeat(random.below(3000)) });
    const reply = await connection.once(doc({ insert: 'entries', documents: [entry], $db: 'crash' }));
    if (!isOk(reply)) continue;
    promises.entries.add(id);
    const change = doc({ $push: doc({ tags: random.below(5) }), $inc: doc({ touched: 1 }) });
    if (random.chance(0.3))
      await connection.once(
        doc({ update: 'entries', updates: [doc({ q: doc({ _id: id }), u: change })], $db: 'crash' }),
      );
  }
  connection.close();
};

/** Increments its counter, each time until it is answered, under a number that never changes meanwhile. */
export const counterWriter = async ({ server, name, promises, going }: WriterOptions): Promise<void> => {
  const connection = new Connection(server);
  const lsid = newSession();
  const increment = doc({ $inc: doc({ n: 1 }) });
  for (let number = 1; going(); number++) {
    const query = doc({ _id: name });
    const retryable = { lsid, txnNumber: BigInt(number), $db: 'crash' };
    const command =
      number % 2
        ? doc({ findAndModify: 'counters', query, update: increment, upsert: true, new: true, ...retryable })
        : doc({ update: 'counters', updates: [doc({ q: query, u: increment, upsert: true })], ...retryable });
    const kills = server.kills;
    const reply = await connection.untilAnswered(command);
    if (server.kills > kills) promises.resent += 1;
    const value = reply.get('value');
    if (!isOk(reply) || (value instanceof Map && value.get('n') !== number))
      promises.faults.push(`${name}: increment ${number} was answered ${show(reply)}`);
    promises.counters.set(name, number);
  }
  connection.close();
};

/** Inserts many documents at once, again until answered: each of them must be there once. */
export const batchWriter = async ({ server, name, promises, going }: WriterOptions): Promise<void> => {
  const connection = new Connection(server);
  const lsid = newSession();
  for (let number = 1; going(); number++) {
    const batch = `${name}-${number}`;
    const documents = Array.from({ length: BATCH_DOCUMENTS }, (_, at) =>
      doc({ _id: `${batch}-${at}`, batch }),
    );
    const command = doc({ insert: 'batches', documents, lsid, txnNumber: BigInt(number), $db: 'crash' });
    const kills = server.kills;
    const reply = await connection.untilAnswered(command);
    if (server.kills > kills) promises.resent += 1;
    if (!isOk(reply) || reply.get('n') !== BATCH_DOCUMENTS)
      promises.faults.push(`batch ${batch} was answered ${show(reply)}`);
    promises.batches.add(batch);
  }
  connection.close();
};

/** Writes to two collections in a transaction; a commit without an answer is repeated to the next server. */
export const pairWriter = async ({ server, name, promises, going }: WriterOptions): Promise<void> => {
  const connection = new Connection(server);
  const lsid = newSession();
  for (let number = 1; going(); number++) {
    const id = `${name}-${number}`;
    const inTransaction = { lsid, txnNumber: BigInt(number), autocommit: false };
    const written = await debitAndCredit(connection, id, inTransaction);
    if (!written) {
      promises.absent.add(id);
      continue;
    }
    const commit = doc({ commitTransaction: 1, ...inTransaction, $db: 'admin' });
    const kills = server.kills;
    const reply = await connection.untilAnswered(commit);
    if (server.kills > kills) promises.resent += 1;
    if (isOk(reply)) promises.committed.add(id);
    else if (reply.get('code') === 251) promises.absent.add(id);
    else promises.faults.push(`commit of ${id} was answered ${show(reply)}`);
  }
  connection.close();
};

const debitAndCredit = async (
  connection: Connection,
  id: string,
  inTransaction: Record<string, Value>,
): Promise<boolean> => {
  const statements = [
    doc({
      insert: 'debits',
      documents: [doc({ _id: id, cents: 5 })],
      startTransaction: true,
      ...inTransaction,
      $db: 'crash',
    }),
    doc({ insert: 'credits', documents: [doc({ _id: id, cents: 5 })], ...inTransaction, $db: 'crash' }),
    doc({
      update: 'totals',
      updates: [
        doc({ q: doc({ _id: id.split('-')[0] as string }), u: doc({ $inc: doc({ n: 1 }) }), upsert: true }),
      ],
      ...inTransaction,
      $db: 'crash',
    }),
  ];
  for (const statement of statements) if (!isOk(await connection.once(statement))) return false;
  return true;
};

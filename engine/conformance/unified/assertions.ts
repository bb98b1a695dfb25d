/** What a specification asserts between its operations: events, sessions, collections and indexes. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Document } from 'mongodb';
import type { Call, Operation } from './call';
import { difference, plain } from './match';

const check = (held: boolean, sentence: string): void => {
  if (!held) throw new Error(sentence);
};

const lastLsids = ({ context, args }: Call): string[] =>
  context.entities
    .events(args.client)
    .filter(({ name }) => name === 'commandStartedEvent')
    .slice(-2)
    .map(({ event }) => JSON.stringify(plain(event.command.lsid)));

const occurrences = ({ context, args }: Call): number => {
  const [name, wanted] = Object.entries<Document>(args.event)[0] ?? ['', {}];
  return context.entities
    .events(args.client)
    .filter((seen) => seen.name === name)
    .filter(({ event }) => !difference(wanted, plain(event), context.entities.lookup)).length;
};

const indexNames = ({ context, args }: Call): Promise<string[]> =>
  context.observer
    .db(args.databaseName)
    .collection(args.collectionName)
    .indexes()
    .then((list) => list.map(({ name }) => String(name)));

const collectionExists = async ({ context, args }: Call): Promise<boolean> =>
  (await context.observer.db(args.databaseName).listCollections({ name: args.collectionName }).toArray())
    .length > 0;

const dirty = (session: Document): boolean => session.serverSession?.isDirty === true;

const STATES: Document = {
  none: 'NO_TRANSACTION',
  starting: 'STARTING_TRANSACTION',
  in_progress: 'TRANSACTION_IN_PROGRESS',
  committed: 'TRANSACTION_COMMITTED',
  aborted: 'TRANSACTION_ABORTED',
};

/** The operations that only look, and fail when they do not see what they want. */
export const assertions: Record<string, Operation> = {
  waitForEvent: async (call) => {
    const until = Date.now() + 5000;
    while (occurrences(call) < call.args.count) {
      check(Date.now() < until, `the event ${JSON.stringify(call.args.event)} did not come`);
      await wait(10);
    }
  },
  assertEventCount: async (call) => check(occurrences(call) === call.args.count, 'another count of events'),
  assertNumberConnectionsCheckedOut: async ({ args, context }) =>
    check(context.entities.connectionsOut(args.client) === args.connections, 'connections are checked out'),
  assertSameLsidOnLastTwoCommands: async (call) => {
    const [one, other] = lastLsids(call);
    check(one === other, `the sessions differ: ${one}, ${other}`);
  },
  assertDifferentLsidOnLastTwoCommands: async (call) => {
    const [one, other] = lastLsids(call);
    check(one !== other, `the sessions are the same: ${one}`);
  },
  assertSessionDirty: async ({ args, context }) =>
    check(dirty(context.entities.get(args.session)), 'the session is not dirty'),
  assertSessionNotDirty: async ({ args, context }) =>
    check(!dirty(context.entities.get(args.session)), 'the session is dirty'),
  assertSessionTransactionState: async ({ args, context }) => {
    const { transaction } = context.entities.get<Document>(args.session);
    check(transaction.state === STATES[args.state], `the transaction is ${transaction.state}`);
  },
  assertSessionUnpinned: async ({ args, context }) =>
    check(context.entities.get<Document>(args.session).isPinned === false, 'the session is pinned'),
  assertCollectionExists: async (call) => check(await collectionExists(call), 'the collection is missing'),
  assertCollectionNotExists: async (call) => check(!(await collectionExists(call)), 'the collection exists'),
  assertIndexExists: async (call) =>
    check((await indexNames(call)).includes(call.args.indexName), 'the index is missing'),
  assertIndexNotExists: async (call) =>
    check(
      !(await indexNames(call).catch((): string[] => [])).includes(call.args.indexName),
      'the index exists',
    ),
};

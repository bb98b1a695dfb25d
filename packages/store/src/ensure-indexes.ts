import type { Connection } from 'mongoose';
import type { Aggregate } from './aggregate';
import { commandTable } from './command-log';
import { outboxTable } from './outbox';
import type { Index, Table } from './table';

/** Any table or aggregate, whatever its rows are. */
export type AnyTable = Pick<Table<never>, 'collection' | 'indexes'> &
  Readonly<{ key: string; stored?: Pick<NonNullable<Aggregate<never>['stored']>, 'grows'> }>;

/** What the store answers when a collection is there already. */
const namespaceExists = 48;

const createIfAbsent = async (connection: Connection, collection: string): Promise<void> => {
  try {
    await connection.createCollection(collection);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === namespaceExists)) throw error;
  }
};

/** Where the events of rows wait: looked through when a process did not live to publish them. */
const unpublishedIndex: Index = { on: { 'meta.since': 1 }, sparse: true };

/**
 * Creates the collections and indexes of the tables, and those every service has (commands, outbox). Safe to repeat and
 * to run from several processes; never drops anything.
 */
export const ensureIndexes = async (connection: Connection, tables: readonly AnyTable[]): Promise<void> => {
  const all: readonly AnyTable[] = [...tables, commandTable, outboxTable];
  for (const { collection, key, indexes, stored } of all) {
    await createIfAbsent(connection, collection);
    if (stored?.grows !== undefined) await createIfAbsent(connection, `${collection}Parts`);
    for (const { on, ...options } of [...indexes, unpublishedIndex]) {
      const members = Object.entries(on).map(([member, way]) => [member === key ? '_id' : member, way]);
      await connection.collection(collection).createIndex(Object.fromEntries(members), options);
    }
  }
};

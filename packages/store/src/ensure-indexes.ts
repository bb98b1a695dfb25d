import type { Connection } from 'mongoose';
import type { Aggregate } from './aggregate';
import { commandTable } from './command-log';
import { outboxTable } from './outbox';
import { keptDays, type Retention, retentionIndexes } from './retention';
import type { Index, Table } from './table';

/** Any table or aggregate, whatever its rows are. */
export type AnyTable = Pick<Table<never>, 'collection' | 'indexes' | 'retention'> &
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
  const create = async (collection: string, key: string, indexes: readonly Index[]): Promise<void> => {
    await createIfAbsent(connection, collection);
    for (const { on, ...options } of indexes) {
      const members = Object.entries(on).map(([member, way]) => [member === key ? '_id' : member, way]);
      await connection.collection(collection).createIndex(Object.fromEntries(members), options);
    }
  };
  const all: readonly AnyTable[] = [...tables, commandTable, outboxTable];
  for (const { collection, key, indexes, retention, stored } of all) {
    await create(collection, key, [...indexes, ...retentionIndexes(retention), unpublishedIndex]);
    if (stored?.grows !== undefined)
      await create(`${collection}Parts`, '_id', retentionIndexes(partsRetention(retention)));
  }
};

/** Longest a row may change before the instant from which its days count; its parts were written in that time. */
const changingDaysMax = 30;

/** Parts outlast their row: they carry the moment they were written at only. */
const partsRetention = (retention: Retention): Retention =>
  'because' in retention ? retention : keptDays(retention.days + changingDaysMax, 'at');

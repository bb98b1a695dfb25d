import type { ClientSession, Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { readMillisecondsMax as maxTimeMS } from './connect-store';
import { type Filter, oneOf, StrangeFilter, toPath, toQuery } from './filters';
import type { Table } from './table';

type Document = Record<string, unknown> & { _id: string };
/** The driver's own view: what may stand in a row is decided here, by its table, not by the driver's types. */
type Driver = mongo.Collection<mongo.Document & { _id: string }>;

/** A stored row that is not what its table says: somebody wrote past the door. */
export class BrokenRow extends Error {
  override name = 'BrokenRow';
}

/** Changes of members of a row, by operator; a member that is to be set to `undefined` stays as it is. */
export type Update = Readonly<{
  set?: Readonly<Record<string, unknown>>;
  unset?: readonly string[];
  /** Added to numbers; negative takes away. */
  add?: Readonly<Record<string, number>>;
  /** Set when the row is new. */
  initially?: Readonly<Record<string, unknown>>;
}>;

type InSession = Readonly<{ session?: ClientSession | undefined }>;
type Paged = InSession & Readonly<{ sort?: Readonly<Record<string, 1 | -1>>; limit?: number }>;

/**
 * The one door to a table. Filters and updates may only name members of its rows, `undefined` and objects that no
 * filter function made are refused, and a row that is read is checked against its shape.
 */
export type Rows<Row extends object> = Readonly<{
  find: (key: string, options?: InSession) => Promise<Row | undefined>;
  /** In the order of the keys. */
  findAll: (keys: readonly string[], options?: InSession) => Promise<(Row | undefined)[]>;
  findOne: (filter: Filter, options?: InSession) => Promise<Row | undefined>;
  findMany: (filter: Filter, options?: Paged) => Promise<Row[]>;
  /** Every row of the filter, one after another, however many. */
  stream: (filter: Filter, options?: Omit<Paged, 'limit'>) => AsyncIterable<Row>;
  count: (filter: Filter, options?: InSession) => Promise<number>;
  distinct: (member: string, filter?: Filter) => Promise<unknown[]>;
  /** Fails with a duplicate key when one is there. */
  insert: (rows: readonly Row[], options?: InSession) => Promise<void>;
  /** Replaces the rows of these keys, or writes them new. */
  put: (rows: readonly Row[], options?: InSession) => Promise<void>;
  /**
   * Gives how many rows were meant, one that was made included. With `upsert` a row that is not there is made from the
   * filter and the update. Repeated when its answer is lost if it names its row by the key, or makes one.
   */
  update: (filter: Filter, update: Update, options?: InSession & { upsert?: boolean }) => Promise<number>;
  /** Several updates of one row each, in one command; gives how many rows were meant, those that were made included. */
  updateEach: (
    changes: readonly Readonly<{ filter: Filter; update: Update; upsert?: boolean }>[],
    options?: InSession,
  ) => Promise<number>;
  /** Updates one row and gives it as it then is; nothing when there is none. */
  updateAndFind: (
    filter: Filter,
    update: Update,
    options?: InSession & { upsert?: boolean },
  ) => Promise<Row | undefined>;
  remove: (filter: Filter, options?: InSession) => Promise<number>;
  /** A pipeline whose first stage takes the rows of the filter; its result is the caller's to know. */
  aggregate: <Result extends object>(
    filter: Filter,
    stages: readonly Record<string, unknown>[],
    options?: InSession,
  ) => Promise<Result[]>;
}>;

/** The row as it is stored; members that are `undefined` stay absent. */
export const toDocument = <Row extends object>({ key }: Table<Row>, row: Row): Document => {
  const { [key]: _id, ...facts } = row as Record<string, unknown>;
  if (typeof _id !== 'string' || _id === '') throw new TypeError(`a row without ${key}, which is its key`);
  return { _id, ...facts };
};

/**
 * The stored row as its table says, without what aggregates (`meta`) and projections (`followed`) keep beside it; throws
 * `BrokenRow` naming the member that is not.
 */
export const fromDocument = <Row extends object>(
  { collection, key, row }: Table<Row>,
  { _id, meta: _meta, followed: _followed, followedAt: _followedAt, ...facts }: Document,
): Row => {
  const read = row.safeParse({ ...facts, [key]: _id });
  if (!read.success) throw new BrokenRow(`${collection}/${_id}: ${z.prettifyError(read.error)}`);
  return read.data;
};

/** Rows that come with one answer; the driver's own 101 would ask again and again for what is wanted whole. */
const batchSize = 1_000;

/** Opens the door to a table on a connection. */
export const openRows = <Row extends object>(connection: Connection, table: Table<Row>): Rows<Row> => {
  const { key } = table;
  const fields = new Set(Object.keys(table.row.shape));
  const collection = connection.collection(table.collection) as unknown as Driver;
  const query = (filter: Filter) => toQuery(filter, { key, fields });
  const read = (document: Document): Row => fromDocument(table, document);
  const sortOf = (sort: Readonly<Record<string, 1 | -1>> = {}) =>
    Object.fromEntries(Object.entries(sort).map(([member, way]) => [toPath(member, { key, fields }), way]));
  const known = <Value>(members: Readonly<Record<string, Value>>) => {
    for (const member of Object.keys(members))
      if (!fields.has(member.split('.')[0] ?? '') || member === key)
        throw new StrangeFilter(`${member} is no member of ${table.collection} that can be set`);
    return members as Record<string, Value>;
  };
  const operators = ({ set, unset = [], add, initially }: Update): mongo.UpdateFilter<mongo.Document> => ({
    ...(set ? { $set: known(set) } : {}),
    ...(unset.length > 0
      ? { $unset: known(Object.fromEntries(unset.map((member) => [member, '' as const]))) }
      : {}),
    ...(add ? { $inc: known(add) } : {}),
    ...(initially ? { $setOnInsert: known(initially) } : {}),
  });

  const findMany = async (filter: Filter, { sort, limit, session }: Paged = {}): Promise<Row[]> => {
    const found = collection.find(query(filter), { session, maxTimeMS, batchSize }).sort(sortOf(sort));
    return (await (limit === undefined ? found : found.limit(limit)).toArray()).map(read);
  };

  const findOne = async (filter: Filter, { session }: InSession = {}): Promise<Row | undefined> => {
    const document = await collection.findOne(query(filter), { session, maxTimeMS });
    return document ? read(document as Document) : undefined;
  };

  return {
    find: (id, options) => findOne({ [key]: id }, options),
    findAll: async (keys, { session } = {}) => {
      if (keys.length === 0) return [];
      const wanted = query({ [key]: oneOf([...new Set(keys)]) });
      const found = await collection.find(wanted, { session, maxTimeMS, batchSize }).toArray();
      const byKey = new Map(found.map((document) => [document._id, read(document)]));
      return keys.map((id) => byKey.get(id));
    },
    findOne,
    findMany,
    stream: async function* stream(filter, { sort, session } = {}) {
      for await (const document of collection.find(query(filter), { session, batchSize }).sort(sortOf(sort)))
        yield read(document);
    },
    count: (filter, { session } = {}) => collection.countDocuments(query(filter), { session, maxTimeMS }),
    distinct: (member, filter = {}) => collection.distinct(toPath(member, { key, fields }), query(filter)),
    insert: async (rows, { session } = {}) => {
      if (rows.length === 0) return;
      await collection.insertMany(
        rows.map((row) => toDocument(table, row)),
        { session, ignoreUndefined: true },
      );
    },
    put: async (rows, { session } = {}) => {
      if (rows.length === 0) return;
      await collection.bulkWrite(
        rows.map((row) => {
          const { _id, ...replacement } = toDocument(table, row);
          return { replaceOne: { filter: { _id }, replacement, upsert: true } };
        }),
        { session, ignoreUndefined: true },
      );
    },
    update: async (filter, update, { session, upsert = false } = {}) => {
      const options = { session, upsert, ignoreUndefined: true };
      // The driver repeats a write whose answer was lost only when it is about one row.
      const isOne = upsert || typeof filter[key] === 'string';
      const written = isOne
        ? await collection.updateOne(query(filter), operators(update), options)
        : await collection.updateMany(query(filter), operators(update), options);
      return written.matchedCount + written.upsertedCount;
    },
    updateEach: async (changes, { session } = {}) => {
      if (changes.length === 0) return 0;
      const written = await collection.bulkWrite(
        changes.map(({ filter, update, upsert = false }) => ({
          updateOne: { filter: query(filter), update: operators(update), upsert },
        })),
        { session, ignoreUndefined: true },
      );
      return written.matchedCount + written.upsertedCount;
    },
    updateAndFind: async (filter, update, { session, upsert = false } = {}) => {
      const document = await collection.findOneAndUpdate(query(filter), operators(update), {
        session,
        upsert,
        ignoreUndefined: true,
        returnDocument: 'after',
      });
      return document ? read(document as Document) : undefined;
    },
    remove: async (filter, { session } = {}) => {
      const removed =
        typeof filter[key] === 'string'
          ? await collection.deleteOne(query(filter), { session })
          : await collection.deleteMany(query(filter), { session });
      return removed.deletedCount;
    },
    aggregate: <Result extends object>(
      filter: Filter,
      stages: readonly Record<string, unknown>[],
      { session }: InSession = {},
    ) =>
      collection
        .aggregate<Result>([{ $match: query(filter) }, ...stages], { session, maxTimeMS, batchSize })
        .toArray(),
  };
};

/** The operations of the unified format, run through the official driver. */

import { setTimeout as wait } from 'node:timers/promises';
import {
  type ClientSession,
  type Collection,
  type Db,
  type Document,
  type GridFSBucket,
  type MongoClient,
  ObjectId,
} from 'mongodb';
import { assertions } from './assertions';
import type { Context, Operation } from './call';

/** Arguments of the driver's functions that are not options. */
const on =
  <T>(names: string[], run: (target: T, args: Document, options: Document) => unknown): Operation =>
  async ({ target, args, options }) => {
    const rest = Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));
    return run(target as T, args, rest);
  };

const bulkRequest = (request: Document): Document => {
  const [[kind = '', body = {}] = []] = Object.entries(request);
  const { arrayFilters, ...rest } = body;
  return { [kind]: arrayFilters ? { ...rest, arrayFilters } : rest };
};

const collected = async (stream: AsyncIterable<unknown>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('hex');
};

const upload = (bucket: GridFSBucket, args: Document, options: Document): Promise<ObjectId> =>
  new Promise((resolve, reject) => {
    const metadata = { ...options.metadata, ...(args.contentType && { contentType: args.contentType }) };
    const stream = bucket.openUploadStream(args.filename, { ...options, metadata });
    stream.once('error', reject).once('finish', () => resolve(stream.id));
    stream.end(Buffer.from(args.source.$$hexBytes, 'hex'));
  });

/** Every operation, by its name. */
export const operations: Record<string, Operation> = {
  aggregate: on<Collection>(['pipeline'], (it, { pipeline }, o) => it.aggregate(pipeline, o).toArray()),
  bulkWrite: on<Collection>(['requests'], (it, { requests }, o) =>
    it.bulkWrite(requests.map(bulkRequest), o),
  ),
  count: on<Collection>(['filter'], (it, { filter }, o) => it.count(filter, o)),
  countDocuments: on<Collection>(['filter'], (it, { filter }, o) => it.countDocuments(filter, o)),
  estimatedDocumentCount: on<Collection>([], (it, _, o) => it.estimatedDocumentCount(o)),
  distinct: on<Collection>(['fieldName', 'filter'], (it, a, o) => it.distinct(a.fieldName, a.filter, o)),
  find: on<Collection>(['filter'], (it, { filter }, o) => it.find(filter, o).toArray()),
  findOne: on<Collection>(['filter'], (it, { filter }, o) => it.findOne(filter, o)),
  createFindCursor: on<Collection>(['filter'], async (it, { filter }, o) => {
    const cursor = it.find(filter, o);
    await cursor.hasNext(); // The first command is sent, the cursor does not move.
    return cursor;
  }),
  insertOne: on<Collection>(['document'], (it, { document }, o) => it.insertOne(document, o)),
  insertMany: on<Collection>(['documents'], (it, { documents }, o) => it.insertMany(documents, o)),
  updateOne: on<Collection>(['filter', 'update'], (it, a, o) => it.updateOne(a.filter, a.update, o)),
  updateMany: on<Collection>(['filter', 'update'], (it, a, o) => it.updateMany(a.filter, a.update, o)),
  replaceOne: on<Collection>(['filter', 'replacement'], (it, a, o) =>
    it.replaceOne(a.filter, a.replacement, o),
  ),
  deleteOne: on<Collection>(['filter'], (it, { filter }, o) => it.deleteOne(filter, o)),
  deleteMany: on<Collection>(['filter'], (it, { filter }, o) => it.deleteMany(filter, o)),
  findOneAndDelete: on<Collection>(['filter'], (it, { filter }, o) => it.findOneAndDelete(filter, o)),
  findOneAndUpdate: on<Collection>(['filter', 'update', 'returnDocument'], (it, a, o) =>
    it.findOneAndUpdate(a.filter, a.update, { ...o, ...returned(a) }),
  ),
  findOneAndReplace: on<Collection>(['filter', 'replacement', 'returnDocument'], (it, a, o) =>
    it.findOneAndReplace(a.filter, a.replacement, { ...o, ...returned(a) }),
  ),
  createIndex: on<Collection>(['keys'], (it, { keys }, o) => it.createIndex(keys, o)),
  dropIndex: on<Collection>(['name'], (it, { name }, o) => it.dropIndex(name, o)),
  dropIndexes: on<Collection>([], (it, _, o) => it.dropIndexes(o)),
  listIndexes: on<Collection>([], (it, _, o) => it.listIndexes(o).toArray()),
  listIndexNames: on<Collection>([], (it, _, o) =>
    it
      .listIndexes(o)
      .toArray()
      .then((list) => list.map(({ name }) => name)),
  ),
  createSearchIndex: on<Collection>(['model'], (it, { model }) => it.createSearchIndex(model)),
  createSearchIndexes: on<Collection>(['models'], (it, { models }) => it.createSearchIndexes(models)),
  updateSearchIndex: on<Collection>(['name'], (it, a) => it.updateSearchIndex(a.name, a.definition)),
  dropSearchIndex: on<Collection>(['name'], (it, { name }) => it.dropSearchIndex(name)),
  listSearchIndexes: on<Collection>(['name'], (it, a) =>
    a.name
      ? it.listSearchIndexes(a.name, a.aggregationOptions).toArray()
      : it.listSearchIndexes(a.aggregationOptions).toArray(),
  ),
  rename: async ({ target, args, options }) => {
    if (target && (target as Document).constructor.name === 'GridFSBucket')
      return (target as GridFSBucket).rename(args.id, args.newFilename);
    const { to: _, ...rest } = options;
    return (target as Collection).rename(args.to, rest);
  },
  createCollection: on<Db>(['collection'], (it, { collection }, o) => it.createCollection(collection, o)),
  dropCollection: on<Db>(['collection'], (it, { collection }, o) => it.dropCollection(collection, o)),
  modifyCollection: on<Db>(['collection'], (it, { collection }, { session, ...o }) =>
    it.command({ collMod: collection, ...o }, { session }),
  ),
  listCollections: on<Db>(['filter'], (it, { filter }, o) => it.listCollections(filter, o).toArray()),
  listCollectionNames: on<Db>(['filter'], (it, { filter }, o) =>
    it.listCollections(filter, { ...o, nameOnly: true }).toArray(),
  ),
  runCommand: on<Db>(['command', 'commandName'], (it, a, o) => it.command(named(a), o)),
  runCursorCommand: on<Db>(['command', 'commandName'], (it, a, o) => cursorOf(it, a, o).toArray()),
  createCommandCursor: on<Db>(['command', 'commandName'], async (it, a, o) => {
    const cursor = cursorOf(it, a, o);
    await cursor.hasNext();
    return cursor;
  }),
  listDatabases: on<MongoClient>([], async (it, _, o) => (await it.db().admin().listDatabases(o)).databases),
  listDatabaseNames: on<MongoClient>([], (it, _, o) => it.db().admin().listDatabases(o)),
  clientBulkWrite: on<MongoClient>(['models'], (it, { models }, o) =>
    it.bulkWrite(
      models.map((model: Document) => {
        const [[name = '', rest = {}] = []] = Object.entries(model);
        return { name, ...rest };
      }),
      o,
    ),
  ),
  createChangeStream: on<Collection>(['pipeline'], async (it, { pipeline }, o) => {
    const stream = it.watch(pipeline, o);
    await stream.tryNext();
    return stream;
  }),
  close: async ({ target }) => (target as MongoClient).close(),
  iterateUntilDocumentOrError: async ({ target }) => (target as { next(): Promise<unknown> }).next(),
  iterateOnce: async ({ target }) => (target as { tryNext(): Promise<unknown> }).tryNext(),
  upload: on<GridFSBucket>(['filename', 'source', 'contentType', 'disableMD5'], upload),
  download: async ({ target, args }) => collected((target as GridFSBucket).openDownloadStream(args.id)),
  downloadByName: on<GridFSBucket>(['filename'], (it, { filename }, o) =>
    collected(it.openDownloadStreamByName(filename, o)),
  ),
  delete: async ({ target, args }) => (target as GridFSBucket).delete(args.id),
  drop: async ({ target }) => (target as GridFSBucket).drop(),
  startTransaction: on<ClientSession>([], (it, _, o) => it.startTransaction(o)),
  commitTransaction: on<ClientSession>([], (it, _, o) => it.commitTransaction(o)),
  abortTransaction: on<ClientSession>([], (it, _, o) => it.abortTransaction(o)),
  endSession: async ({ target }) => (target as ClientSession).endSession(),
  withTransaction: async ({ target, args, options, context }) => {
    const { callback: _, ...rest } = options;
    await (target as ClientSession).withTransaction(() => context.run(args.callback), rest);
  },
  failPoint: async ({ args, context }) => {
    await context.entities.get<MongoClient>(args.client).db('admin').command(args.failPoint);
  },
  createEntities: async ({ args, context }) => context.entities.create(args.entities),
  wait: async ({ args }) => wait(args.ms),
  ...assertions,
};

const returned = ({ returnDocument }: Document): Document =>
  returnDocument ? { returnDocument: returnDocument.toLowerCase() } : {};

const named = ({ command, commandName }: Document): Document => ({
  [commandName]: command[commandName],
  ...command,
});

const cursorOf = (db: Db, args: Document, { batchSize, maxTimeMS, comment, ...rest }: Document) => {
  const cursor = db.runCursorCommand(named(args), rest);
  if (batchSize !== undefined) cursor.setBatchSize(batchSize);
  if (maxTimeMS !== undefined) cursor.setMaxTimeMS(maxTimeMS);
  if (comment !== undefined) cursor.setComment(comment);
  return cursor;
};

/** Runs one operation and gives what the driver answered. */
export const perform = async (operation: Document, context: Context): Promise<unknown> => {
  const run = operations[operation.name];
  if (!run) throw new Error(`the operation ${operation.name} is not known`);
  const { session, ...args } = operation.arguments ?? {};
  const target = operation.object === 'testRunner' ? undefined : context.entities.get(operation.object);
  const assertion = operation.object === 'testRunner';
  const options = { ...args, ...(session && { session: context.entities.get(session) }) };
  return run({ target, args: assertion ? { ...args, session } : args, options, context });
};

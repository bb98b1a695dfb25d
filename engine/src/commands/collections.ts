/** Databases and collections: create, drop, rename, change, list. */

import { randomUUID } from 'node:crypto';
import { type Doc, equal, isNumeric, show, toNumber, type Value } from '../bson';
import { mongoError } from '../errors';
import { parseCollation, wholeCollation } from '../query';
import { type Collection, checkedNamespace, type Index, splitNamespace } from '../storage/catalog';
import { discardCollection, type Writer } from '../storage/writer';
import type { Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { document, flag, type Operation, text } from './operation';
import { VALIDATION_OPTIONS, withValidation } from './validation';
import { isView, refuseView, viewOptions } from './views';

const ok = (...fields: [string, Value][]): Doc => new Map<string, Value>([...fields, ['ok', 1]]);

/** The collection, made when it is missing. Refuses a view (166). */
export const ensureCollection = (writer: Writer, namespace: string, options: Doc = new Map()): Collection => {
  const known = writer.catalog.view.get(namespace);
  if (known) {
    refuseView(known);
    return known;
  }
  const { database, name } = splitNamespace(namespace);
  if (name.startsWith('system.')) throw mongoError(73, `cannot write to '${namespace}'`);
  if (database === 'local' || database === 'config')
    throw mongoError(73, `database '${database}' is not supported by this server`);
  const collection: Collection = {
    id: writer.catalog.newId(),
    namespace,
    database,
    name,
    uuid: Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    options,
    indexes: [],
    version: 1,
  };
  writer.catalog.set(collection);
  return collection;
};

/** Options of `create` for kinds of collections that are refused, with what to call them. */
const REFUSED: Readonly<Record<string, string>> = {
  capped: 'capped collections',
  timeseries: 'time series collections',
  clusteredIndex: 'clustered collections',
  changeStreamPreAndPostImages: 'change streams',
  encryptedFields: 'encrypted fields',
  expireAfterSeconds: 'collections that expire as a whole',
  storageEngine: 'storage engine options',
  size: 'capped collections',
  max: 'capped collections',
};

const create = async (operation: Operation): Promise<Reply> => {
  const { namespace, body } = operation;
  for (const [option, value] of body) {
    const kind = REFUSED[option];
    if (kind && value !== false && value !== null)
      throw mongoError(238, `${kind} are not supported by this server`);
  }
  const collation = parseCollation(body.get('collation'));
  const view = viewOptions(body, operation.database, namespace, operation.catalog);
  const kept = view ?? new Map<string, Value>();
  if (collation) kept.set('collation', wholeCollation(collation));
  if (view && VALIDATION_OPTIONS.some((option) => body.has(option)))
    throw mongoError(72, 'a view has no validator');
  const options = withValidation(kept, body, operation.database);
  return operation.write((writer) => {
    const known = writer.catalog.view.get(namespace);
    if (known) throw mongoError(48, `Collection ${namespace} already exists.`);
    ensureCollection(writer, namespace, options);
    return ok();
  });
};

const drop = async (operation: Operation): Promise<Reply> => {
  const { namespace, engine } = operation;
  const reply = await operation.write((writer) => {
    const collection = writer.catalog.view.get(namespace);
    if (!collection) return ok();
    if (isView(collection)) {
      writer.catalog.delete(namespace);
      return ok(['ns', namespace]);
    }
    discardCollection(writer, collection);
    writer.catalog.delete(namespace);
    return ok(['nIndexesWas', collection.indexes.length + 1], ['ns', namespace]);
  });
  engine.eraseSoon();
  return reply;
};

const dropDatabase = async (operation: Operation): Promise<Reply> => {
  const { database, engine } = operation;
  const dropped = await operation.write((writer) => {
    const own = [...writer.catalog.view.values()].filter((collection) => collection.database === database);
    for (const collection of own) {
      discardCollection(writer, collection);
      writer.catalog.delete(collection.namespace);
    }
    return own.length;
  });
  engine.eraseSoon();
  return dropped > 0 ? ok(['dropped', database]) : ok();
};

const renameCollection = async (operation: Operation): Promise<Reply> => {
  const { body, engine } = operation;
  const from = text(body.get('renameCollection'), 'renameCollection');
  const { database, name } = splitNamespace(text(body.get('to'), 'to'));
  const to = checkedNamespace(database, name);
  const dropTarget = flag(body.get('dropTarget'));
  const reply = await operation.write((writer) => {
    const source = writer.catalog.view.get(from);
    if (!source) throw mongoError(26, `Source collection ${from} does not exist`);
    refuseView(source);
    if (from === to) throw mongoError(20, "Can't rename a collection to itself");
    const target = writer.catalog.view.get(to);
    if (target && !dropTarget) throw mongoError(48, 'target namespace exists');
    if (target) discardCollection(writer, target);
    writer.catalog.delete(from);
    writer.catalog.set({ ...source, namespace: to, database, name, version: source.version + 1 });
    return ok();
  });
  engine.eraseSoon();
  return reply;
};

const COLL_MOD_REFUSED = [
  'viewOn',
  'pipeline',
  'changeStreamPreAndPostImages',
  'cappedSize',
  'cappedMax',
  'expireAfterSeconds',
  'timeseries',
];

/** Changes the validator of a collection, or the lifetime or the visibility of an index. */
const collMod = (operation: Operation): Promise<Reply> => {
  const { namespace, body } = operation;
  for (const option of COLL_MOD_REFUSED)
    if (body.has(option))
      throw mongoError(238, `collMod: option '${option}' is not supported by this server`);
  const change = body.has('index') ? document(body.get('index'), 'index') : undefined;
  return operation.write((writer) => {
    const collection = writer.catalog.view.get(namespace);
    if (!collection) throw mongoError(26, `ns does not exist: ${namespace}`);
    const options = withValidation(collection.options, body, operation.database);
    if (!change) {
      if (options !== collection.options)
        writer.catalog.set({ ...collection, options, version: collection.version + 1 });
      return ok();
    }
    const index = changedIndex(collection, change);
    const reply: Doc = new Map();
    const next = { ...index };
    for (const [option, value] of change) {
      if (option === 'keyPattern' || option === 'name') continue;
      if (option === 'expireAfterSeconds') {
        if (!isNumeric(value) || toNumber(value) < 0)
          throw mongoError(72, "BSON field 'expireAfterSeconds' must be a number from 0");
        if (index.fields.length > 1)
          throw mongoError(72, 'TTL indexes are single-field indexes, compound indexes do not support TTL.');
        if (index.expireAfterSeconds !== undefined)
          reply.set('expireAfterSeconds_old', BigInt(index.expireAfterSeconds));
        reply.set('expireAfterSeconds_new', BigInt(Math.trunc(toNumber(value))));
        next.expireAfterSeconds = Math.trunc(toNumber(value));
      } else if (option === 'hidden') {
        reply.set('hidden_old', index.hidden).set('hidden_new', flag(value));
        next.hidden = flag(value);
      } else throw mongoError(238, `collMod: index option '${option}' is not supported by this server`);
    }
    writer.catalog.set({
      ...collection,
      options,
      indexes: collection.indexes.map((each) => (each === index ? next : each)),
      version: collection.version + 1,
    });
    return reply.set('ok', 1);
  });
};

const changedIndex = (collection: Collection, change: Doc): Index => {
  const [name, pattern] = [change.get('name'), change.get('keyPattern')];
  const index = collection.indexes.find(
    (each) => each.name === name || (pattern instanceof Map && equal(each.keyPattern, pattern)),
  );
  if (!index)
    throw mongoError(27, `cannot find index ${show(name ?? pattern)} for ns ${collection.namespace}`);
  return index;
};

export const collectionCommands: CommandTable = {
  create: {
    run: create,
    writes: true,
    inTransaction: true,
    fields: [...Object.keys(REFUSED), ...VALIDATION_OPTIONS, 'collation', 'viewOn', 'pipeline'],
    views: true,
  },
  drop: { run: drop, writes: true, views: true, fields: [] },
  dropDatabase: { run: dropDatabase, writes: true, fields: [] },
  renameCollection: { run: renameCollection, writes: true, adminOnly: true, fields: ['to', 'dropTarget'] },
  collMod: { run: collMod, writes: true, fields: ['index', ...VALIDATION_OPTIONS, ...COLL_MOD_REFUSED] },
};

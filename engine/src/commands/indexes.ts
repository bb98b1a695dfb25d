/** `createIndexes`, `listIndexes`, `dropIndexes`. */

import { type Doc, equal, show, type Value } from '../bson';
import { mongoError } from '../errors';
import { buildIndexes, isEmpty } from '../index/build';
import { ID_INDEX_SPEC, ID_KEY, indexSpec, isIdIndex, parseIndex } from '../index/definition';
import { existing } from '../index/existing';
import type { Collection, Index } from '../storage/catalog';
import { KIND } from '../storage/keys';
import type { Writer } from '../storage/writer';
import type { Reply } from '../wire/reply';
import { documents, firstBatch } from './batches';
import { ensureCollection } from './collections';
import type { CommandTable } from './command';
import { document, documentList, number, type Operation } from './operation';

const createIndexes = async (operation: Operation): Promise<Reply> => {
  const { namespace, engine, body, transaction } = operation;
  if (body.get('indexes') === null)
    throw mongoError(10065, 'invalid parameter: expected an object (indexes)');
  const specs = documentList(body.get('indexes'), 'indexes');
  if (specs.length === 0) throw mongoError(2, 'Must specify at least one index to create');
  for (const spec of specs) parseIndex(spec);
  const outcome = await operation.write((writer) => {
    const created = !writer.catalog.view.has(namespace);
    let collection = ensureCollection(writer, namespace);
    const usual = document(collection.options.get('collation'), 'collation');
    const wanted = specs.map((spec) => parseIndex(spec, usual));
    const before = collection.indexes.length + 1;
    const empty = isEmpty(writer, collection);
    if (
      transaction &&
      !created &&
      !empty &&
      wanted.some((index) => !isIdIndex(index) && !existing(collection, index))
    )
      throw mongoError(
        263,
        `Cannot create new indexes on existing collection ${namespace} in a multi-document transaction.`,
      );
    const names: string[] = [];
    for (const index of wanted) {
      if (isIdIndex(index) || existing(collection, index)) continue;
      names.push(index.name);
      collection = {
        ...collection,
        indexes: [...collection.indexes, { ...index, id: writer.catalog.newId(), building: !empty }],
        version: collection.version + 1,
      };
    }
    if (names.length > 0) writer.catalog.set(collection);
    return {
      created,
      before,
      after: collection.indexes.length + 1,
      building: empty ? [] : names,
      added: names.length,
    };
  });
  if (outcome.building.length > 0) await buildIndexes(engine.store, namespace, outcome.building);
  const reply: Doc = new Map<string, Value>([
    ['numIndexesBefore', outcome.before],
    ['numIndexesAfter', outcome.after],
  ]);
  if (outcome.created || outcome.added > 0)
    reply
      .set('createdCollectionAutomatically', outcome.created)
      .set('commitQuorum', body.get('commitQuorum') ?? 'votingMembers');
  if (outcome.added === 0) reply.set('note', 'all indexes already exist');
  else if (outcome.added < specs.length) reply.set('note', 'index already exists');
  return reply.set('ok', 1);
};

const listIndexes = (operation: Operation): Reply | Promise<Reply> => {
  const { namespace, collection, body } = operation;
  if (!collection) throw mongoError(26, `ns does not exist: ${namespace}`);
  const specs = [ID_INDEX_SPEC, ...collection.indexes.filter(({ building }) => !building).map(indexSpec)];
  const cursor = document(body.get('cursor'), 'cursor');
  return firstBatch(operation, namespace, documents(specs), {
    batchSize: number(cursor.get('batchSize'), 'batchSize', Number.POSITIVE_INFINITY),
  });
};

const dropIndexes = async (operation: Operation): Promise<Reply> => {
  const { namespace, body } = operation;
  const selected = body.get('index');
  if (selected === undefined)
    throw mongoError(40414, "BSON field 'dropIndexes.index' is missing but a required field");
  return operation.write((writer) => {
    const collection = writer.catalog.view.get(namespace);
    if (!collection) throw mongoError(26, `ns not found ${namespace}`);
    const dropped = selectIndexes(collection, selected);
    for (const index of dropped) writer.discard(KIND.index, index.id);
    const before = collection.indexes.length + 1;
    if (dropped.length > 0) keepOnly(writer, collection, dropped);
    operation.engine.eraseSoon();
    const reply: Doc = new Map<string, Value>([['nIndexesWas', before]]);
    if (selected === '*') reply.set('msg', 'non-_id indexes dropped for collection');
    return reply.set('ok', 1);
  });
};

const keepOnly = (writer: Writer, collection: Collection, dropped: readonly Index[]): void =>
  writer.catalog.set({
    ...collection,
    indexes: collection.indexes.filter((index) => !dropped.includes(index)),
    version: collection.version + 1,
  });

const selectIndexes = (collection: Collection, selected: Value | undefined): Index[] => {
  if (selected === '*') return [...collection.indexes];
  if (Array.isArray(selected)) {
    if (selected.some((each) => typeof each !== 'string'))
      throw mongoError(
        14,
        "BSON field 'dropIndexes.index' is the wrong type 'array', expected types '[string']",
      );
    return selected.flatMap((each) => selectIndexes(collection, each));
  }
  if (selected === '_id_' || (selected instanceof Map && equal(selected, ID_KEY)))
    throw mongoError(72, 'cannot drop _id index');
  if (typeof selected === 'string') {
    const index = collection.indexes.find(({ name }) => name === selected);
    if (!index) throw mongoError(27, `index not found with name [${selected}]`);
    return [index];
  }
  if (!(selected instanceof Map))
    throw mongoError(14, "BSON field 'dropIndexes.index' must be a string, an object or an array");
  const matching = collection.indexes.filter(({ keyPattern }) => equal(keyPattern, selected));
  if (matching.length === 0) throw mongoError(27, `can't find index with key: ${show(selected)}`);
  if (matching.length > 1)
    throw mongoError(
      181,
      `${matching.length} indexes found for key: ${show(selected)}, identify by name instead.`,
    );
  return matching;
};

export const indexCommands: CommandTable = {
  createIndexes: {
    run: createIndexes,
    writes: true,
    inTransaction: true,
    fields: ['indexes', 'commitQuorum'],
  },
  listIndexes: { run: listIndexes, fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'] },
  dropIndexes: { run: dropIndexes, writes: true, fields: ['index'] },
};

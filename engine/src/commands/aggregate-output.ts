/** `$merge` and `$out`: the results of a pipeline go into a collection. */

import { randomBytes } from 'node:crypto';
import { type Output, PAUSE, type Source } from '../agg';
import { DOCUMENT_BYTES_MAX, type Doc, decode, encode, getPath, splitPath, type Value } from '../bson';
import { mongoError } from '../errors';
import { insertDocument, replaceDocument, type Stored } from '../index/documents';
import { planQuery } from '../plan/plan';
import { type Found, findDocuments } from '../plan/scan';
import { compileFilter } from '../query';
import { type Collection, checkedNamespace } from '../storage/catalog';
import { idKey } from '../storage/keys';
import { discardCollection, type Writer } from '../storage/writer';
import { ensureCollection } from './collections';
import { checkId, newObjectId } from './insert';
import type { Operation } from './operation';
import { type Validate, validationOf } from './validation';
import { refuseView } from './views';

const DOCUMENTS_PER_COMMIT = 200;

/** Writes everything; resolves when it is on disk. */
export const writeOutput = async (operation: Operation, output: Output, results: Source): Promise<void> => {
  const namespace = checkedNamespace(output.database ?? operation.database, output.collection);
  refuseView(operation.catalog.get(namespace));
  const validate = validationOf(operation.body);
  if (output.kind === 'out') await replaceCollection(operation, namespace, results, validate);
  else
    await inBatches(operation, results, (writer, incoming) =>
      merge(writer, namespace, output, incoming, validate),
    );
};

/** Hands over documents some per commit, giving way to others meanwhile. */
const inBatches = async (
  operation: Operation,
  results: Source,
  store: (writer: Writer, document: Doc) => void,
): Promise<void> => {
  let batch: Doc[] = [];
  const flush = async (): Promise<void> => {
    const documents = batch;
    batch = [];
    if (documents.length > 0)
      await operation.write((writer) => {
        for (const document of documents) store(writer, document);
      });
  };
  for (const each of results) {
    if (each !== PAUSE) batch.push(each);
    if (batch.length >= DOCUMENTS_PER_COMMIT) await flush();
    if (operation.slice.over) await operation.slice.rest();
  }
  await flush();
};

const withId = (document: Doc): Stored => {
  const given = document.get('_id');
  const id = given === undefined ? newObjectId() : given;
  checkId(id);
  const whole: Doc = new Map<string, Value>([
    ['_id', id],
    ...[...document].filter(([name]) => name !== '_id'),
  ]);
  return { id: idKey(id), document: whole, bytes: encode(whole, DOCUMENT_BYTES_MAX) };
};

/** Fills a new collection with the old one's indexes and validator, then puts it in the place of the old one. */
const replaceCollection = async (
  operation: Operation,
  namespace: string,
  results: Source,
  validate: Validate,
): Promise<void> => {
  const temporary = `${namespace.slice(0, namespace.indexOf('.'))}.tmp.agg_out.${randomBytes(6).toString('hex')}`;
  await operation.write((writer) => {
    const replaced = writer.catalog.view.get(namespace);
    const created = ensureCollection(writer, temporary, replaced?.options);
    const indexes = replaced?.indexes ?? [];
    writer.catalog.set({
      ...created,
      indexes: indexes
        .filter(({ building }) => !building)
        .map((index) => ({ ...index, id: writer.catalog.newId(), multikey: false, inexact: false })),
    });
  });
  const remove = (writer: Writer, name: string): void => {
    const collection = writer.catalog.view.get(name);
    if (!collection) return;
    discardCollection(writer, collection);
    writer.catalog.delete(name);
  };
  try {
    await inBatches(operation, results, (writer, document) => {
      const collection = ensureCollection(writer, temporary);
      const stored = withId(document);
      validate(collection, stored.document);
      insertDocument(writer, collection, stored);
    });
    await operation.write((writer) => {
      const filled = writer.catalog.view.get(temporary) as Collection;
      remove(writer, namespace);
      writer.catalog.delete(temporary);
      writer.catalog.set({ ...filled, namespace, name: namespace.slice(namespace.indexOf('.') + 1) });
    });
  } catch (error) {
    await operation.write((writer) => remove(writer, temporary));
    throw error;
  } finally {
    operation.engine.eraseSoon();
  }
};

const merge = (
  writer: Writer,
  namespace: string,
  output: Extract<Output, { kind: 'merge' }>,
  incoming: Doc,
  validate: Validate,
): void => {
  const collection = ensureCollection(writer, namespace);
  const found = existing(writer, collection, output.on, incoming);
  const before = found && decode(found.bytes);
  const merged = output.resolve(before, incoming);
  if (!merged) return;
  if (before && found) {
    validate(collection, merged, before);
    replaceDocument(writer, collection, before, {
      id: found.id,
      document: merged,
      bytes: encode(merged, DOCUMENT_BYTES_MAX),
    });
    return;
  }
  const stored = withId(merged);
  validate(collection, stored.document);
  insertDocument(writer, collection, stored);
};

/** The document with the same values in the fields of `on`, which a unique index must cover. */
const existing = (
  writer: Writer,
  collection: Collection,
  on: readonly string[],
  incoming: Doc,
): Found | undefined => {
  const byId = on.length === 1 && on[0] === '_id';
  const covered =
    byId ||
    collection.indexes.some(
      ({ unique, partialFilter, fields }) =>
        unique &&
        !partialFilter &&
        fields.length === on.length &&
        fields.every(({ path }) => on.includes(path)),
    );
  if (!covered) throw mongoError(51183, 'Cannot find index to verify that join fields will be unique');
  if (byId && !incoming.has('_id')) return undefined;
  const equalities = on.map((path): Doc => {
    const value = getPath(incoming, splitPath(path));
    if (value === undefined || value === null || Array.isArray(value))
      throw mongoError(
        51132,
        "$merge write error: 'on' field cannot be missing, null, undefined or an array",
      );
    return new Map([[path, new Map([['$eq', value]])]]);
  });
  const filter = compileFilter(new Map<string, Value>([['$and', equalities]]));
  for (const found of findDocuments(writer, collection, planQuery(collection, { filter }), filter))
    if (found) return found;
  return undefined;
};

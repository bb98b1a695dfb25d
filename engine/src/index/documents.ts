/** Writing documents together with their index entries: every check first, then every change. */

import { type Doc, show, type Value } from '../bson';
import { mongoError } from '../errors';
import type { Collection, Index, IndexMark } from '../storage/catalog';
import { documentKey } from '../storage/keys';
import type { Writer } from '../storage/writer';
import { type Entries, entriesOf, entryKey, entryValue } from './entries';

/** A document as it is stored: the key of its `_id`, its fields and its bytes. */
export type Stored = Readonly<{ id: Buffer; document: Doc; bytes: Buffer }>;

type Change = Readonly<{ key: Buffer; value: Buffer | undefined }>;

/** MongoDB's error for a second document with the same key (11000). */
const duplicateKey = (namespace: string, name: string, pattern: Doc, values: readonly Value[]): Error => {
  const keyValue: Doc = new Map([...pattern.keys()].map((path, at) => [path, values[at] ?? null]));
  return mongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${name} dup key: ${show(keyValue)}`,
    new Map<string, Value>([
      ['keyPattern', pattern],
      ['keyValue', keyValue],
    ]),
  );
};

const ID_PATTERN: Doc = new Map([['_id', 1]]);

/** Stores a new document. Refuses a second one with the same `_id` or unique key (11000). */
export const insertDocument = (writer: Writer, collection: Collection, stored: Stored): void => {
  writer.uses(collection);
  const key = documentKey(collection.id, stored.id);
  writer.claim(key);
  if (writer.get(key))
    throw duplicateKey(collection.namespace, '_id_', ID_PATTERN, [stored.document.get('_id') ?? null]);
  const plan = new IndexChanges(writer, collection, stored.id);
  for (const index of collection.indexes) plan.add(index, undefined, entriesOf(index, stored.document));
  plan.apply();
  writer.put(key, stored.bytes);
};

/**
 * Stores a changed document with the same `_id`. Refuses a unique key of another document (11000). Indexes that
 * none of `modifiedPaths` touches are left alone.
 */
export const replaceDocument = (
  writer: Writer,
  collection: Collection,
  before: Doc,
  stored: Stored,
  modifiedPaths?: readonly string[],
): void => {
  writer.uses(collection);
  const key = documentKey(collection.id, stored.id);
  writer.claim(key);
  const plan = new IndexChanges(writer, collection, stored.id);
  for (const index of collection.indexes) {
    if (modifiedPaths && !touches(index, modifiedPaths)) continue;
    plan.add(index, entriesOf(index, before), entriesOf(index, stored.document));
  }
  plan.apply();
  writer.put(key, stored.bytes);
};

/** Whether a change of one of the paths can change the entries of an index. */
const touches = (index: Index, paths: readonly string[]): boolean => {
  if (index.partialFilter) return true;
  const tops = paths.map((path) => path.split('.', 1)[0]);
  return index.fields.some(({ path }) => tops.includes(path.split('.', 1)[0]));
};

/** Removes a document and its entries. */
export const deleteDocument = (writer: Writer, collection: Collection, id: Buffer, before: Doc): void => {
  writer.uses(collection);
  const key = documentKey(collection.id, id);
  writer.claim(key);
  const plan = new IndexChanges(writer, collection, id);
  for (const index of collection.indexes) plan.add(index, entriesOf(index, before), undefined);
  plan.apply();
  writer.remove(key);
};

/** Adds the missing entries of a document to one index, as a build over existing documents does. */
export const indexDocument = (
  writer: Writer,
  collection: Collection,
  index: Index,
  id: Buffer,
  document: Doc,
): void => {
  const plan = new IndexChanges(writer, collection, id);
  plan.add(index, undefined, entriesOf(index, document));
  plan.apply();
};

/** Gathers the changes of all indexes for one document; nothing is written before `apply`. */
class IndexChanges {
  private readonly changes: Change[] = [];
  private readonly marks: IndexMark[] = [];

  constructor(
    private readonly writer: Writer,
    private readonly collection: Collection,
    private readonly id: Buffer,
  ) {}

  add(index: Index, before: Entries | undefined, after: Entries | undefined): void {
    for (const key of before?.keys ?? [])
      if (!after?.keys.some((kept) => kept.equals(key))) this.change(index, key, undefined);
    if (!after) return;
    if ((after.multikey && !index.multikey) || (after.inexact && !index.inexact))
      this.marks.push({ indexId: index.id, multikey: after.multikey, inexact: after.inexact });
    const old = before?.keys ?? [];
    after.keys.forEach((key, at) => {
      if (old.length > 0 && old.some((kept) => kept.equals(key))) return;
      this.change(index, key, after.values[at] ?? []);
    });
  }

  private change(index: Index, fields: Buffer, values: readonly Value[] | undefined): void {
    const key = entryKey(index, fields, this.id);
    if (index.unique) {
      this.writer.claim(key);
      const holder = this.writer.get(key);
      if (values && holder && !holder.equals(this.id))
        throw duplicateKey(this.collection.namespace, index.name, index.keyPattern, values);
      if (!values && holder && !holder.equals(this.id)) return;
    }
    this.changes.push({ key, value: values && entryValue(index, this.id) });
  }

  apply(): void {
    if (this.marks.length > 0) this.writer.mark(this.collection.namespace, this.marks);
    for (const { key, value } of this.changes) {
      if (value) this.writer.put(key, value);
      else this.writer.remove(key);
    }
  }
}

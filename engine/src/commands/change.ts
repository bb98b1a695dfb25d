/** Changing one found document, or inserting what an upsert asks for. */

import { DOCUMENT_BYTES_MAX, type Doc, decode, encode, type Value } from '../bson';
import { deleteDocument, insertDocument, replaceDocument } from '../index/documents';
import type { Found } from '../plan/scan';
import type { Filter } from '../query';
import type { Collection } from '../storage/catalog';
import { documentKey, idKey } from '../storage/keys';
import type { Writer } from '../storage/writer';
import { type Update, upsertDoc } from '../update';
import { ensureCollection } from './collections';
import { checkId, newObjectId } from './insert';
import type { Validate } from './validation';

/** A document before and after an update. */
type Changed = Readonly<{ before: Doc; after: Doc; changed: boolean }>;

/** Applies an update to a found document and stores the result; the current bytes are read again in the write. */
export const updateFound = (
  writer: Writer,
  collection: Collection,
  found: Found,
  filter: Filter,
  update: Update,
  validate: Validate,
): Changed => {
  const before = decode(found.bytes);
  const arrayIndex = update.needsArrayIndex ? filter.arrayIndex(before) : undefined;
  const { doc: after, changed, modifiedPaths } = update.apply(before, { arrayIndex });
  if (changed) {
    validate(collection, after, before);
    const bytes = encode(after, DOCUMENT_BYTES_MAX);
    replaceDocument(writer, collection, before, { id: found.id, document: after, bytes }, modifiedPaths);
  } else {
    // Also an update without effect is a write: it conflicts with transactions on the document.
    writer.claim(documentKey(collection.id, found.id));
  }
  return { before, after, changed };
};

/** Inserts the document of an upsert; the document as stored. */
export const insertUpsert = (
  writer: Writer,
  namespace: string,
  filter: Filter,
  update: Update,
  validate: Validate,
): Doc => {
  const built = upsertDoc(filter, update);
  const document: Doc = built.has('_id') ? built : new Map<string, Value>([['_id', newObjectId()], ...built]);
  const id = document.get('_id');
  checkId(id);
  const stored = { id: idKey(id as Value), document, bytes: encode(document, DOCUMENT_BYTES_MAX) };
  const collection = ensureCollection(writer, namespace);
  validate(collection, document);
  insertDocument(writer, collection, stored);
  return document;
};

/** Removes a found document; the document as it was. */
export const deleteFound = (writer: Writer, collection: Collection, found: Found): Doc => {
  const before = decode(found.bytes);
  deleteDocument(writer, collection, found.id, before);
  return before;
};

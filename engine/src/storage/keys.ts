/**
 * The layout of the one LMDB database: one byte says what a key is, four bytes say whose.
 *
 * | kind | key                                        | value                                            |
 * |------|--------------------------------------------|--------------------------------------------------|
 * | 0    | name of an engine-wide number              | the number as BSON                               |
 * | 1    | namespace                                  | the collection: id, options, indexes (BSON)      |
 * | 2    | collection id, key of the `_id`            | the document, raw BSON                           |
 * | 3    | index id, key of the fields (, key of `_id`) | unique: the key of `_id`; else its length in two bytes |
 * | 4    | session id                                 | the last retryable write and its reply (BSON)    |
 * | 5    | kind and id of a dropped range             | nothing; the range is being erased               |
 */

import { encodeKey, type Value } from '../bson';
import { mongoError } from '../errors';

export const KIND = { meta: 0, catalog: 1, document: 2, index: 3, retry: 4, garbage: 5 } as const;

/** Kind and id in front of every document and index key. */
export const PREFIX_BYTES = 5;
/** LMDB takes 1,978 bytes: 5 of prefix, then the fields of an index, then the `_id`. */
export const ID_KEY_BYTES_MAX = 900;
export const INDEX_KEY_BYTES_MAX = 1000;

export const metaKey = (name: string): Buffer => Buffer.from(`\0${name}`, 'latin1');

export const catalogKey = (namespace: string): Buffer => {
  const bytes = Buffer.from(`\x01${namespace}`);
  if (bytes.length > 400) throw mongoError(73, `Invalid namespace specified '${namespace}': it is too long`);
  return bytes;
};

export const retryKey = (sessionId: Buffer): Buffer => Buffer.concat([Buffer.from([KIND.retry]), sessionId]);

export const garbageKey = (kind: number, id: number): Buffer =>
  Buffer.concat([Buffer.from([KIND.garbage]), prefix(kind, id)]);

/** The prefix of all documents of a collection, or of all entries of an index. */
export const prefix = (kind: number, id: number): Buffer => {
  const bytes = Buffer.allocUnsafe(PREFIX_BYTES);
  bytes[0] = kind;
  bytes.writeUInt32BE(id, 1);
  return bytes;
};

/** The first key after everything that starts with `start`. */
export const after = (start: Buffer): Buffer => {
  for (let at = start.length - 1; at >= 0; at--) {
    const byte = start[at] as number;
    if (byte === 0xff) continue;
    const end = Buffer.from(start.subarray(0, at + 1));
    end[at] = byte + 1;
    return end;
  }
  return Buffer.from([0xff, 0xff]);
};

/** The order-preserving key of an `_id`. Refuses one that is too long to be a key (17280). */
export const idKey = (id: Value): Buffer => {
  const { bytes, exact } = encodeKey([id], [1], ID_KEY_BYTES_MAX);
  if (!exact) throw mongoError(17280, `_id is too long: its key may have ${ID_KEY_BYTES_MAX} bytes`);
  return bytes;
};

/** Kind, owner id, then the rest, in one allocation. */
export const withPrefix = (kind: number, id: number, rest: Buffer, more?: Buffer): Buffer => {
  const bytes = Buffer.allocUnsafe(PREFIX_BYTES + rest.length + (more?.length ?? 0));
  bytes[0] = kind;
  bytes.writeUInt32BE(id, 1);
  rest.copy(bytes, PREFIX_BYTES);
  more?.copy(bytes, PREFIX_BYTES + rest.length);
  return bytes;
};

/** Where a document is. */
export const documentKey = (collectionId: number, id: Buffer): Buffer =>
  withPrefix(KIND.document, collectionId, id);

/** `insert`: documents are stored as the client's own bytes, with `_id` in front. */

import { randomBytes } from 'node:crypto';
import {
  DOCUMENT_BYTES_MAX,
  type Doc,
  decode,
  encode,
  ObjectId,
  rawFields,
  Timestamp,
  TYPE,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import { insertDocument, type Stored } from '../index/documents';
import { idKey } from '../storage/keys';
import type { Reply } from '../wire/reply';
import { ensureCollection } from './collections';
import type { CommandTable } from './command';
import { documentList, type Operation, strictFlag } from './operation';
import { runStatements, type Statement } from './statements';
import { type Validate, validationOf } from './validation';

/** Statements in one write command. */
export const STATEMENTS_MAX = 100_000;

const insert = (operation: Operation): Promise<Reply> => {
  const { namespace, body } = operation;
  const documents =
    operation.documents ?? documentList(body.get('documents'), 'documents').map((each) => encode(each));
  checkBatch(documents.length);
  const validate = validationOf(body);
  const statements = documents.map((bytes) => insertStatement(operation, namespace, bytes, validate));
  return runStatements(operation, statements, strictFlag(body.get('ordered'), 'ordered', true));
};

/** Stores one document, given as bytes. */
export const insertStatement = (
  operation: Operation,
  namespace: string,
  bytes: Buffer,
  validate: Validate,
): Statement => ({
  many: false,
  run: (writer, progress) => {
    const stored = prepare(bytes, operation);
    const collection = ensureCollection(writer, namespace);
    validate(collection, stored.document);
    insertDocument(writer, collection, stored);
    progress.matched += 1;
  },
  runAlone: () => Promise.resolve(),
});

/** Refuses an empty command and one with too many statements (16). */
export const checkBatch = (statements: number): void => {
  if (statements === 0 || statements > STATEMENTS_MAX)
    throw mongoError(
      16,
      `Write batch sizes must be between 1 and ${STATEMENTS_MAX}. Got ${statements} operations.`,
    );
};

const PROCESS = randomBytes(5).latin1Slice();
let counter = randomBytes(3).readUIntBE(0, 3);

/** A new `_id`: time, process, counter. */
export const newObjectId = (): ObjectId => {
  counter = (counter + 1) & 0xffffff;
  const seconds = Math.floor(Date.now() / 1000);
  return new ObjectId(
    String.fromCharCode(seconds >>> 24, (seconds >>> 16) & 255, (seconds >>> 8) & 255, seconds & 255) +
      PROCESS +
      String.fromCharCode(counter >>> 16, (counter >>> 8) & 255, counter & 255),
  );
};

/** Checks a document and puts its `_id` in front, making one if it has none. */
const prepare = (bytes: Buffer, operation: Operation): Stored => {
  if (bytes.length > DOCUMENT_BYTES_MAX)
    throw mongoError(
      2,
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${DOCUMENT_BYTES_MAX}`,
    );
  const document = decode(bytes);
  const given = document.get('_id');
  checkId(given);
  const stampEmpty = hasEmptyTimestamp(document);
  if (given !== undefined && !stampEmpty) {
    const id = idKey(given);
    if (document.keys().next().value === '_id') return { id, document, bytes };
    return { id, document, bytes: idFirst(bytes) };
  }
  const ordered: Doc = new Map<string, Value>([['_id', given ?? newObjectId()]]);
  for (const [name, value] of document)
    if (name !== '_id')
      ordered.set(name, stampEmpty && isEmptyTimestamp(value) ? operation.engine.clock.tick() : value);
  return {
    id: idKey(ordered.get('_id') as Value),
    document: ordered,
    bytes: encode(ordered, DOCUMENT_BYTES_MAX),
  };
};

/** An `_id` may be anything but an array, a regular expression or undefined (53), and no document with operators (52). */
export const checkId = (id: Value | undefined): void => {
  if (Array.isArray(id)) throw mongoError(53, "The '_id' value cannot be of type array");
  if (id === undefined || id === null || typeof id !== 'object') return;
  if ('pattern' in id) throw mongoError(53, "The '_id' value cannot be of type regex");
  if ('kind' in id && id.kind === 'undefined')
    throw mongoError(53, "The '_id' value cannot be of type undefined");
  if (id instanceof Map)
    for (const name of id.keys())
      if (name.startsWith('$'))
        throw mongoError(
          52,
          `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
        );
};

const isEmptyTimestamp = (value: Value): boolean =>
  value instanceof Timestamp && value.seconds === 0 && value.increment === 0;

/** MongoDB fills an empty timestamp at the top of a new document with the current time. */
const hasEmptyTimestamp = (document: Doc): boolean => {
  for (const value of document.values()) if (isEmptyTimestamp(value)) return true;
  return false;
};

const idFirst = (bytes: Buffer): Buffer => {
  for (const field of rawFields(bytes)) {
    if (field.name !== '_id' || field.type === TYPE.array) continue;
    return Buffer.concat([
      bytes.subarray(0, 4),
      bytes.subarray(field.start, field.end),
      bytes.subarray(4, field.start),
      bytes.subarray(field.end),
    ]);
  }
  return bytes;
};

export const insertCommands: CommandTable = {
  insert: {
    run: insert,
    writes: true,
    inTransaction: true,
    retryable: true,
    fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  },
};

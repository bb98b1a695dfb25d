/** Values to BSON bytes. */

import { mongoError } from '../errors';
import { Decimal } from './decimal';
import { MAX_DEPTH } from './decode';
import { TYPE, typeOf } from './types';
import {
  Binary,
  BsonSymbol,
  Code,
  DbPointer,
  type Doc,
  Double,
  ObjectId,
  Regex,
  Timestamp,
  type Value,
} from './value';

/** Largest document a user may store, in bytes. */
export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;
/** Replies and commands wrap documents and may be this much larger. */
const OVERHEAD_BYTES = 16 * 1024;

let scratch = Buffer.allocUnsafe(64 * 1024);
let at = 0;

/** Makes room for `count` bytes and answers where they start; the position moves past them. */
const take = (count: number): number => {
  const start = at;
  at += count;
  if (at > scratch.length) {
    if (at > 64 * 1024 * 1024)
      throw mongoError(
        10334,
        `BSONObj size: ${at} is invalid. Size must be between 0 and ${DOCUMENT_BYTES_MAX + OVERHEAD_BYTES}`,
      );
    const larger = Buffer.allocUnsafe(Math.max(at, scratch.length * 2));
    scratch.copy(larger, 0, 0, start);
    scratch = larger;
  }
  return start;
};

// Each of these takes its room before it names the buffer: taking room may replace the buffer.
const putByte = (value: number): void => {
  const start = take(1);
  scratch[start] = value;
};
const putDouble = (value: number): void => {
  const start = take(8);
  scratch.writeDoubleLE(value, start);
};
const putInt64 = (value: bigint): void => {
  const start = take(8);
  scratch.writeBigInt64LE(value, start);
};
const putObjectId = (value: ObjectId): void => {
  const start = take(12);
  scratch.latin1Write(value.latin1, start, 12);
};

const writeInt32 = (start: number, value: number): void => {
  scratch[start] = value;
  scratch[start + 1] = value >> 8;
  scratch[start + 2] = value >> 16;
  scratch[start + 3] = value >> 24;
};

/** Writes UTF-8; short ASCII text is written byte by byte, which beats a native call. */
const putText = (text: string): void => {
  const { length } = text;
  const start = take(length);
  if (length < 32) {
    let index = 0;
    for (; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 127) break;
      scratch[start + index] = unit;
    }
    if (index === length) return;
  }
  at = start;
  take(length * 3);
  at = start + scratch.utf8Write(text, start, length * 3);
};

const putCstring = (text: string): void => {
  if (text.includes('\0'))
    throw mongoError(2, 'a field name or regular expression may not contain a null byte');
  putText(text);
  putByte(0);
};

const putString = (text: string): void => {
  const start = take(4);
  putText(text);
  putByte(0);
  writeInt32(start, at - start - 4);
};

const putDocument = (fields: Doc, depth: number): void => {
  if (depth > MAX_DEPTH) throw mongoError(15, `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
  const start = take(4);
  for (const [name, value] of fields) putElement(name, value, depth);
  putByte(0);
  writeInt32(start, at - start);
};

const putArray = (items: readonly Value[], depth: number): void => {
  if (depth > MAX_DEPTH) throw mongoError(15, `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
  const start = take(4);
  for (let index = 0; index < items.length; index++) putElement(String(index), items[index] as Value, depth);
  putByte(0);
  writeInt32(start, at - start);
};

const putElement = (name: string, value: Value, depth: number): void => {
  const typeAt = take(1);
  putCstring(name);
  const type = putValue(value, depth);
  scratch[typeAt] = type;
};

/** Writes the payload and answers its type byte. */
const putValue = (value: Value, depth: number): number => {
  switch (typeof value) {
    case 'string':
      putString(value);
      return TYPE.string;
    case 'number': {
      if ((value | 0) === value && !Object.is(value, -0)) {
        writeInt32(take(4), value);
        return TYPE.int;
      }
      putDouble(value);
      return TYPE.double;
    }
    case 'boolean':
      putByte(value ? 1 : 0);
      return TYPE.bool;
    case 'bigint':
      putInt64(value);
      return TYPE.long;
    default:
      return putObject(value, depth);
  }
};

const putObject = (value: Exclude<Value, number | string | boolean | bigint>, depth: number): number => {
  if (value === null) return TYPE.null;
  if (value instanceof Map) putDocument(value, depth + 1);
  else if (Array.isArray(value)) putArray(value, depth + 1);
  else if (value instanceof ObjectId) putObjectId(value);
  else if (value instanceof Date) putInt64(BigInt(value.getTime()));
  else if (value instanceof Double) putDouble(value.value);
  else if (value instanceof Decimal) {
    const start = take(16);
    value.write(scratch, start);
  } else if (value instanceof Binary) {
    const start = take(5 + value.bytes.length);
    writeInt32(start, value.bytes.length);
    scratch[start + 4] = value.subtype;
    value.bytes.copy(scratch, start + 5);
  } else if (value instanceof Regex) {
    putCstring(value.pattern);
    putCstring(value.flags);
  } else if (value instanceof Timestamp) {
    const start = take(8);
    scratch.writeUInt32LE(value.increment, start);
    scratch.writeUInt32LE(value.seconds, start + 4);
  } else if (value instanceof Code) {
    if (!value.scope) putString(value.code);
    else {
      const start = take(4);
      putString(value.code);
      putDocument(value.scope, depth + 1);
      writeInt32(start, at - start);
    }
  } else if (value instanceof BsonSymbol) putString(value.value);
  else if (value instanceof DbPointer) {
    putString(value.namespace);
    putObjectId(value.id);
  }
  return typeOf(value);
};

/** Copies what was written out of the shared scratch space. */
const finish = (limit: number): Buffer => {
  const size = at;
  at = 0;
  if (size > limit)
    throw mongoError(10334, `BSONObj size: ${size} is invalid. Size must be between 0 and ${limit}`);
  return Buffer.from(scratch.subarray(0, size));
};

/**
 * Encodes a document. Refuses one above `limit` bytes (10334; default 16 MB + 16 kB; pass
 * `DOCUMENT_BYTES_MAX` for what is stored), and nesting deeper than 180.
 */
export const encode = (fields: Doc, limit = DOCUMENT_BYTES_MAX + OVERHEAD_BYTES): Buffer => {
  at = 0;
  putDocument(fields, 1);
  return finish(limit);
};

/** Size of the value's payload in bytes, as `$bsonSize` counts it. */
export const encodedSize = (value: Value): number => {
  at = 0;
  putValue(value, 1);
  const size = at;
  at = 0;
  return size;
};

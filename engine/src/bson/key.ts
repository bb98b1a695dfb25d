/**
 * Index keys: bytes whose order is the order of the values they stand for.
 *
 * Each value is its type's rank and a payload. A number is the nearest double (order-preserving bits) and one
 * byte that says whether it lies below, on or above that double; only a long or decimal that no double can hold
 * adds its decimal digits. So equal numbers of different types share one key, and 2^53 + 1 has its own.
 * Descending fields have all bits inverted. No encoding is the beginning of another, so keys can be joined.
 */

import { createHash } from 'node:crypto';
import { compareNumbers } from './compare';
import { Decimal } from './decimal';
import { isNumeric, toNumber, typeRank } from './types';
import {
  Binary,
  BsonSymbol,
  Code,
  DbPointer,
  type Doc,
  type Maybe,
  type Numeric,
  ObjectId,
  Regex,
  Timestamp,
  type Value,
} from './value';

/** 1 ascending, -1 descending. */
export type Direction = 1 | -1;

/** `exact` is false when the key was too long and ends in a hash: compare the documents, and claim no order. */
export type IndexKey = Readonly<{ bytes: Buffer; exact: boolean }>;

/** Default longest key, leaving room in LMDB's 1,978 bytes for a prefix and a record id. */
export const KEY_LIMIT_BYTES = 1700;
const HASH_BYTES = 16;

const BELOW = 0x7f;
const ON = 0x80;
const ABOVE = 0x81;

let scratch = Buffer.allocUnsafe(4096);
let at = 0;

const take = (count: number): number => {
  const start = at;
  at += count;
  if (at > scratch.length) {
    const larger = Buffer.allocUnsafe(Math.max(at, scratch.length * 2));
    scratch.copy(larger, 0, 0, start);
    scratch = larger;
  }
  return start;
};

// Each of these takes its room before it names the buffer: taking room may replace the buffer.
const putByte = (byte: number): void => {
  const start = take(1);
  scratch[start] = byte;
};

const putObjectId = (value: ObjectId): void => {
  const start = take(12);
  scratch.latin1Write(value.latin1, start, 12);
};

const invert = (from: number): void => {
  for (let index = from; index < at; index++) scratch[index] = ~(scratch[index] as number) & 0xff;
};

/** Text or bytes with 0 written as 0,255 and closed by 0,1: nothing that follows can disturb the order. */
const putText = (text: string): void => {
  const start = take(text.length * 3);
  const written = scratch.utf8Write(text, start, text.length * 3);
  at = start + written;
  if (scratch.subarray(start, at).includes(0)) escapeZeros(start);
  const end = take(2);
  scratch[end] = 0;
  scratch[end + 1] = 1;
};

const escapeZeros = (start: number): void => {
  const raw = Buffer.from(scratch.subarray(start, at));
  at = start;
  for (const byte of raw) {
    putByte(byte);
    if (byte === 0) putByte(255);
  }
};

/** IEEE bits with the sign flipped (all bits for negatives) order like the doubles; NaN is lowest. */
const putDouble = (value: number): void => {
  const start = take(8);
  if (Number.isNaN(value)) {
    scratch.fill(0, start, at);
    return;
  }
  scratch.writeDoubleBE(value === 0 ? 0 : value, start);
  if (value < 0) invert(start);
  else scratch[start] = (scratch[start] as number) | 0x80;
};

/** Scientific notation that orders like the magnitude: exponent, digits without trailing zeros, 0. */
const putDigits = (value: Decimal): void => {
  const digits = value.coefficient.toString();
  const start = take(2);
  scratch.writeUInt16BE(value.exponent + digits.length + 0x4000, start);
  for (const digit of digits.replace(/0+$/, '')) putByte(digit.charCodeAt(0));
  putByte(0);
};

const putNumber = (value: Numeric): void => {
  const near = toNumber(value);
  putDouble(near);
  const side = typeof value === 'bigint' || value instanceof Decimal ? compareNumbers(value, near) : 0;
  if (side === 0) {
    putByte(ON);
    return;
  }
  putByte(side < 0 ? BELOW : ABOVE);
  const exact = value instanceof Decimal ? value : Decimal.fromBigInt(value as bigint);
  const start = at;
  putDigits(exact);
  if (exact.negative) invert(start);
};

const putLong = (value: bigint): void => {
  const start = take(8);
  scratch.writeBigUInt64BE(BigInt.asUintN(64, value + (1n << 63n)), start);
};

/** Fields in order, each as type, name and value; 0 closes the document. */
const putDoc = (fields: Doc): void => {
  for (const [name, value] of fields) {
    putByte(typeRank(value));
    putText(name);
    putPayload(value);
  }
  putByte(0);
};

const putPayload = (value: Value): void => {
  if (isNumeric(value)) putNumber(value);
  else if (typeof value === 'string') putText(value);
  else if (value instanceof ObjectId) putObjectId(value);
  else if (value instanceof Date) putLong(BigInt(value.getTime()));
  else if (typeof value === 'boolean') putByte(value ? 1 : 0);
  else if (value instanceof Map) putDoc(value);
  else if (Array.isArray(value)) {
    for (const item of value) putValue(item);
    putByte(0);
  } else if (value instanceof Binary) {
    const start = take(5 + value.bytes.length);
    scratch.writeUInt32BE(value.bytes.length, start);
    scratch[start + 4] = value.subtype;
    value.bytes.copy(scratch, start + 5);
  } else if (value instanceof Timestamp) {
    const start = take(8);
    scratch.writeUInt32BE(value.seconds, start);
    scratch.writeUInt32BE(value.increment, start + 4);
  } else if (value instanceof Regex) {
    putText(value.pattern);
    putText(value.flags);
  } else if (value instanceof Code) {
    putText(value.code);
    if (value.scope) putDoc(value.scope);
  } else if (value instanceof BsonSymbol) putText(value.value);
  else if (value instanceof DbPointer) {
    putText(value.namespace);
    putObjectId(value.id);
  }
};

const putValue = (value: Maybe): void => {
  putByte(typeRank(value));
  if (value !== undefined) putPayload(value);
};

const putAll = (values: readonly Maybe[], directions: readonly Direction[]): void => {
  at = 0;
  for (let index = 0; index < values.length; index++) {
    const start = at;
    putValue(values[index]);
    if (directions[index] === -1) invert(start);
  }
};

/**
 * The key of one index entry. A missing value must be given as null (as MongoDB stores it). Above `limitBytes`
 * the key keeps its beginning and ends in a hash of the whole.
 */
export const encodeKey = (
  values: readonly Value[],
  directions: readonly Direction[],
  limitBytes = KEY_LIMIT_BYTES,
): IndexKey => {
  putAll(values, directions);
  const whole = scratch.subarray(0, at);
  if (at <= limitBytes) return { bytes: Buffer.from(whole), exact: true };
  const bytes = Buffer.allocUnsafe(limitBytes);
  whole.copy(bytes, 0, 0, limitBytes - HASH_BYTES);
  createHash('sha256')
    .update(whole)
    .digest()
    .copy(bytes, limitBytes - HASH_BYTES, 0, HASH_BYTES);
  return { bytes, exact: false };
};

/** The byte (rank of type) with which the keys of values like this one begin, for bounds around one type. */
export const typeRankByte = (value: Value, direction: Direction): number =>
  direction === 1 ? typeRank(value) : ~typeRank(value) & 0xff;

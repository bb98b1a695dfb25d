/**
 * The value model of the engine: BSON in memory with every type kept apart, in the cheapest JavaScript shape.
 *
 * | BSON      | here                                                                             |
 * |-----------|----------------------------------------------------------------------------------|
 * | int32     | a `number` that is whole, within 32 bits and not -0                               |
 * | double    | any other `number`; `Double` for a double that would otherwise read as an int32   |
 * | int64     | `bigint`                                                                         |
 * | decimal   | `Decimal` (see decimal.ts)                                                       |
 * | document  | `Map` in field order; safe for `__proto__` and for fields that look like numbers  |
 * | missing   | `undefined`, which is never stored; BSON's deprecated undefined is `UNDEFINED`    |
 */

import type { Decimal } from './decimal';

/** A double whose value (5.0, 0.0) a plain number would turn into an int32. Make doubles with `double()`. */
export class Double {
  constructor(readonly value: number) {}
}

/** Twelve bytes held as a latin1 string, so that comparing two is one string comparison. */
export class ObjectId {
  constructor(readonly latin1: string) {}

  /** From 24 hex digits. */
  static fromHex(hex: string): ObjectId {
    return new ObjectId(Buffer.from(hex, 'hex').toString('latin1'));
  }

  get hex(): string {
    return Buffer.from(this.latin1, 'latin1').toString('hex');
  }

  /** The creation time in its first four bytes. */
  get timestamp(): Date {
    return new Date(Buffer.from(this.latin1, 'latin1').readUInt32BE(0) * 1000);
  }
}

/** Bytes with a subtype (0 generic, 4 UUID, ...). */
export class Binary {
  constructor(
    readonly bytes: Buffer,
    readonly subtype: number = 0,
  ) {}
}

/** A stored regular expression, flags in alphabetical order. */
export class Regex {
  constructor(
    readonly pattern: string,
    readonly flags: string,
  ) {}
}

/** The internal timestamp: seconds in the high, an increment in the low 32 bits, both unsigned. */
export class Timestamp {
  constructor(
    readonly seconds: number,
    readonly increment: number,
  ) {}
}

/** JavaScript source as data; it is stored and compared, never run. */
export class Code {
  constructor(
    readonly code: string,
    readonly scope?: Doc,
  ) {}
}

/** Deprecated symbol. */
export class BsonSymbol {
  constructor(readonly value: string) {}
}

/** Deprecated pointer to a document of another collection. */
export class DbPointer {
  constructor(
    readonly namespace: string,
    readonly id: ObjectId,
  ) {}
}

class MinKeyType {
  readonly kind = 'MinKey';
}
class MaxKeyType {
  readonly kind = 'MaxKey';
}
class UndefinedType {
  readonly kind = 'undefined';
}

/** Smaller than everything. */
export const MIN_KEY = new MinKeyType();
/** Greater than everything. */
export const MAX_KEY = new MaxKeyType();
/** The deprecated BSON undefined, a value; a missing field is JavaScript's `undefined`. */
export const UNDEFINED = new UndefinedType();

/** A document: field order is kept. */
export type Doc = Map<string, Value>;

/** Any BSON value. */
export type Value =
  | number
  | bigint
  | string
  | boolean
  | null
  | Double
  | Decimal
  | Date
  | ObjectId
  | Binary
  | Regex
  | Timestamp
  | Code
  | BsonSymbol
  | DbPointer
  | MinKeyType
  | MaxKeyType
  | UndefinedType
  | Value[]
  | Doc;

/** A value, or `undefined` where a field is missing. */
export type Maybe = Value | undefined;

/** A BSON number. */
export type Numeric = number | bigint | Double | Decimal;

/** True for a number that is encoded as int32. */
export const isInt32 = (value: unknown): value is number =>
  typeof value === 'number' && (value | 0) === value && (value !== 0 || 1 / value > 0);

/** A double: a plain number where that is unmistakable, else wrapped. */
export const double = (value: number): number | Double => (isInt32(value) ? new Double(value) : value);

/** A whole number as int32 if it fits, else int64 (what commands answer counts with). */
export const whole = (value: number): number | bigint => (isInt32(value) ? value : BigInt(value));

/** A document from pairs: `doc(['a', 1], ['b', 'x'])`. */
export const doc = (...fields: [string, Value][]): Doc => new Map(fields);

/** True for a document (a `Map`). */
export const isDoc = (value: unknown): value is Doc => value instanceof Map;

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

/** True when `value` fits a signed 64-bit integer. */
export const fitsLong = (value: bigint): boolean => value >= MIN_LONG && value <= MAX_LONG;

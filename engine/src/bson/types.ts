/** BSON type numbers, their names, and which type an in-memory value has. */

import { Decimal } from './decimal';
import {
  Binary,
  BsonSymbol,
  Code,
  DbPointer,
  Double,
  isInt32,
  MAX_KEY,
  MIN_KEY,
  type Numeric,
  ObjectId,
  Regex,
  Timestamp,
  UNDEFINED,
  type Value,
} from './value';

/** Type byte of every BSON type. */
export const TYPE = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
} as const;

/** Name of a type as `$type` and error messages write it. */
export type TypeName = keyof typeof TYPE;

const NAMES = new Map<number, TypeName>(
  Object.entries(TYPE).map(([name, number]) => [number, name as TypeName]),
);

/** The type byte of a value. */
export const typeOf = (value: Value): number => {
  switch (typeof value) {
    case 'number':
      return isInt32(value) ? TYPE.int : TYPE.double;
    case 'string':
      return TYPE.string;
    case 'boolean':
      return TYPE.bool;
    case 'bigint':
      return TYPE.long;
    default:
      return value === null ? TYPE.null : typeOfObject(value);
  }
};

const typeOfObject = (value: Exclude<Value, number | string | boolean | bigint | null>): number => {
  if (value instanceof Map) return TYPE.object;
  if (Array.isArray(value)) return TYPE.array;
  if (value instanceof ObjectId) return TYPE.objectId;
  if (value instanceof Date) return TYPE.date;
  if (value instanceof Double) return TYPE.double;
  if (value instanceof Decimal) return TYPE.decimal;
  if (value instanceof Binary) return TYPE.binData;
  if (value instanceof Regex) return TYPE.regex;
  if (value instanceof Timestamp) return TYPE.timestamp;
  if (value === UNDEFINED) return TYPE.undefined;
  if (value === MIN_KEY) return TYPE.minKey;
  if (value === MAX_KEY) return TYPE.maxKey;
  if (value instanceof Code) return value.scope ? TYPE.javascriptWithScope : TYPE.javascript;
  if (value instanceof BsonSymbol) return TYPE.symbol;
  if (value instanceof DbPointer) return TYPE.dbPointer;
  throw new TypeError('not a BSON value');
};

/** `$type`'s name of a value; `missing` for an absent one. */
export const typeName = (value: Value | undefined): TypeName | 'missing' =>
  value === undefined ? 'missing' : (NAMES.get(typeOf(value)) ?? 'missing');

/** True for any of the four number types. */
export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Double ||
  value instanceof Decimal;

/** The number as a double (rounded where a long or decimal does not fit); NaN for a decimal NaN. */
export const toNumber = (value: Numeric): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Double ? value.value : value.toNumber();
};

/**
 * Rank of a type in the total order: types of one rank compare by value, others by rank
 * (null < numbers < string < object < array < binary < ObjectId < bool < date < timestamp < regex).
 */
const RANK: Readonly<Record<number, number>> = {
  [TYPE.minKey]: 1,
  [TYPE.undefined]: 2,
  [TYPE.null]: 5,
  [TYPE.int]: 10,
  [TYPE.long]: 10,
  [TYPE.double]: 10,
  [TYPE.decimal]: 10,
  [TYPE.string]: 15,
  [TYPE.symbol]: 15,
  [TYPE.object]: 20,
  [TYPE.array]: 25,
  [TYPE.binData]: 30,
  [TYPE.objectId]: 35,
  [TYPE.bool]: 40,
  [TYPE.date]: 45,
  [TYPE.timestamp]: 47,
  [TYPE.regex]: 50,
  [TYPE.dbPointer]: 55,
  [TYPE.javascript]: 60,
  [TYPE.javascriptWithScope]: 65,
  [TYPE.maxKey]: 127,
};

/** The rank of a value's type; a missing value ranks with undefined, below null. */
export const typeRank = (value: Value | undefined): number => {
  if (value === undefined) return 2;
  if (typeof value === 'string') return 15;
  if (typeof value === 'number') return 10;
  return RANK[typeOf(value)] ?? 0;
};

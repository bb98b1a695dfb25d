/** Conditions on one value, compiled: `$gt`, `$in`, `$type`, `$bitsAllSet`, ... */

import {
  Binary,
  BsonSymbol,
  compare,
  Decimal,
  fitsLong,
  isNaNValue,
  isNumeric,
  MAX_KEY,
  type Maybe,
  MIN_KEY,
  ObjectId,
  Regex,
  type StringOrder,
  toInteger,
  toNumber,
  typeOf,
  typeRank,
  UNDEFINED,
  type Value,
} from '../bson';
import type { BitsOperator, Comparison, Pattern, Test } from './predicate';

/** Decides whether a value, or its absence, meets a condition. */
export type ValueTest = (value: Maybe) => boolean;

const nothing = (value: Maybe): boolean => value === undefined || value === null || value === UNDEFINED;

/** Compiles a condition other than `$elemMatch`, which needs the whole matcher. */
export const compileTest = (
  test: Exclude<Test, { op: '$elemMatch' | '$elemMatchValue' }>,
  strings?: StringOrder,
): ValueTest => {
  switch (test.op) {
    case '$in':
      return compileIn(test.values, test.patterns, strings);
    case '$regex':
      return matchesPattern(test.pattern);
    case '$exists':
      return (value) => value !== undefined;
    case '$type':
      return (value) => value !== undefined && test.types.includes(typeOf(value));
    case '$mod':
      return matchesModulus(test.divisor, test.remainder);
    case '$size':
      return (value) => Array.isArray(value) && value.length === test.size;
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compileComparison(test.op, test.value, strings);
    default:
      return matchesBits(test.op, test.positions);
  }
};

const ACCEPTS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  $eq: (order) => order === 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** Values compare only within their kind of type: `{$gt: 5}` never matches a string. */
const compileComparison = (op: Comparison, wanted: Value, strings?: StringOrder): ValueTest => {
  const accepts = ACCEPTS[op];
  if (nothing(wanted)) return accepts(0) ? nothing : () => false;
  if (wanted === MIN_KEY || wanted === MAX_KEY)
    return (value) => accepts(value === wanted ? 0 : wanted === MIN_KEY ? 1 : -1);
  if (isNaNValue(wanted)) return (value) => accepts(0) && value !== undefined && isNaNValue(value);
  if (typeof wanted === 'string' && !strings && op === '$eq')
    return (value) => value === wanted || (value instanceof BsonSymbol && value.value === wanted);
  if (wanted instanceof ObjectId && op === '$eq')
    return (value) => value instanceof ObjectId && value.latin1 === wanted.latin1;
  const rank = typeRank(wanted);
  return (value) =>
    value !== undefined &&
    typeRank(value) === rank &&
    !isNaNValue(value) &&
    accepts(compare(value, wanted, strings));
};

/** A key under which equal scalars meet in a hash set; `undefined` for what has to be compared one by one. */
const hashKey = (value: Maybe): string | number | undefined => {
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof ObjectId) return `o${value.latin1}`;
  if (isNumeric(value)) return toNumber(value);
  return undefined;
};

const compileIn = (
  values: readonly Value[],
  patterns: readonly Pattern[],
  strings?: StringOrder,
): ValueTest => {
  const tests = patterns.map(matchesPattern);
  const groups = new Map<string | number, Value[]>();
  const others: ValueTest[] = [];
  for (const value of values) {
    const key = strings && typeof value === 'string' ? undefined : hashKey(value);
    if (key === undefined || isNaNValue(value)) others.push(compileComparison('$eq', value, strings));
    else {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return (value) => {
    const key = hashKey(value);
    const group = key === undefined ? undefined : groups.get(key);
    if (group?.some((candidate) => compare(candidate, value) === 0)) return true;
    return others.some((test) => test(value)) || tests.some((test) => test(value));
  };
};

const matchesPattern = ({ compiled, source, flags }: Pattern): ValueTest => {
  return (value) => {
    if (typeof value === 'string') return compiled.test(value);
    if (value instanceof BsonSymbol) return compiled.test(value.value);
    return value instanceof Regex && value.pattern === source && value.flags === flags;
  };
};

/** `$mod` looks at the whole part of a number; what has none of 64 bits (NaN, infinite, 1e300) never matches. */
const matchesModulus =
  (divisor: bigint, remainder: bigint): ValueTest =>
  (value) => {
    const whole = wholePart(value);
    return whole !== undefined && whole % divisor === remainder;
  };

const wholePart = (value: Maybe): bigint | undefined => {
  if (typeof value === 'bigint') return value;
  if (!isNumeric(value)) return undefined;
  const number = toNumber(value);
  if (!Number.isFinite(number) || Math.abs(number) > 1e19) return undefined;
  const whole = value instanceof Decimal ? value.toBigInt() : BigInt(Math.trunc(number));
  return fitsLong(whole) ? whole : undefined;
};

/** Bit at a position of a number in two's complement, or of binary data counted from its first byte. */
const bitReader = (value: Maybe): ((position: number) => boolean) | undefined => {
  if (value instanceof Binary) return (at) => (((value.bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  const whole = toInteger(value);
  if (whole === undefined) return undefined;
  return (at) => ((whole >> BigInt(Math.min(at, 63))) & 1n) === 1n;
};

const matchesBits =
  (op: BitsOperator, positions: readonly number[]): ValueTest =>
  (value) => {
    const bit = bitReader(value);
    if (!bit) return false;
    switch (op) {
      case '$bitsAllSet':
        return positions.every(bit);
      case '$bitsAllClear':
        return !positions.some(bit);
      case '$bitsAnySet':
        return positions.some(bit);
      case '$bitsAnyClear':
        return !positions.every(bit);
    }
  };

/** MongoDB's total order over all values, exact for every mix of the four number types. */

import { Decimal } from './decimal';
import { isNumeric, typeOf, typeRank } from './types';
import {
  Binary,
  BsonSymbol,
  Code,
  DbPointer,
  type Doc,
  Double,
  type Maybe,
  type Numeric,
  ObjectId,
  Regex,
  Timestamp,
  type Value,
} from './value';

/** -1, 0 or 1. */
export type Order = -1 | 0 | 1;

const order = <T extends number | bigint | string>(a: T, b: T): Order => (a < b ? -1 : a > b ? 1 : 0);

/** Order of code points (equal to the order of UTF-8 bytes), which differs from UTF-16 order beyond U+D7FF. */
const compareStrings = (a: string, b: string): Order => {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    let left = a.charCodeAt(at);
    let right = b.charCodeAt(at);
    if (left === right) continue;
    if (left >= 0xd800 && right >= 0xd800) {
      if (left < 0xe000) left += 0x2800;
      if (right < 0xe000) right += 0x2800;
    }
    return left < right ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
};

const compareDoubles = (a: number, b: number): Order => {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  // At least one is NaN, which is below all numbers and equal to itself.
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
};

/** Significand and binary exponent of a finite double: value = significand × 2^exponent, exactly. */
const binaryParts = (value: number): { significand: bigint; exponent: number } => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const raw = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const magnitude = raw === 0 ? fraction : fraction | (1n << 52n);
  return { significand: value < 0 ? -magnitude : magnitude, exponent: (raw === 0 ? 1 : raw) - 1075 };
};

/** Compares a finite decimal with a finite double without rounding either. */
const compareDecimalExactly = (decimal: Decimal, other: number): Order => {
  const near = decimal.toNumber();
  // Rounding keeps order, so a difference after rounding is a difference before it.
  if (near !== other) return near < other ? -1 : 1;
  const { significand, exponent } = binaryParts(other);
  let left = decimal.negative ? -decimal.coefficient : decimal.coefficient;
  let right = significand;
  if (decimal.exponent >= 0) left *= 10n ** BigInt(decimal.exponent);
  else right *= 10n ** BigInt(-decimal.exponent);
  if (exponent >= 0) right <<= BigInt(exponent);
  else left <<= BigInt(-exponent);
  return order(left, right);
};

/** A finite decimal may be too large for a double; beside an infinite or NaN one any finite number will do. */
const extent = (value: Decimal): number => (value.isFinite ? 0 : value.toNumber());

const compareDecimals = (a: Decimal, b: Decimal): Order => {
  if (!a.isFinite || !b.isFinite) return compareDoubles(extent(a), extent(b));
  const near = compareDoubles(a.toNumber(), b.toNumber());
  if (near !== 0) return near;
  const difference = a.add(b.negate());
  // Equal as doubles and possibly tiny: the sum keeps the sign of the difference in 34 digits.
  return difference.isZero ? 0 : difference.negative ? -1 : 1;
};

const compareWithDecimal = (a: Decimal, b: number | bigint | Decimal): Order => {
  if (b instanceof Decimal) return compareDecimals(a, b);
  if (typeof b === 'bigint') return compareDecimals(a, Decimal.fromBigInt(b));
  return a.isFinite && Number.isFinite(b)
    ? compareDecimalExactly(a, b)
    : compareDoubles(extent(a), Number.isFinite(b) ? 0 : b);
};

const compareMixed = (a: number, b: bigint): Order => {
  if (Number.isNaN(a)) return -1;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Order of two numbers of any types; NaN is below all. */
export const compareNumbers = (left: Numeric, right: Numeric): Order => {
  const a = left instanceof Double ? left.value : left;
  const b = right instanceof Double ? right.value : right;
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (a instanceof Decimal) return compareWithDecimal(a, b);
  if (b instanceof Decimal) return (0 - compareWithDecimal(b, a)) as Order;
  if (typeof a === 'bigint') return typeof b === 'bigint' ? order(a, b) : ((0 - compareMixed(b, a)) as Order);
  return compareMixed(a, b as bigint);
};

/** How two strings are ordered: by code point unless a collation says otherwise. */
export type StringOrder = (a: string, b: string) => Order;

const compareDocs = (a: Doc, b: Doc, strings: StringOrder): Order => {
  const left = a.entries();
  const right = b.entries();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done || y.done) return x.done ? (y.done ? 0 : -1) : 1;
    const [nameA, valueA] = x.value;
    const [nameB, valueB] = y.value;
    const result =
      order(typeRank(valueA), typeRank(valueB)) ||
      compareStrings(nameA, nameB) ||
      compare(valueA, valueB, strings);
    if (result !== 0) return result;
  }
};

const compareArrays = (a: readonly Value[], b: readonly Value[], strings: StringOrder): Order => {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const result = compare(a[at], b[at], strings);
    if (result !== 0) return result;
  }
  return order(a.length, b.length);
};

const text = (value: Value): string => (value instanceof BsonSymbol ? value.value : (value as string));

/** Order of two values; a missing one (`undefined`) sorts with BSON's undefined, below null. */
export const compare = (a: Maybe, b: Maybe, strings: StringOrder = compareStrings): Order => {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return strings(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  const rank = order(typeRank(a), typeRank(b));
  return rank !== 0 ? rank : compareSameRank(a as Value, b as Value, strings);
};

const compareSameRank = (a: Value, b: Value, strings: StringOrder): Order => {
  if (a instanceof Map && b instanceof Map) return compareDocs(a, b, strings);
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b, strings);
  if (a instanceof ObjectId && b instanceof ObjectId) return order(a.latin1, b.latin1);
  if (a instanceof Date && b instanceof Date) return order(a.getTime(), b.getTime());
  if (typeof a === 'boolean') return order(Number(a), Number(b));
  if (a instanceof Binary && b instanceof Binary)
    return (
      order(a.bytes.length, b.bytes.length) ||
      order(a.subtype, b.subtype) ||
      (Math.sign(a.bytes.compare(b.bytes)) as Order)
    );
  if (a instanceof Timestamp && b instanceof Timestamp)
    return order(a.seconds, b.seconds) || order(a.increment, b.increment);
  if (a instanceof Regex && b instanceof Regex)
    return compareStrings(a.pattern, b.pattern) || compareStrings(a.flags, b.flags);
  if (a instanceof Code && b instanceof Code)
    return (
      compareStrings(a.code, b.code) ||
      compareDocs(a.scope ?? new Map(), b.scope ?? new Map(), compareStrings)
    );
  if (a instanceof DbPointer && b instanceof DbPointer)
    return compareStrings(a.namespace, b.namespace) || order(a.id.latin1, b.id.latin1);
  if (a instanceof BsonSymbol || b instanceof BsonSymbol) return strings(text(a), text(b));
  return 0;
};

/** Equality as the order sees it: 1, 1.0 and NumberLong(1) are equal; field order matters. */
export const equal = (a: Maybe, b: Maybe): boolean => compare(a, b) === 0;

/** True when both have the same type and bytes: 1 and 1.0 are equal, but not identical. Deep. */
export const identical = (a: Maybe, b: Maybe): boolean => {
  if (a === b || a === undefined || b === undefined) return a === b;
  if (typeOf(a) !== typeOf(b)) return false;
  if (a instanceof Map && b instanceof Map) {
    if (a.size !== b.size) return false;
    const others = b.entries();
    for (const [name, value] of a) {
      const [otherName, other] = others.next().value as [string, Value];
      if (name !== otherName || !identical(value, other)) return false;
    }
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => identical(item, b[index]));
  if (a instanceof Decimal && b instanceof Decimal)
    return a.exponent === b.exponent && compareDecimals(a, b) === 0;
  return compare(a, b) === 0;
};

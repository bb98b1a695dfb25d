/** `$type`, `$mod`, `$bits...` and `$regex` of the model, on one value. */

import { Binary, BSONRegExp, Decimal128, Double, Int32, Long } from 'mongodb';
import { fractionOf, type Kind, kindOf, MISSING } from './compare';

const NUMBERS: readonly (readonly [object, number])[] = [
  [Double, 1],
  [Int32, 16],
  [Long, 18],
  [Decimal128, 19],
];
const OF_KIND: Readonly<Partial<Record<Kind, number>>> = {
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  boolean: 8,
  date: 9,
  nothing: 10,
  regex: 11,
  timestamp: 17,
  minKey: -1,
  maxKey: 127,
};
const NAMES: Readonly<Record<string, readonly number[]>> = {
  number: [1, 16, 18, 19],
  string: [2],
  object: [3],
  array: [4],
  bool: [8],
  null: [10],
};

const typeOf = (value: unknown): number | undefined =>
  kindOf(value) === 'number'
    ? NUMBERS.find(([type]) => Object(value).constructor === type)?.[1]
    : OF_KIND[kindOf(value)];

/** Whether a value is of one of the types, each by its name or its number. */
export const isOfType = (value: unknown, types: unknown): boolean => {
  if (value === MISSING) return false;
  if (Array.isArray(types)) return types.some((each) => isOfType(value, each));
  const numbers = NAMES[String(types)] ?? [Number(types)];
  return numbers.includes(typeOf(value) ?? Number.NaN);
};

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** The part of a number before the point, if it has 64 bits at most; `exact` refuses what has a rest. */
const whole = (value: unknown, exact: boolean): bigint | undefined => {
  if (kindOf(value) !== 'number') return undefined;
  const fraction = fractionOf(value);
  if (typeof fraction === 'string') return undefined;
  const { top, bottom } = fraction;
  const result = top / bottom;
  if (result < LEAST || result > MOST || (exact && result * bottom !== top)) return undefined;
  return result;
};

/** Whether the whole part of a number leaves the remainder. */
export const leaves = (value: unknown, [divisor, remainder]: readonly [number, number]): boolean => {
  const dividend = whole(value, false);
  return dividend !== undefined && dividend % BigInt(divisor) === BigInt(remainder);
};

const bitOf = (value: unknown): ((position: number) => boolean) | undefined => {
  if (value instanceof Binary) {
    const bytes = value.value();
    return (at) => ((Number(bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  }
  const number = whole(value, true);
  return number === undefined ? undefined : (at) => ((number >> BigInt(at)) & 1n) === 1n;
};

/** Whether all or any of the bits, given by their positions, are set or clear. */
export const hasBits = (operator: string, value: unknown, mask: unknown): boolean => {
  const bit = bitOf(value);
  if (!bit) return false;
  const positions = Array.isArray(mask)
    ? mask.map(Number)
    : Array.from({ length: 8 }, (_, at) => at).filter((at) => (Number(mask) >> at) & 1);
  const wanted = operator.endsWith('Set');
  const met = positions.map((at) => bit(at) === wanted);
  return operator.startsWith('$bitsAll') ? met.every(Boolean) : met.some(Boolean);
};

/** Whether a text has the pattern; a stored pattern is found only by its like. */
export const looksLike = (value: unknown, source: string, flags: string): boolean =>
  typeof value === 'string'
    ? new RegExp(source, flags).test(value)
    : value instanceof BSONRegExp && value.pattern === source && value.options === flags;

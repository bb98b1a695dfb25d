/** A second, slow and plain order of BSON values, to hold the engine's against: numbers as exact fractions. */

import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';

/** No value at all. */
export const MISSING = Symbol('missing');

const KINDS = [
  'minKey',
  'nothing',
  'number',
  'string',
  'object',
  'array',
  'binary',
  'objectId',
  'boolean',
  'date',
  'timestamp',
  'regex',
  'maxKey',
] as const;
export type Kind = (typeof KINDS)[number];

/** Values compare with one another only within a kind; kinds have an order too. */
export const kindOf = (value: unknown): Kind => {
  if (value === MISSING || value === null || value === undefined) return 'nothing';
  if (value instanceof MinKey) return 'minKey';
  if (value instanceof MaxKey) return 'maxKey';
  if (
    typeof value === 'number' ||
    [Int32, Long, Double, Decimal128].some((type) => value.constructor === type)
  )
    return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Binary) return 'binary';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof Date) return 'date';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof BSONRegExp) return 'regex';
  return 'object';
};

/** A number as a fraction of whole numbers. */
type Fraction = Readonly<{ top: bigint; bottom: bigint }> | 'NaN' | 'Infinity' | '-Infinity';

/** The number as a fraction, or the name of what is none. */
export const fractionOf = (value: unknown): Fraction => {
  if (value instanceof Long) return { top: value.toBigInt(), bottom: 1n };
  if (value instanceof Decimal128) return fractionOfText(value.toString());
  const number = Number(value instanceof Int32 || value instanceof Double ? value.value : value);
  if (!Number.isFinite(number)) return String(number) as Fraction;
  // Doubling a double is exact, so that soon nothing is left behind the point.
  let scaled = number;
  let bottom = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    bottom *= 2n;
  }
  return { top: BigInt(scaled), bottom };
};

const fractionOfText = (text: string): Fraction => {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (!parts) return text as Fraction;
  const [, sign, whole, rest = '', exponent = '0'] = parts;
  const power = Number(exponent) - rest.length;
  const digits = BigInt(`${sign}${whole}${rest}`);
  return power >= 0
    ? { top: digits * 10n ** BigInt(power), bottom: 1n }
    : { top: digits, bottom: 10n ** BigInt(-power) };
};

const sign = (difference: bigint | number): number => (difference > 0 ? 1 : difference < 0 ? -1 : 0);

/** NaN equals itself and stands below all other numbers. */
export const isNaNNumber = (value: unknown): boolean =>
  kindOf(value) === 'number' && fractionOf(value) === 'NaN';

const compareNumbers = (a: Fraction, b: Fraction): number => {
  const place = (fraction: Fraction): number =>
    typeof fraction === 'object' ? 2 : ['NaN', '-Infinity', '', 'Infinity'].indexOf(fraction);
  if (typeof a === 'object' && typeof b === 'object') return sign(a.top * b.bottom - b.top * a.bottom);
  return sign(place(a) - place(b));
};

const compareLists = (a: readonly unknown[], b: readonly unknown[]): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compare(a[at], b[at]);
    if (order !== 0) return order;
  }
  return sign(a.length - b.length);
};

/** Field by field: kind of value, then name, then value. */
const compareObjects = (a: object, b: object): number => {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [nameA, valueA] = left[at] as [string, unknown];
    const [nameB, valueB] = right[at] as [string, unknown];
    const kinds = sign(KINDS.indexOf(kindOf(valueA)) - KINDS.indexOf(kindOf(valueB)));
    const order =
      kinds || sign(Buffer.compare(Buffer.from(nameA), Buffer.from(nameB))) || compare(valueA, valueB);
    if (order !== 0) return order;
  }
  return sign(left.length - right.length);
};

const bytesOf = (value: Binary): Buffer => Buffer.from(value.buffer).subarray(0, value.position);

/** -1, 0 or 1; a total order over all values. */
export const compare = (a: unknown, b: unknown): number => {
  const kind = kindOf(a);
  const kinds = sign(KINDS.indexOf(kind) - KINDS.indexOf(kindOf(b)));
  if (kinds !== 0) return kinds;
  switch (kind) {
    case 'number':
      return compareNumbers(fractionOf(a), fractionOf(b));
    case 'string':
      return sign(Buffer.compare(Buffer.from(a as string), Buffer.from(b as string)));
    case 'array':
      return compareLists(a as unknown[], b as unknown[]);
    case 'object':
      return compareObjects(a as object, b as object);
    case 'binary': {
      const [left, right] = [a as Binary, b as Binary];
      return (
        sign(left.position - right.position) ||
        sign(left.sub_type - right.sub_type) ||
        sign(Buffer.compare(bytesOf(left), bytesOf(right)))
      );
    }
    case 'objectId':
      return sign(Buffer.compare(Buffer.from((a as ObjectId).id), Buffer.from((b as ObjectId).id)));
    case 'boolean':
      return sign(Number(a) - Number(b));
    case 'date':
      return sign((a as Date).getTime() - (b as Date).getTime());
    case 'timestamp':
      return sign((a as Timestamp).toBigInt() - (b as Timestamp).toBigInt());
    case 'regex': {
      const [left, right] = [a as BSONRegExp, b as BSONRegExp];
      return (
        sign(Buffer.compare(Buffer.from(left.pattern), Buffer.from(right.pattern))) ||
        sign(Buffer.compare(Buffer.from(left.options), Buffer.from(right.options)))
      );
    }
    default:
      return 0;
  }
};

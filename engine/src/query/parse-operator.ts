/** Operators that stand on one field: `{age: {$gte: 18}}`. */

import {
  Binary,
  Decimal,
  type Doc,
  fitsLong,
  isNaNValue,
  isNumeric,
  isZero,
  Regex,
  show,
  TYPE,
  type TypeName,
  toInteger,
  toNumber,
  UNDEFINED,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import type { BitsOperator, Comparison, Predicate, Test } from './predicate';
import { compilePattern } from './regex';

const bad = (message: string): Error => mongoError(2, message);
const on = (path: string, test: Test): Predicate => ({ kind: 'test', path, test });
const not = (child: Predicate): Predicate => ({ kind: 'not', child });

const GEO = new Set([
  '$geoWithin',
  '$within',
  '$geoIntersects',
  '$near',
  '$nearSphere',
  '$geoNear',
  '$maxDistance',
]);

/** Parses one operator; `undefined` for one that adds no condition of its own (`$options`, `$comment`). */
export const parseFieldOperator = (
  path: string,
  name: string,
  operand: Value,
  all: Doc,
): Predicate | undefined => {
  switch (name) {
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return on(path, comparison(name, operand));
    case '$ne':
      return not(on(path, comparison('$eq', operand, '$ne')));
    case '$in':
      return on(path, membership(name, operand));
    case '$nin':
      return not(on(path, membership(name, operand)));
    case '$exists':
      return truthy(operand) ? on(path, { op: '$exists' }) : not(on(path, { op: '$exists' }));
    case '$type':
      return on(path, { op: '$type', types: typeSet(operand) });
    case '$regex':
      return on(path, regex(operand, all.get('$options')));
    case '$options':
      if (!all.has('$regex')) throw bad('$options needs a $regex');
      return undefined;
    case '$mod':
      return on(path, modulus(operand));
    case '$size':
      return on(path, { op: '$size', size: arraySize(operand) });
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return on(path, { op: name, positions: bitPositions(name, operand) });
    case '$comment':
      return undefined;
    default:
      if (GEO.has(name))
        throw mongoError(291, `unable to find index for ${name}: geospatial queries are not supported`);
      throw bad(`unknown operator: ${name}`);
  }
};

const truthy = (value: Value): boolean =>
  !(value === false || value === null || value === UNDEFINED || (isNumeric(value) && isZero(value)));

const comparison = (op: Comparison, value: Value, written: string = op): Test => {
  if (value === UNDEFINED) throw bad('cannot compare to undefined');
  if (value instanceof Regex && written !== '$eq') throw bad(`Can't have RegEx as arg to ${written}.`);
  return { op, value };
};

const membership = (name: string, operand: Value): Test => {
  if (!Array.isArray(operand)) throw bad(`${name} needs an array`);
  for (const value of operand) {
    if (
      value instanceof Map &&
      [...value.keys()][0]?.startsWith('$') &&
      ![...value.keys()][0]?.match(/^\$(ref|id|db)$/)
    )
      throw bad(`cannot nest $ under ${name}`);
    if (value === UNDEFINED) throw bad('InMatchExpression equality cannot be undefined');
  }
  const patterns = operand.flatMap((value) =>
    value instanceof Regex ? [compilePattern(value.pattern, value.flags)] : [],
  );
  return { op: '$in', values: operand.filter((value) => !(value instanceof Regex)), patterns };
};

const regex = (operand: Value, options: Value | undefined): Test => {
  if (options !== undefined && typeof options !== 'string') throw bad('$options has to be a string');
  if (typeof operand === 'string') return { op: '$regex', pattern: compilePattern(operand, options ?? '') };
  if (!(operand instanceof Regex)) throw bad('$regex has to be a string');
  if (options !== undefined && operand.flags !== '')
    throw mongoError(51075, 'options set in both $regex and $options');
  return { op: '$regex', pattern: compilePattern(operand.pattern, options ?? operand.flags) };
};

const NUMBER_TYPES = [TYPE.double, TYPE.int, TYPE.long, TYPE.decimal];

/** Type numbers from a name, an alias (`number`), a number, or a list of them. */
export const typeSet = (operand: Value): number[] => {
  if (Array.isArray(operand)) {
    if (operand.length === 0) throw mongoError(9, '$type must match at least one type');
    return operand.flatMap(typeSet);
  }
  if (typeof operand === 'string') {
    if (operand === 'number') return NUMBER_TYPES;
    const type = Object.hasOwn(TYPE, operand) ? TYPE[operand as TypeName] : undefined;
    if (type === undefined) throw bad(`Unknown type name alias: ${operand}`);
    return [type];
  }
  if (!isNumeric(operand)) throw mongoError(14, 'type must be represented as a number or a string');
  const number = toInteger(operand);
  const type = number === -1n ? TYPE.minKey : Number(number ?? -2n);
  if (number === 255n || !Object.values<number>(TYPE).includes(type))
    throw bad(`Invalid numerical type code: ${show(operand)}`);
  return [type];
};

const modulus = (operand: Value): Test => {
  if (!Array.isArray(operand)) throw bad('malformed mod, needs to be an array');
  if (operand.length < 2) throw bad('malformed mod, not enough elements');
  if (operand.length > 2) throw bad('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((value, index) =>
    truncated(value, index === 0 ? 'divisor' : 'remainder'),
  );
  if (!divisor) throw bad('divisor cannot be 0');
  return { op: '$mod', divisor, remainder: remainder ?? 0n };
};

const truncated = (value: Value, role: string): bigint => {
  if (!isNumeric(value)) throw bad(`malformed mod, ${role} not a number`);
  if (typeof value === 'bigint') return value;
  const number = toNumber(value);
  if (isNaNValue(value) || !Number.isFinite(number))
    throw bad(`malformed mod, ${role} value is invalid :: caused by :: NaN or infinite`);
  const whole =
    value instanceof Decimal && Math.abs(number) < 1e19 ? value.toBigInt() : BigInt(Math.trunc(number));
  // MongoDB lets the double 2^63 through its check and then turns it into the least 64-bit integer.
  if (!(value instanceof Decimal) && whole === 2n ** 63n) return -whole;
  if (!fitsLong(whole))
    throw bad(
      `malformed mod, ${role} value is invalid :: caused by :: Out of bounds coercing to integral value`,
    );
  return whole;
};

const arraySize = (operand: Value): number => {
  if (!isNumeric(operand)) throw bad(`Failed to parse $size. Expected a number in: $size: ${show(operand)}`);
  const size = toInteger(operand);
  if (size === undefined) throw bad(`Failed to parse $size. Expected an integer: $size: ${show(operand)}`);
  if (size < 0n)
    throw bad(`Failed to parse $size. Expected a non-negative number in: $size: ${show(operand)}`);
  return Number(size);
};

/** A mask as a number, as binary data, or as a list of bit positions. */
const bitPositions = (name: BitsOperator, operand: Value): number[] => {
  if (Array.isArray(operand))
    return operand.map((value) => {
      const position = toInteger(value);
      if (position === undefined) throw bad(`Failed to parse bit position. Expected a number in: ${name}`);
      if (position < 0n)
        throw bad(`Failed to parse bit position. Expected a non-negative number in: ${name}`);
      return Number(position);
    });
  if (operand instanceof Binary)
    return [...operand.bytes].flatMap((byte, index) =>
      [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte >> bit) & 1).map((bit) => index * 8 + bit),
    );
  if (!isNumeric(operand))
    throw bad(`${name} takes an Array, a number, or a BinData but received: ${show(operand)}`);
  const mask = toInteger(operand);
  if (mask === undefined) throw mongoError(9, `Expected an integer: ${name}: ${show(operand)}`);
  if (mask < 0n) throw mongoError(9, `Expected a non-negative number in: ${name}: ${show(operand)}`);
  return Array.from({ length: 64 }, (_, bit) => bit).filter((bit) => (mask >> BigInt(bit)) & 1n);
};

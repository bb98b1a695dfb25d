/** `$convert` and its short forms, `$type`, `$isNumber`. */

import {
  BsonSymbol,
  Decimal,
  Double,
  double,
  fitsLong,
  isInt32,
  isNumeric,
  isZero,
  type Maybe,
  ObjectId,
  Timestamp,
  TYPE,
  type TypeName,
  toDecimal,
  toInteger,
  toNumber,
  typeName,
  type Value,
} from '../../bson';
import { MongoError, mongoError } from '../../errors';
import { compileOperand } from '../compiler';
import { toText } from '../conversion/to-text';
import { parseIsoDate } from '../dates/format';
import { type CompileOperator, compileExactly, namedArguments, nullish, unary } from './arguments';

const failure = (message: string): Error => mongoError(241, `${message} in $convert with no onError value`);
const unsupported = (value: Value, target: string): Error =>
  failure(`Unsupported conversion from ${typeName(value)} to ${target}`);
const unparsable = (text: string, reason: string): Error =>
  mongoError(241, `Failed to parse number '${text}' in $convert with no onError value: ${reason}`);

/** The whole number within the bounds of a type; fractions are cut off. */
const wholeOf = (value: Value, target: 'int' | 'long', fits: (whole: bigint) => boolean): bigint => {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unparsable(value, 'Did not consume whole string.');
    const parsed = BigInt(value.replace(/^\+/, ''));
    if (!fits(parsed)) throw unparsable(value, 'Overflow');
    return parsed;
  }
  if (value instanceof Date && target === 'long') return BigInt(value.getTime());
  if (!isNumeric(value)) throw unsupported(value, target);
  const finite = value instanceof Decimal ? value.isFinite : Number.isFinite(toNumber(value));
  if (!finite)
    throw failure(
      `Attempt to convert ${Number.isNaN(toNumber(value)) ? 'NaN' : 'infinity'} value to integer type`,
    );
  if (Math.abs(toNumber(value)) > 1e19) throw failure('Conversion would overflow target type');
  const whole =
    value instanceof Decimal
      ? value.toBigInt()
      : typeof value === 'bigint'
        ? value
        : BigInt(Math.trunc(toNumber(value)));
  if (!fits(whole)) throw failure('Conversion would overflow target type');
  return whole;
};

const toDouble = (value: Value): Value => {
  if (typeof value === 'boolean') return new Double(value ? 1 : 0);
  if (value instanceof Date) return double(value.getTime());
  if (typeof value === 'string') {
    const parsed = Decimal.parse(value);
    if (!parsed) throw unparsable(value, 'Did not consume whole string.');
    return double(value.toLowerCase().includes('n') ? parsed.toNumber() : Number(value));
  }
  if (!isNumeric(value)) throw unsupported(value, 'double');
  const number = toNumber(value);
  if (value instanceof Decimal && value.isFinite && !Number.isFinite(number))
    throw failure('Conversion would overflow target type');
  return double(number);
};

const decimalOf = (value: Value): Value => {
  if (typeof value === 'boolean') return Decimal.fromBigInt(value ? 1n : 0n);
  if (value instanceof Date) return Decimal.fromBigInt(BigInt(value.getTime()));
  if (typeof value === 'string') {
    const parsed = Decimal.parse(value);
    if (!parsed) throw unparsable(value, 'Failed to parse string to decimal');
    return parsed;
  }
  if (!isNumeric(value)) throw unsupported(value, 'decimal');
  return toDecimal(value);
};

const dateOf = (value: Value): Value => {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.timestamp;
  if (value instanceof Timestamp) return new Date(value.seconds * 1000);
  if (typeof value === 'string') return parseIsoDate(value, undefined);
  if (!isNumeric(value) || isInt32(value)) throw unsupported(value, 'date');
  const date = new Date(Number(wholeOf(value, 'long', fitsLong)));
  if (Number.isNaN(date.getTime())) throw failure('Conversion would overflow target type');
  return date;
};

const objectIdOf = (value: Value): Value => {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw unsupported(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value))
    throw mongoError(
      241,
      `Failed to parse objectId '${value}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
    );
  return ObjectId.fromHex(value);
};

const boolOf = (value: Value): Value => {
  if (typeof value === 'boolean') return value;
  if (isNumeric(value)) return !isZero(value);
  // Whatever is not a number is true, even an empty text or list.
  return true;
};

const stringOf = (value: Value): Value => {
  if (typeof value === 'boolean') return String(value);
  if (
    typeof value === 'string' ||
    value instanceof BsonSymbol ||
    isNumeric(value) ||
    value instanceof Date ||
    value instanceof ObjectId
  )
    return toText(value) ?? null;
  throw unsupported(value, 'string');
};

const CONVERT: Readonly<Partial<Record<TypeName, (value: Value) => Value>>> = {
  double: toDouble,
  string: stringOf,
  objectId: objectIdOf,
  bool: boolOf,
  date: dateOf,
  int: (value) => (isInt32(value) ? value : Number(wholeOf(value, 'int', (whole) => isInt32(Number(whole))))),
  long: (value) => wholeOf(value, 'long', fitsLong),
  decimal: decimalOf,
};

/** A type by its name or number; `missing` is a name as `$type` answers it. */
const targetOf = (to: Value): TypeName | 'missing' => {
  if (isNumeric(to)) {
    const number = toInteger(to);
    const found = Object.entries(TYPE).find(([, each]) => number !== undefined && BigInt(each) === number);
    if (number === undefined || !found)
      throw mongoError(
        9,
        `In $convert, numeric value for 'to' does not correspond to a BSON type: ${number}`,
      );
    return found[0] as TypeName;
  }
  if (typeof to !== 'string')
    throw mongoError(9, `$convert's 'to' argument must be a string or number, but is ${typeName(to)}`);
  if (to !== 'missing' && !Object.hasOwn(TYPE, to)) throw mongoError(2, `Unknown type name: ${to}`);
  return to as TypeName | 'missing';
};

const convertTo = (value: Value, target: TypeName | 'missing'): Value => {
  const apply = target === 'missing' ? undefined : CONVERT[target];
  if (!apply) throw unsupported(value, target);
  return apply(value);
};

const convert: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['input', 'to'], ['onError', 'onNull']);
  const operand = (key: string) =>
    fields.has(key) ? compileOperand(fields.get(key) as Value, scope) : undefined;
  const [input, to, onError, onNull] = ['input', 'to', 'onError', 'onNull'].map(operand);
  return (env) => {
    const value = input?.(env);
    const target = to?.(env);
    const type = nullish(target) ? undefined : targetOf(target as Value);
    if (nullish(value)) return onNull ? onNull(env) : null;
    if (type === undefined) return null;
    try {
      return convertTo(value as Value, type);
    } catch (error) {
      if (onError && error instanceof MongoError && error.code === 241) return onError(env);
      throw error;
    }
  };
};

const short =
  (target: TypeName): CompileOperator =>
  (argument, scope, name) => {
    if (Array.isArray(argument) && argument.length !== 1)
      throw mongoError(50723, `${name} requires a single argument, got ${argument.length}`);
    const [input] = compileExactly(1, argument, scope, name);
    return (env) => {
      const value = input?.(env);
      return nullish(value) ? null : convertTo(value as Value, target);
    };
  };

export const CONVERSION: Record<string, CompileOperator> = {
  $convert: convert,
  $toBool: short('bool'),
  $toDate: short('date'),
  $toDecimal: short('decimal'),
  $toDouble: short('double'),
  $toInt: short('int'),
  $toLong: short('long'),
  $toObjectId: short('objectId'),
  $toString: short('string'),
  $type: unary((value: Maybe) => typeName(value)),
  $isNumber: unary((value: Maybe) => isNumeric(value)),
};

/** `$set`, `$unset`, `$min`, `$max`, `$inc`, `$mul`, `$bit`, `$currentDate`: one value in, one value out. */

import {
  addExact,
  compare,
  Decimal,
  type Doc,
  Double,
  isDoc,
  isInt32,
  isNumeric,
  multiplyExact,
  type Numeric,
  show,
  Timestamp,
  typeName,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import type { Change } from './modification';

/** Makes the change of one field from its operand. */
export type FieldOperator = (operand: Value, path: string) => Change;

const idOf = (root: Doc): string => (root.has('_id') ? `{_id: ${show(root.get('_id'))}}` : '{no id}');

const notNumeric = (name: string, root: Doc, path: string, current: Value): Error =>
  mongoError(
    14,
    `Cannot apply ${name} to a value of non-numeric type. ${idOf(root)} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeName(current)}`,
  );

const ZERO: Readonly<Record<string, Numeric>> = {
  int: 0,
  long: 0n,
  double: new Double(0),
  decimal: Decimal.ZERO,
};

const overflow = (name: string, current: Numeric, root: Doc): Error => {
  const type = typeof current === 'bigint' ? 'NumberLong' : 'NumberInt';
  return mongoError(
    2,
    `Failed to apply ${name} operations to current value ((${type})${show(current)}) for document ${idOf(root)}`,
  );
};

/** A missing field becomes the amount itself when added to, and zero of the amount's type when multiplied. */
const arithmetic =
  (name: '$inc' | '$mul'): FieldOperator =>
  (operand, path) => {
    const verb = name === '$inc' ? 'increment' : 'multiply';
    if (!isNumeric(operand))
      throw mongoError(14, `Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
    const calculate = name === '$inc' ? addExact : multiplyExact;
    return (current, { root }, at) => {
      if (current === undefined) return name === '$inc' ? operand : ZERO[typeName(operand)];
      if (!isNumeric(current)) throw notNumeric(name, root, at, current);
      const result = calculate(current, operand);
      if (result === undefined) throw overflow(name, current, root);
      return result;
    };
  };

const bounded =
  (sign: 1 | -1): FieldOperator =>
  (operand) =>
  (current, { strings }) =>
    current === undefined || compare(operand, current, strings) === sign ? operand : current;

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const isBits = (value: Value | undefined): value is number | bigint =>
  typeof value === 'bigint' || isInt32(value);

const bit: FieldOperator = (operand, path) => {
  if (!isDoc(operand))
    throw mongoError(
      2,
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  if (operand.size === 0)
    throw mongoError(
      2,
      `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`,
    );
  const steps = [...operand].map(([name, mask]) => {
    const calculate = BITS[name];
    if (!calculate)
      throw mongoError(
        2,
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${show(mask)}}`,
      );
    if (!isBits(mask))
      throw mongoError(
        2,
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here: {${name}: ${show(mask)}}`,
      );
    return { calculate, mask };
  });
  return (current, { root }) => {
    if (current !== undefined && !isBits(current))
      throw mongoError(
        2,
        `Cannot apply $bit to a value of non-integral type.${idOf(root)} has the field ${path} of non-integer type ${typeName(current)}`,
      );
    let result = current ?? 0;
    for (const { calculate, mask } of steps) {
      const bits = calculate(BigInt(result), BigInt(mask));
      result = typeof result === 'number' && typeof mask === 'number' ? Number(bits) : bits;
    }
    return result;
  };
};

let lastSecond = 0;
let increment = 0;

/** Timestamps of one second are told apart by their increment. */
const timestamp = (now: Date): Timestamp => {
  const seconds = Math.floor(now.getTime() / 1000);
  increment = seconds === lastSecond ? increment + 1 : 1;
  lastSecond = seconds;
  return new Timestamp(seconds, increment);
};

const currentDate: FieldOperator = (operand) => {
  if (typeof operand === 'boolean') return (_current, { now }) => now;
  if (!isDoc(operand))
    throw mongoError(
      2,
      `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  const type = operand.get('$type');
  if (operand.size !== 1 || !operand.has('$type'))
    throw mongoError(
      2,
      `Unrecognized $currentDate option: ${[...operand.keys()].find((name) => name !== '$type') ?? ''}`,
    );
  if (type === 'date') return (_current, { now }) => now;
  if (type === 'timestamp') return (_current, { now }) => timestamp(now);
  throw mongoError(
    2,
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
};

const set: FieldOperator = (operand) => () => operand;

export const FIELD_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => () => undefined,
  $inc: arithmetic('$inc'),
  $mul: arithmetic('$mul'),
  $min: bounded(-1),
  $max: bounded(1),
  $bit: bit,
  $currentDate: currentDate,
};

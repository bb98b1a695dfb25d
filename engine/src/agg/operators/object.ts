/** Documents: merging, taking apart, single fields with unusual names. */

import { type Doc, encodedSize, isDoc, type Maybe, typeName, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileOperand, type Operand, type Scope } from '../compiler';
import { arrayOf, type CompileOperator, namedArguments, nullish, unary, variadic } from './arguments';

/** Later fields win; null and missing add nothing. */
export const merge = (into: Doc, value: Maybe): void => {
  if (nullish(value)) return;
  if (!isDoc(value))
    throw mongoError(
      40400,
      `$mergeObjects requires object inputs, but input ${typeName(value)} is of type ${typeName(value)}`,
    );
  for (const [name, field] of value) into.set(name, field);
};

/** A field's name must be known when the expression is compiled. */
const fieldName = (value: Maybe, name: string): string => {
  const literal = isDoc(value) && value.size === 1 && value.has('$literal') ? value.get('$literal') : value;
  if (typeof literal !== 'string')
    throw mongoError(5654602, `${name} requires 'field' to evaluate to a constant string`);
  if (literal.startsWith('$') && literal === value)
    throw mongoError(
      4161108,
      `A field path reference which is not allowed in this context. Did you mean {$literal: '${literal}'}?`,
    );
  return literal;
};

const getField: CompileOperator = (argument, scope, name) => {
  const long = isDoc(argument) && ![...argument.keys()][0]?.startsWith('$');
  const fields = long ? namedArguments(argument, name, ['field', 'input'], []) : undefined;
  const field = fieldName(fields ? fields.get('field') : argument, name);
  const input: Operand = fields?.has('input')
    ? compileOperand(fields.get('input') as Value, scope)
    : ({ root }) => root;
  return (env) => {
    const value = input(env);
    if (isDoc(value)) return value.get(field);
    return value === null ? null : undefined;
  };
};

const setField = (argument: Doc, scope: Scope, name: string, value: Operand): Operand => {
  const field = fieldName(argument.get('field'), name);
  const input = compileOperand(argument.get('input') as Value, scope);
  return (env) => {
    const target = input(env);
    if (nullish(target)) return null;
    if (!isDoc(target)) throw mongoError(4161105, `${name} requires 'input' to evaluate to type Object`);
    const result = new Map(target);
    const put = value(env);
    if (put === undefined) result.delete(field);
    else result.set(field, put);
    return result;
  };
};

/** A key and a value from `[key, value]` or `{k: key, v: value}`; the first element of the list says which. */
const pairOf = (item: Value, byArrays: boolean): [Maybe, Maybe] => {
  if (byArrays) {
    const pair = arrayOf(item, 40396, '$arrayToObject: all elements must be arrays, now found: ');
    if (pair.length !== 2)
      throw mongoError(
        40397,
        `$arrayToObject requires an array of size 2 arrays, found array of size: ${pair.length}`,
      );
    return [pair[0], pair[1]];
  }
  if (!isDoc(item))
    throw mongoError(40391, `$arrayToObject: all elements must be objects, now found: ${typeName(item)}`);
  if (item.size !== 2)
    throw mongoError(40392, `$arrayToObject requires an object keys of 'k' and 'v'. Found ${item.size} keys`);
  if (!item.has('k') || !item.has('v'))
    throw mongoError(40393, "$arrayToObject requires an object with keys 'k' and 'v'");
  return [item.get('k'), item.get('v')];
};

const arrayToObject = unary((value): Maybe => {
  if (nullish(value)) return null;
  const result: Doc = new Map();
  const items = arrayOf(value, 40386, '$arrayToObject requires an array input, found: ');
  const [first] = items;
  const byArrays = Array.isArray(first);
  if (first !== undefined && !byArrays && !isDoc(first))
    throw mongoError(40398, `Unrecognised input type format for $arrayToObject: ${typeName(first)}`);
  for (const item of items) {
    const [key, field] = pairOf(item, byArrays);
    if (typeof key !== 'string')
      throw mongoError(
        byArrays ? 40395 : 40394,
        `$arrayToObject requires keys of type string, found type: ${typeName(key)}`,
      );
    if (key.includes('\0'))
      throw mongoError(byArrays ? 4940400 : 4940401, 'Key field cannot contain an embedded null byte');
    result.set(key, field as Value);
  }
  return result;
});

export const OBJECTS: Record<string, CompileOperator> = {
  $mergeObjects: variadic((values) => {
    const result: Doc = new Map();
    for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values)
      merge(result, value);
    return result;
  }),
  $arrayToObject: arrayToObject,
  $objectToArray: unary((value) => {
    if (nullish(value)) return null;
    if (!isDoc(value))
      throw mongoError(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
    return [...value].map(
      ([k, v]): Doc =>
        new Map([
          ['k', k],
          ['v', v],
        ]),
    );
  }),
  $getField: getField,
  $setField: (argument, scope, name) => {
    const fields = namedArguments(argument, name, ['field', 'input', 'value'], []);
    return setField(fields, scope, name, compileOperand(fields.get('value') as Value, scope));
  },
  $unsetField: (argument, scope, name) =>
    setField(namedArguments(argument, name, ['field', 'input'], []), scope, name, () => undefined),
  $bsonSize: unary((value) => {
    if (nullish(value)) return null;
    if (!isDoc(value))
      throw mongoError(31393, `$bsonSize requires a document input, found: ${typeName(value)}`);
    return encodedSize(value);
  }),
  $binarySize: unary((value) => {
    if (nullish(value)) return null;
    if (typeof value === 'string') return Buffer.byteLength(value);
    if (value instanceof Object && 'bytes' in value) return value.bytes.length;
    throw mongoError(51276, `$binarySize requires a string or BinData argument, found: ${typeName(value)}`);
  }),
};

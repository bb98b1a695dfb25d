/** `$push`, `$addToSet`, `$pop`, `$pull`, `$pullAll`: changes to the elements of an array. */

import { scopeOf } from '../agg/expression';
import {
  compare,
  type Doc,
  equal,
  getPath,
  isDoc,
  isNumeric,
  Regex,
  show,
  splitPath,
  toInteger,
  toNumber,
  typeName,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import { compileMatch } from '../query/matcher';
import { isValueMatch, parseField, parseFilter } from '../query/parse';
import type { FieldOperator } from './field-operators';

const bad = (message: string): Error => mongoError(2, message);
const idOf = (root: Doc): string => (root.has('_id') ? `{_id: ${show(root.get('_id'))}}` : '{no id}');

const integerOf = (value: Value, clause: string): number => {
  const number = toInteger(value);
  if (number === undefined)
    throw bad(`The value for ${clause} must be an integer value but was given type: ${typeName(value)}`);
  return Number(number);
};

/** `$each` with the given further clauses, or one bare value. */
const eachOf = (
  operator: string,
  operand: Value,
  clauses: readonly string[],
): { values: Value[]; options: Doc } => {
  if (!isDoc(operand) || !operand.has('$each')) return { values: [operand], options: new Map() };
  const values = operand.get('$each') as Value;
  if (!Array.isArray(values))
    throw mongoError(
      operator === '$push' ? 2 : 14,
      `The argument to $each in ${operator} must be an array but it was of type: ${typeName(values)}`,
    );
  for (const name of operand.keys())
    if (name !== '$each' && !clauses.includes(name))
      throw bad(
        operator === '$push'
          ? `Unrecognized clause in $push: ${name}`
          : `Found unexpected fields after $each in $addToSet: ${show(operand)}`,
      );
  return { values, options: operand };
};

type Comparison = (a: Value, b: Value) => number;

const sortPath = (path: string): readonly string[] => {
  const parts = splitPath(path);
  if (path === '') throw bad('The $sort field cannot be empty');
  if (parts.includes('')) throw bad(`The $sort field is a dotted field but has an empty part: ${path}`);
  return parts;
};

/** `$sort: 1` orders whole elements, `$sort: {a: 1}` orders them by fields. */
const elementOrder = (spec: Value): Comparison => {
  const direction = (value: Value): number => {
    const number = isNumeric(value) ? toNumber(value) : 0;
    if (number !== 1 && number !== -1) throw bad('The $sort element value must be either 1 or -1');
    return number;
  };
  if (!isDoc(spec)) {
    if (!isNumeric(spec))
      throw bad(
        'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
      );
    const sign = direction(spec);
    return (a, b) => sign * compare(a, b);
  }
  if (spec.size === 0) throw bad('The $sort pattern is empty when it should be a set of fields.');
  const fields = [...spec].map(([path, value]) => ({ parts: sortPath(path), sign: direction(value) }));
  const at = (item: Value, parts: readonly string[]): Value =>
    isDoc(item) ? (getPath(item, parts) ?? null) : null;
  return (a, b) => {
    for (const { parts, sign } of fields) {
      const order = compare(at(a, parts), at(b, parts));
      if (order !== 0) return sign * order;
    }
    return 0;
  };
};

const sliced = (items: Value[], count: number): Value[] =>
  count === 0 ? [] : count > 0 ? items.slice(0, count) : items.slice(count);

const push: FieldOperator = (operand) => {
  const { values, options } = eachOf('$push', operand, ['$slice', '$sort', '$position']);
  const position = options.has('$position')
    ? integerOf(options.get('$position') as Value, '$position')
    : undefined;
  const slice = options.has('$slice') ? integerOf(options.get('$slice') as Value, '$slice') : undefined;
  const order = options.has('$sort') ? elementOrder(options.get('$sort') as Value) : undefined;
  return (current, { root }, path) => {
    if (current !== undefined && !Array.isArray(current))
      throw bad(
        `The field '${path}' must be an array but is of type ${typeName(current)} in document ${idOf(root)}`,
      );
    const items = [...(current ?? [])];
    // A position beyond either end means that end.
    items.splice(position ?? items.length, 0, ...values);
    if (order) items.sort(order);
    return slice === undefined ? items : sliced(items, slice);
  };
};

const addToSet: FieldOperator = (operand) => {
  const { values } = eachOf('$addToSet', operand, []);
  return (current, { strings }, path) => {
    if (current !== undefined && !Array.isArray(current))
      throw bad(
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').at(-1)}' has non-array type ${typeName(current)}`,
      );
    const items = [...(current ?? [])];
    for (const value of values)
      if (!items.some((item) => compare(item, value, strings) === 0)) items.push(value);
    return current && items.length === current.length ? current : items;
  };
};

const pop: FieldOperator = (operand, path) => {
  if (!isNumeric(operand)) throw mongoError(9, `Expected a number in: ${path}: ${show(operand)}`);
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) throw mongoError(9, `$pop expects 1 or -1, found: ${show(operand)}`);
  return (current, _situation, at) => {
    if (current === undefined) return current;
    if (!Array.isArray(current))
      throw mongoError(14, `Path '${at}' contains an element of non-array type '${typeName(current)}'`);
    return end === 1 ? current.slice(0, -1) : current.slice(1);
  };
};

const without = (current: Value | undefined, drops: (item: Value) => boolean): Value | undefined => {
  if (current === undefined) return current;
  if (!Array.isArray(current)) throw bad('Cannot apply $pull to a non-array value');
  const kept = current.filter((item) => !drops(item));
  return kept.length === current.length ? current : kept;
};

/** A document is a filter over elements that are documents; operators and regular expressions see the bare element. */
const pull: FieldOperator = (operand) => {
  const scope = scopeOf({});
  if (isDoc(operand) && !isValueMatch(operand)) {
    const predicate = parseFilter(operand, scope, 'update');
    return (current, { strings }) => {
      const match = compileMatch(predicate, strings);
      return without(current, (item) => isDoc(item) && match(item));
    };
  }
  if (isDoc(operand) || operand instanceof Regex) {
    const predicate = parseField('', operand, scope);
    return (current, { strings }) => {
      const match = compileMatch(predicate, strings);
      return without(current, (item) => match(new Map([['', item]])));
    };
  }
  return (current, { strings }) => without(current, (item) => compare(item, operand, strings) === 0);
};

const pullAll: FieldOperator = (operand) => {
  if (!Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return (current) => without(current, (item) => operand.some((value) => equal(item, value)));
};

export const ARRAY_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

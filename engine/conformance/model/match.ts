/** A second, slow and plain matcher and sorter, written from the documentation and not from the engine. */

import type { Document } from 'mongodb';
import { compare, isNaNNumber, kindOf, MISSING } from './compare';
import { hasBits, isOfType, leaves, looksLike } from './operators';

const isObject = (value: unknown): value is Document => kindOf(value) === 'object';

/** A value at the end of a path. An array found there is also looked into, unless a position led to it. */
type End = Readonly<{ value: unknown; byPosition: boolean }>;

/** The ends of a path; arrays on the way are gone through, and a number is tried as a position. */
const ends = (value: unknown, parts: readonly string[], byPosition = false): End[] => {
  const [part, ...rest] = parts;
  if (part === undefined) return [{ value, byPosition }];
  if (isObject(value)) return ends(part in value ? value[part] : MISSING, part in value ? rest : []);
  if (!Array.isArray(value)) return [{ value: MISSING, byPosition: false }];
  const within = value.filter(isObject).flatMap((item) => ends(item, parts));
  if (!/^(0|[1-9]\d*)$/.test(part) || Number(part) >= value.length) return within;
  const item = value[Number(part)];
  // A single value that the path would have to go on from leads nowhere: not even to something missing.
  const goesOn = rest.length === 0 || isObject(item) || Array.isArray(item);
  return goesOn ? [...ends(item, rest, true), ...within] : within;
};

/** The values and, where they are looked into, their elements. */
const withElements = (found: readonly End[]): unknown[] =>
  found.flatMap(({ value, byPosition }) =>
    Array.isArray(value) && !byPosition ? [value, ...value] : [value],
  );

const nothing = (value: unknown): boolean => kindOf(value) === 'nothing';

const holds = (operator: string, value: unknown, operand: unknown): boolean => {
  if (nothing(operand)) return nothing(value) && ['$eq', '$gte', '$lte'].includes(operator);
  if (kindOf(value) !== kindOf(operand)) return false;
  if (isNaNNumber(value) || isNaNNumber(operand))
    return isNaNNumber(value) && isNaNNumber(operand) && ['$eq', '$gte', '$lte'].includes(operator);
  const order = compare(value, operand);
  if (operator === '$eq') return order === 0;
  if (operator === '$gt') return order > 0;
  if (operator === '$gte') return order >= 0;
  if (operator === '$lt') return order < 0;
  return order <= 0;
};

/** One operator over the values a path leads to (`whole`) and these with their elements (`each`). */
const test = (
  operator: string,
  operand: unknown,
  whole: readonly unknown[],
  each: readonly unknown[],
): boolean => {
  switch (operator) {
    case '$ne':
      return !test('$eq', operand, whole, each);
    case '$in':
      return (operand as unknown[]).some((item) => test('$eq', item, whole, each));
    case '$nin':
      return !test('$in', operand, whole, each);
    case '$all':
      return (
        (operand as unknown[]).length > 0 &&
        (operand as unknown[]).every((item) => test('$eq', item, whole, each))
      );
    case '$exists':
      return each.some((value) => value !== MISSING) === operand;
    case '$type':
      return each.some((value) => isOfType(value, operand));
    case '$mod':
      return each.some((value) => leaves(value, operand as [number, number]));
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return each.some((value) => hasBits(operator, value, operand));
    case '$size':
      return whole.some((value) => Array.isArray(value) && value.length === operand);
    case '$elemMatch':
      return whole.some(
        (value) => Array.isArray(value) && value.some((item) => matchesElement(item, operand as Document)),
      );
    case '$not':
      return !testAll(operand as Document, whole, each);
    default:
      return each.some((value) => holds(operator, value, operand));
  }
};

const testAll = (operators: Document, whole: readonly unknown[], each: readonly unknown[]): boolean =>
  '$regex' in operators
    ? each.some((value) => looksLike(value, operators.$regex, operators.$options ?? ''))
    : Object.entries(operators).every(([operator, operand]) => test(operator, operand, whole, each));

const isOperators = (value: unknown): value is Document =>
  isObject(value) && Object.keys(value)[0]?.startsWith('$') === true;

const matchesElement = (item: unknown, condition: Document): boolean => {
  if (isOperators(condition)) return testAll(condition, [item], [item]);
  // An array in an array is a document here, whose fields are its positions.
  return (isObject(item) || Array.isArray(item)) && matches({ ...item }, condition);
};

/** Whether the document meets the filter. */
export const matches = (document: Document, filter: Document): boolean =>
  Object.entries(filter).every(([name, condition]) => {
    if (name === '$and') return (condition as Document[]).every((each) => matches(document, each));
    if (name === '$or') return (condition as Document[]).some((each) => matches(document, each));
    if (name === '$nor') return !(condition as Document[]).some((each) => matches(document, each));
    const found = ends(document, name.split('.'));
    const whole = found.map(({ value }) => value);
    const each = withElements(found);
    return isOperators(condition) ? testAll(condition, whole, each) : test('$eq', condition, whole, each);
  });

/** Below null: what an empty array sorts as. */
const EMPTY = Symbol('empty');

/** The values that an index would have entries for: here every element of an array counts, if only as null. */
const entries = (value: unknown, parts: readonly string[]): unknown[] => {
  const [part, ...rest] = parts;
  if (Array.isArray(value)) {
    if (value.length === 0) return [part === undefined ? EMPTY : null];
    return value.flatMap((item) =>
      part === undefined ? [item] : isObject(item) ? entries(item, parts) : [null],
    );
  }
  if (part === undefined) return [value];
  return isObject(value) && part in value ? entries(value[part], rest) : [null];
};

const sortKey = (document: Document, path: string, direction: number): unknown =>
  entries(document, path.split('.')).reduce((best, next) =>
    compareKeys(next, best) * direction < 0 ? next : best,
  );

const compareKeys = (a: unknown, b: unknown): number => {
  if (a === EMPTY || b === EMPTY) {
    if (a === b) return 0;
    const other = a === EMPTY ? b : a;
    const order = kindOf(other) === 'minKey' ? 1 : -1;
    return a === EMPTY ? order : -order;
  }
  return compare(a, b);
};

/** The documents by one path, then by `_id`. */
export const sortedBy = (documents: readonly Document[], path: string, direction: number): Document[] =>
  [...documents].sort(
    (a, b) =>
      compareKeys(sortKey(a, path, direction), sortKey(b, path, direction)) * direction ||
      compare(a._id, b._id),
  );

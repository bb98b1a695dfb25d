/** What the operands of `$jsonSchema`'s keywords must be, and how a wrong one is refused. */

import { equal, isDoc, isNumeric, toInteger, type Value } from '../bson';
import { mongoError } from '../errors';

/** Whether a value that is there meets a schema. */
export type Rule = (value: Value) => boolean;

/** The error for an operand of a wrong type (14). */
export const mismatch = (keyword: string, wanted: string): Error =>
  mongoError(14, `$jsonSchema keyword '${keyword}' must be ${wanted}`);

/** The error for an operand that cannot be (9). */
export const malformed = (keyword: string, why: string): Error =>
  mongoError(9, `$jsonSchema keyword '${keyword}' ${why}`);

/** A whole number from 0. */
export const wholeNumber = (keyword: string, operand: Value): number => {
  if (!isNumeric(operand)) throw mismatch(keyword, 'a number');
  const size = toInteger(operand);
  if (size === undefined || size < 0n) throw malformed(keyword, 'must be a non-negative whole number');
  return Number(size);
};

/** The bound of a keyword that begins with `max` or `min`. */
export const sizeBound = (keyword: string, operand: Value): ((size: number) => boolean) => {
  const bound = wholeNumber(keyword, operand);
  return keyword.startsWith('max') ? (size) => size <= bound : (size) => size >= bound;
};

/** A list of one or more different names. */
export const nameList = (keyword: string, operand: Value): string[] => {
  if (!Array.isArray(operand)) throw mismatch(keyword, 'an array');
  if (operand.length === 0) throw malformed(keyword, 'cannot be an empty array');
  const names = operand.map((name) => {
    if (typeof name !== 'string') throw mismatch(keyword, 'an array of strings');
    return name;
  });
  if (new Set(names).size < names.length) throw malformed(keyword, 'array cannot contain duplicate values');
  return names;
};

/** Equality as a schema sees it: unlike in a filter, the order of fields does not count. */
export const sameValue = (a: Value, b: Value): boolean => {
  if (isDoc(a) && isDoc(b)) {
    if (a.size !== b.size) return false;
    for (const [name, value] of a) {
      const other = b.get(name);
      if (other === undefined || !sameValue(value, other)) return false;
    }
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => sameValue(item, b[at] as Value));
  return equal(a, b);
};

/** True when no two values are equal. */
export const distinct = (values: readonly Value[]): boolean =>
  values.every((value, at) => !values.slice(0, at).some((other) => sameValue(other, value)));

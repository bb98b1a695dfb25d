/** Sort orders: `{a: 1, b: -1}` as a comparison of keys taken from documents. */

import {
  compare,
  type Direction,
  type Doc,
  fieldPath,
  indexKeys,
  isDoc,
  isNumeric,
  type Maybe,
  type Order,
  show,
  toNumber,
  type Value,
} from '../bson';
import { MongoError, mongoError } from '../errors';
import type { Collation } from './collation';

/** One document's sort key: a value per field of the order. */
export type SortKey = readonly Maybe[];

/** A compiled sort. */
export type SortOrder = Readonly<{
  fields: readonly Readonly<{ path: string; direction: Direction }>[];
  collation: Collation | undefined;
  /** The document's key. Of an array the smallest element counts, or the largest when descending. */
  key(doc: Doc): SortKey;
  compareKeys(a: SortKey, b: SortKey): number;
}>;

const FIELDS_MAX = 32;

/** Compiles a sort document; `undefined` for an empty one. Refuses `$meta` and directions other than 1 and -1. */
export const compileSort = (spec: Doc, collation?: Collation): SortOrder | undefined => {
  if (spec.size === 0) return undefined;
  if (spec.size > FIELDS_MAX)
    throw mongoError(13103, `too many sort keys, at most ${FIELDS_MAX} are allowed`);
  const fields = [...spec].map(([path, direction]) => ({
    path: fieldPath(path).join('.'),
    direction: parseDirection(direction),
  }));
  const paths = fields.map((field) => field.path);
  const directions = fields.map((field) => field.direction);
  const compareKeys = keyOrder(directions, collation);
  const [single] = paths.length === 1 && !paths[0]?.includes('.') ? paths : [];
  return {
    fields,
    collation,
    compareKeys,
    key: (doc) => {
      const value = single === undefined ? undefined : doc.get(single);
      if (single !== undefined && !Array.isArray(value)) return [value ?? null];
      return extremeKey(doc, paths, compareKeys);
    },
  };
};

const parseDirection = (value: Value): Direction => {
  if (isDoc(value)) {
    if (value.has('$meta')) throw mongoError(238, 'sorting by $meta is not supported by this server');
    throw mongoError(17312, '$meta is the only expression supported by $sort right now');
  }
  if (!isNumeric(value)) throw mongoError(15974, `Illegal key in $sort specification: ${show(value)}`);
  // Cut to a whole number: 1.9 is ascending.
  const direction = Math.trunc(toNumber(value));
  if (direction === 1 || direction === -1) return direction;
  throw mongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
};

const keyOrder =
  (directions: readonly Direction[], collation: Collation | undefined) =>
  (a: SortKey, b: SortKey): number => {
    for (let at = 0; at < directions.length; at++) {
      const result: Order = compare(a[at], b[at], collation?.strings);
      if (result !== 0) return directions[at] === 1 ? result : -result;
    }
    return 0;
  };

/** Of all keys the document's arrays give, the one that the order puts first. */
const extremeKey = (
  doc: Doc,
  paths: readonly string[],
  compareKeys: (a: SortKey, b: SortKey) => number,
): SortKey => {
  try {
    const { keys } = indexKeys(doc, paths);
    return keys.reduce((first, key) => (compareKeys(key, first) < 0 ? key : first));
  } catch (error) {
    if (error instanceof MongoError && error.code === 171)
      throw mongoError(2, 'cannot sort with keys that are parallel arrays');
    throw error;
  }
};

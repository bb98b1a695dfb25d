/** The document that an upsert inserts when nothing matched. */

import { compare, type Doc, getPath, isDoc, splitPath, type Value } from '../bson';
import { mongoError } from '../errors';
import type { Filter } from '../query/filter';
import type { Predicate } from '../query/predicate';
import type { Update } from './compile';

type Equality = Readonly<{ path: string; value: Value }>;

/** Equalities that every matching document must meet, so the new one starts with them. */
const equalities = (predicate: Predicate): Equality[] => {
  if (predicate.kind === 'and') return predicate.children.flatMap(equalities);
  if (predicate.kind === 'or')
    return predicate.children.length === 1 ? predicate.children.flatMap(equalities) : [];
  if (predicate.kind !== 'test') return [];
  const { path, test } = predicate;
  if (test.op === '$eq') return [{ path, value: test.value }];
  if (test.op !== '$in' || test.patterns.length > 0) return [];
  // A list of one value, however often it is said, is an equality.
  const [first, ...others] = test.values;
  return first !== undefined && others.every((other) => compare(other, first) === 0)
    ? [{ path, value: first }]
    : [];
};

const setPath = (fields: Doc, parts: readonly string[], value: Value): void => {
  const [first, ...rest] = parts as [string, ...string[]];
  if (rest.length === 0) {
    fields.set(first, value);
    return;
  }
  const inner = fields.get(first);
  const holder: Doc = isDoc(inner) ? inner : new Map();
  fields.set(first, holder);
  setPath(holder, rest, value);
};

/** Two equalities about the same field, or one inside the other, leave nothing to infer. */
const checkDistinct = (found: readonly Equality[]): void => {
  const paths = found.map(({ path }) => path);
  for (const [index, path] of paths.entries())
    for (const other of paths.slice(0, index)) {
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`))
        throw mongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    }
};

/** The equalities that count, in the order of their paths: of a replacement's filter only `_id` as a whole. */
const inferred = (predicate: Predicate, update: Update): Equality[] => {
  const all = equalities(predicate).sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
  if (update.kind !== 'replacement') return all;
  const part = all.find(({ path }) => path.startsWith('_id.'));
  if (part)
    throw mongoError(111, `field at '_id' must be exactly specified, field at sub-path '${part.path}'found`);
  return all.filter(({ path }) => path === '_id');
};

/**
 * Builds the document from the filter's equalities and the update. `_id` stands first if there is one; without it
 * the caller makes one. Refuses an update that contradicts the filter's `_id` (66).
 */
export const upsertDoc = (filter: Filter, update: Update, now = new Date()): Doc => {
  const found = inferred(filter.predicate, update);
  checkDistinct(found);
  const base: Doc = new Map();
  for (const { path, value } of found) setPath(base, splitPath(path), value);
  const { doc } = update.apply(base, { inserting: true, now });
  const fixed = base.get('_id');
  const id = getPath(doc, ['_id']);
  if (fixed !== undefined && (id === undefined || !sameId(fixed, id)))
    throw mongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  if (id === undefined) return doc;
  return new Map([['_id', id], ...[...doc].filter(([name]) => name !== '_id')]);
};

const sameId = (a: Value, b: Value): boolean => a === b || compare(a, b) === 0;

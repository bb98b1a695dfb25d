/** Dotted paths over documents and arrays, and the index keys they give. */

import { mongoError } from '../errors';
import { compare } from './compare';
import { type Doc, isDoc, type Maybe, UNDEFINED, type Value } from './value';

const cache = new Map<string, readonly string[]>();

/** `a.b.0` → its parts. Remembered, since the same few paths are used over and over. */
export const splitPath = (path: string): readonly string[] => {
  let parts = cache.get(path);
  if (!parts) {
    parts = path.split('.');
    if (cache.size > 10_000) cache.clear();
    cache.set(path, parts);
  }
  return parts;
};

/** True for a part that can be an array position: digits without a leading zero. */
export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/** What a traversal shows for each value: the value, and the position in the outermost array it came through. */
export type Visit = (value: Maybe, arrayIndex: number | undefined) => boolean;

/**
 * Shows every value a filter's path can mean, as MongoDB walks it: through the elements of arrays on the way, by
 * position where a part is a number, and (`expandLeaf`) each element of an array at the end followed by the array.
 * A missing value is shown as `undefined`. Stops, answering true, as soon as `visit` does.
 */
export const visitPath = (
  fields: Doc,
  parts: readonly string[],
  expandLeaf: boolean,
  visit: Visit,
  from = 0,
): boolean => {
  let value: Maybe = fields;
  for (let at = from; at < parts.length; at++) {
    if (Array.isArray(value)) return visitArray(value, parts, at, expandLeaf, visit);
    value = isDoc(value) ? value.get(parts[at] as string) : undefined;
    if (value === undefined) return visit(undefined, undefined);
  }
  if (!expandLeaf || !Array.isArray(value)) return visit(value, undefined);
  for (let index = 0; index < value.length; index++) if (visit(value[index], index)) return true;
  return visit(value, undefined);
};

const visitArray = (
  array: readonly Value[],
  parts: readonly string[],
  at: number,
  expandLeaf: boolean,
  visit: Visit,
): boolean => {
  const part = parts[at] as string;
  const position = isIndex(part) ? Number(part) : -1;
  const last = at === parts.length - 1;
  for (let index = 0; index < array.length; index++) {
    const item = array[index] as Value;
    const outermost: Visit = (value) => visit(value, index);
    if (isDoc(item) && visitPath(item, parts, expandLeaf, outermost, at)) return true;
    if (index !== position) continue;
    if (last) {
      if (visit(item, undefined)) return true;
    } else if (Array.isArray(item)) {
      if (visitArray(item, parts, at + 1, expandLeaf, visit)) return true;
    } else if (isDoc(item) && visitPath(item, parts, expandLeaf, visit, at + 1)) return true;
  }
  return false;
};

/** The value at a path through documents and array positions only; `undefined` when there is none. */
export const getPath = (fields: Doc, parts: readonly string[]): Maybe => {
  let value: Maybe = fields;
  for (const part of parts) {
    if (isDoc(value)) value = value.get(part);
    else if (Array.isArray(value) && isIndex(part)) value = value[Number(part)];
    else return undefined;
  }
  return value;
};

/** The keys of one document in one index; `multikey` when an array was expanded. */
export type IndexKeys = Readonly<{ keys: Value[][]; multikey: boolean }>;

/** A path's key values and the array (by its path) that was expanded for them. */
type Expansion = Readonly<{ values: Value[]; present: boolean; array: Value[] | undefined }>;

/**
 * Key values of one path. Null stands for missing and undefined for an empty array at the end. Arrays are expanded
 * at most once along the way, except that arrays inside the documents of an array expand further.
 */
const expand = (value: Maybe, parts: readonly string[], at: number): Expansion => {
  if (Array.isArray(value)) return expandArray(value, parts, at);
  if (at === parts.length)
    return { values: [value === undefined ? null : value], present: value !== undefined, array: undefined };
  const next = isDoc(value) ? value.get(parts[at] as string) : undefined;
  if (next === undefined) return { values: [null], present: false, array: undefined };
  return expand(next, parts, at + 1);
};

const expandArray = (array: Value[], parts: readonly string[], at: number): Expansion => {
  const part = parts[at];
  if (part === undefined) {
    const values = array.length === 0 ? [UNDEFINED] : array;
    return { values, present: true, array };
  }
  const byPosition = isIndex(part) && Number(part) < array.length;
  if (byPosition && !array.some((item) => isDoc(item) && item.has(part)))
    return expand(array[Number(part)], parts, at + 1);
  const values: Value[] = [];
  let present = false;
  for (const item of array) {
    const inner = isDoc(item) ? expand(item, parts, at) : { values: [null], present: false };
    present ||= inner.present;
    values.push(...inner.values);
  }
  return { values: values.length === 0 ? [null] : values, present, array };
};

const refuseParallel = (paths: readonly string[]): never => {
  throw mongoError(
    171,
    `cannot index parallel arrays [${paths.map((path) => path.split('.').at(-1)).join('] [')}]`,
  );
};

const unique = (keys: Value[][]): Value[][] => {
  if (keys.length < 2) return keys;
  const sorted = keys.slice().sort((a, b) => compare(a, b));
  return sorted.filter((key, index) => index === 0 || compare(sorted[index - 1], key) !== 0);
};

/**
 * Every key of a document under a key pattern's paths, in order and without repeats. Paths that run through the same
 * array are expanded element by element together; two different arrays are refused (171).
 */
export const indexKeys = (fields: Doc, paths: readonly string[]): IndexKeys => {
  if (paths.length === 1) {
    const { values, array } = expand(fields, splitPath(paths[0] as string), 0);
    if (!array) return { keys: [values], multikey: false };
    return { keys: unique(values.map((value) => [value])), multikey: true };
  }
  return compoundKeys(fields, paths);
};

/** True when the document has a value (even null) at any of the paths; a sparse index skips it otherwise. */
export const hasAnyPath = (fields: Doc, paths: readonly string[]): boolean =>
  paths.some((path) => expand(fields, splitPath(path), 0).present);

const compoundKeys = (fields: Doc, paths: readonly string[]): IndexKeys => {
  const split = paths.map(splitPath);
  const shared = firstArray(fields, split);
  if (!shared)
    return { keys: [split.map((parts) => expand(fields, parts, 0).values[0] ?? null)], multikey: false };

  const { array, parts: prefix } = shared;
  const through = split.map(
    (parts) => parts.length >= prefix.length && prefix.every((part, at) => parts[at] === part),
  );
  const fixed = split.map((parts, index) => (through[index] ? undefined : expand(fields, parts, 0)));
  const other = fixed.findIndex((expansion) => expansion?.array);
  if (other >= 0) refuseParallel([prefix.join('.'), paths[other] as string]);

  const items: Maybe[] = array.length === 0 ? [undefined] : array;
  const keys = items.flatMap((item) => elementKeys(item, array, { split, through, prefix, fixed, paths }));
  return { keys: unique(keys), multikey: true };
};

type Compound = Readonly<{
  split: readonly (readonly string[])[];
  through: readonly boolean[];
  prefix: readonly string[];
  fixed: readonly (Expansion | undefined)[];
  paths: readonly string[];
}>;

/** Keys of one element of the shared array: further arrays inside it expand again, one at a time. */
const elementKeys = (
  item: Maybe,
  array: Value[],
  { split, through, prefix, fixed, paths }: Compound,
): Value[][] => {
  const columns = split.map((parts, index): Expansion => {
    const known = fixed[index];
    if (known || !through[index]) return known ?? { values: [null], present: false, array: undefined };
    const rest = parts.slice(prefix.length);
    if (rest.length === 0)
      return { values: [item === undefined ? UNDEFINED : item], present: true, array: undefined };
    const first = rest[0] as string;
    if (isIndex(first) && Number(first) < array.length) return expand(array[Number(first)], rest, 1);
    return isDoc(item) ? expand(item, rest, 0) : { values: [null], present: false, array: undefined };
  });
  const expanded = columns.flatMap((column, index) => (column.array ? [index] : []));
  if (expanded.length === 0) return [columns.map((column) => column.values[0] ?? null)];
  const inner = split.map((parts, index) => (through[index] ? parts.slice(prefix.length) : undefined));
  if (expanded.length > 1 && isDoc(item)) {
    const nested = indexKeys(
      item,
      inner.flatMap((parts) => (parts && parts.length > 0 ? [parts.join('.')] : [])),
    );
    return nested.keys.map((key) => {
      let next = 0;
      return columns.map((column, index) =>
        inner[index]?.length ? (key[next++] ?? null) : (column.values[0] ?? null),
      );
    });
  }
  if (expanded.length > 1) refuseParallel(expanded.map((index) => paths[index] as string));
  const [only] = expanded as [number];
  return (columns[only] as Expansion).values.map((value) =>
    columns.map((column, index) => (index === only ? value : (column.values[0] ?? null))),
  );
};

/** The first array that any of the paths runs through or ends at, and the path that leads to it. */
const firstArray = (
  fields: Doc,
  split: readonly (readonly string[])[],
): { array: Value[]; parts: readonly string[] } | undefined => {
  for (const parts of split) {
    let value: Maybe = fields;
    for (let at = 0; at <= parts.length; at++) {
      if (Array.isArray(value)) return { array: value, parts: parts.slice(0, at) };
      if (!isDoc(value)) break;
      value = value.get(parts[at] as string);
    }
  }
  return undefined;
};

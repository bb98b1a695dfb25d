/** One change to one path, and how it is carried out on a document. */

import {
  type Doc,
  getPath,
  identical,
  isDoc,
  isIndex,
  type Maybe,
  type StringOrder,
  show,
  splitPath,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import type { TouchedPaths } from './conflicts';

/** What an operator may look at besides the current value. */
export type Situation = {
  /** The document before the update. */
  readonly root: Doc;
  readonly now: Date;
  readonly strings: StringOrder | undefined;
  /** The position that the filter matched, for `$`. */
  readonly arrayIndex: number | undefined;
  readonly arrayFilters: ReadonlyMap<string, (item: Value) => boolean>;
  /** Documents and arrays made during this update: they may be changed in place. */
  readonly owned: Set<Value>;
  /** Paths changed so far. */
  readonly modified: string[];
  /** Set when positions may bring two of the paths together. */
  readonly touched: TouchedPaths | undefined;
};

/** Answers the new value from the current one; `undefined` removes, the same value leaves as it is. */
export type Change = (current: Maybe, situation: Situation, path: string) => Maybe;

export type Modification = Readonly<{
  path: string;
  parts: readonly string[];
  /** False for what never makes a field: `$unset`, `$pull`, `$pop`. */
  creates: boolean;
  /** True for what passes by where the path cannot go on: `$unset`, but not `$pull` or `$pop`. */
  passesBy: boolean;
  onlyOnInsert: boolean;
  change: Change;
}>;

/** How far an array may be filled up with nulls to reach a position. */
const PADDING_MAX = 1_500_000;

/** Carries out one modification; answers the container, copied if it was not made during this update. */
export const carryOut = (root: Doc, modification: Modification, situation: Situation): Doc =>
  modifyDoc(root, 0, '', modification, situation);

const join = (prefix: string, part: string): string => (prefix === '' ? part : `${prefix}.${part}`);

const modifyDoc = (
  fields: Doc,
  at: number,
  prefix: string,
  modification: Modification,
  situation: Situation,
): Doc => {
  const written = modification.parts[at] as string;
  // In a document the position that matched is a name like any other.
  const part = written === '$' ? String(situation.arrayIndex) : written;
  if (part.startsWith('$['))
    throw mongoError(
      2,
      `Cannot apply array updates to non-array element ${prefix.split('.').at(-1)}: ${show(fields)}`,
    );
  const current = fields.get(part);
  const next = modifyChild(current, at, join(prefix, part), modification, situation, fields);
  if (next === current) return fields;
  const own = situation.owned.has(fields) ? fields : new Map(fields);
  situation.owned.add(own);
  if (next === undefined) own.delete(part);
  else own.set(part, next);
  return own;
};

const modifyChild = (
  current: Maybe,
  at: number,
  path: string,
  modification: Modification,
  situation: Situation,
  parent: Value,
): Maybe => {
  if (at === modification.parts.length - 1) {
    situation.touched?.touch(path);
    const next = modification.change(current, situation, path);
    if (next === current || identical(next, current)) return current;
    situation.modified.push(path);
    return next;
  }
  const following = modification.parts[at + 1] as string;
  if (isDoc(current)) return modifyDoc(current, at + 1, path, modification, situation);
  if (Array.isArray(current)) return modifyArray(current, at + 1, path, modification, situation);
  if (following.startsWith('$[') && current !== undefined)
    throw mongoError(
      2,
      `Cannot apply array updates to non-array element ${path.split('.').at(-1)}: ${show(current)}`,
    );
  refuseMissingArray(modification.parts, at + 1, path);
  if (!modification.creates && (current === undefined || modification.passesBy)) return current;
  if (current !== undefined) {
    const name = path.split('.').at(-1) as string;
    const shown = Array.isArray(parent) || isDoc(parent) ? `{${name}: ${show(current)}}` : show(current);
    const field = following === '$' ? situation.arrayIndex : following;
    throw mongoError(28, `Cannot create field '${field}' in element ${shown}`);
  }
  const made: Doc = new Map();
  situation.owned.add(made);
  const filled = modifyDoc(made, at + 1, path, modification, situation);
  return filled.size === 0 ? current : filled;
};

/** `$[]` needs the array that it goes through, also where nothing would be created. */
const refuseMissingArray = (parts: readonly string[], from: number, path: string): void => {
  const array = parts.findIndex((part, at) => at >= from && part.startsWith('$['));
  if (array < 0) return;
  const missing = [path, ...parts.slice(from, array)].join('.');
  throw mongoError(2, `The path '${missing}' must exist in the document in order to apply array updates.`);
};

const modifyArray = (
  items: Value[],
  at: number,
  prefix: string,
  modification: Modification,
  situation: Situation,
): Value[] => {
  const { parts, creates, passesBy, path } = modification;
  const part = parts[at] as string;
  let own = items;
  const modifyAt = (index: number): void => {
    const current = own[index];
    const next = modifyChild(current, at, join(prefix, String(index)), modification, situation, items);
    if (next === current) return;
    if (!situation.owned.has(own)) own = [...items];
    situation.owned.add(own);
    while (own.length < index) own.push(null);
    // A removed element leaves null behind, so that the others keep their positions.
    own[index] = next ?? null;
  };
  if (part.startsWith('$[')) {
    const accepts = part === '$[]' ? undefined : situation.arrayFilters.get(part.slice(2, -1));
    // Filters see the elements as they were before the update, whatever an earlier change made of them.
    const before = situation.touched && getPath(situation.root, splitPath(prefix));
    const judged = Array.isArray(before) ? before : items;
    for (const [index, item] of items.entries())
      if (!accepts || accepts(judged[index] ?? item)) modifyAt(index);
    return own;
  }
  const index = part === '$' ? situation.arrayIndex : isIndex(part) ? Number(part) : undefined;
  if (index === undefined || index >= items.length) refuseMissingArray(parts, at, prefix);
  if (index === undefined) {
    if (!creates && passesBy) return items;
    throw mongoError(
      28,
      `Cannot create field '${part}' in element {${prefix.split('.').at(-1)}: ${show(items)}}`,
    );
  }
  if (index >= items.length && !creates) return items;
  if (index - items.length > PADDING_MAX)
    throw mongoError(34, `can't backfill more than ${PADDING_MAX} elements of the array at '${path}'`);
  modifyAt(index);
  return own;
};

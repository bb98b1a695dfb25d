/** Projections of `find` (with `$slice`, `$elemMatch` and positional `$`) and of `$project` (expressions only). */

import { compileExpression, isOperatorName, type Scope, scopeOf } from '../agg/expression';
import {
  type Doc,
  isDoc,
  isNumeric,
  isZero,
  type Maybe,
  show,
  splitPath,
  toInteger,
  type Value,
} from '../bson';
import { mongoError } from '../errors';
import { compileMatch, compileValueMatch } from './matcher';
import { isOperators, parseField } from './parse';
import { type Branch, compute, exclude, include, type Leaf, newTree, plant } from './projection-tree';

/** A compiled projection. */
export type Projection = Readonly<{
  /** `find` must pass the position that matched. */
  needsArrayIndex: boolean;
  /** True when every field outside the projection is dropped. */
  inclusive: boolean;
  apply(doc: Doc, arrayIndex?: number): Doc;
}>;

/** Compiles the projection of a `find`; `undefined` for an empty one, which keeps everything. */
export const compileProjection = (spec: Doc, scope: Scope = scopeOf({})): Projection | undefined =>
  spec.size === 0 ? undefined : build(spec, scope, true);

/** Compiles `$project`. Refuses an empty one (51272). */
export const compileProjectStage = (spec: Doc, scope: Scope): Projection => {
  if (spec.size === 0)
    throw mongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  return build(spec, scope, false);
};

type Entry = Readonly<{ path: string; leaf: Leaf }>;

const build = (spec: Doc, scope: Scope, find: boolean): Projection => {
  const positional: string[] = [];
  const entries = flatten(spec, '', scope, find, positional);
  const inclusive = isInclusive(entries);
  checkConsistent(entries, inclusive);
  const tree = newTree();
  for (const { path, leaf } of entries) plant(tree, path, leaf);
  if (inclusive && !tree.children.has('_id')) tree.children.set('_id', { do: 'include' });
  return { inclusive, needsArrayIndex: positional.length > 0, apply: applier(tree, inclusive, positional) };
};

const applier = (tree: Branch, inclusive: boolean, positional: readonly string[]): Projection['apply'] => {
  const project = (doc: Doc): Doc => (inclusive ? include(tree, doc, doc) : exclude(tree, doc));
  const [path] = positional;
  if (path === undefined) return project;
  const parts = splitPath(path);
  return (doc, arrayIndex) => project(keepMatched(doc, parts, 0, arrayIndex) as Doc);
};

/** Replaces the first array on the way by its matched element alone. */
const keepMatched = (
  value: Maybe,
  parts: readonly string[],
  at: number,
  arrayIndex: number | undefined,
): Maybe => {
  if (Array.isArray(value)) {
    const item = arrayIndex === undefined ? undefined : value[arrayIndex];
    if (item === undefined)
      throw mongoError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    return [item];
  }
  const part = parts[at];
  if (!isDoc(value) || part === undefined) return value;
  const inner = keepMatched(value.get(part), parts, at + 1, arrayIndex);
  return inner === undefined ? value : new Map(value).set(part, inner);
};

/** Nested specifications `{a: {b: 1}}` mean the same as dotted ones. */
const flatten = (spec: Doc, prefix: string, scope: Scope, find: boolean, positional: string[]): Entry[] =>
  [...spec].flatMap(([name, value]): Entry[] => {
    const path = prefix + name;
    if (name.startsWith('$'))
      throw mongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    if (find && path.endsWith('.$')) {
      if (positional.length > 0)
        throw mongoError(31276, 'Cannot specify more than one positional projection per query.');
      positional.push(path.slice(0, -2));
      return [{ path: path.slice(0, -2), leaf: { do: 'include' } }];
    }
    if (splitPath(path).some((part) => part.startsWith('$')))
      throw mongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    if (isDoc(value) && !isOperators(value)) {
      if (value.size === 0)
        throw mongoError(51270, `An empty sub-projection is not a valid value. Found empty object at path`);
      return flatten(value, `${path}.`, scope, find, positional);
    }
    return [{ path, leaf: parseLeaf(path, value, scope, find) }];
  });

const parseLeaf = (path: string, value: Value, scope: Scope, find: boolean): Leaf => {
  if (typeof value === 'boolean') return { do: value ? 'include' : 'exclude' };
  if (isNumeric(value)) return { do: isZero(value) ? 'exclude' : 'include' };
  if (isDoc(value)) {
    if (value.has('$meta')) throw mongoError(238, '$meta is not supported by this server');
    if (find && value.has('$elemMatch')) return elemMatch(path, value, scope);
    if (find && value.has('$slice') && !isExpressionSlice(value.get('$slice')))
      return slice(value.get('$slice') as Value);
    const [name] = value.keys();
    if (name !== undefined && !isOperatorName(name)) throw mongoError(31325, `Unknown expression ${name}`);
  }
  return { do: 'compute', compute: compileExpression(value, scope) };
};

/** `{$slice: ['$field', n]}` is the expression; numbers are the projection. */
const isExpressionSlice = (operand: Maybe): boolean => Array.isArray(operand) && !isNumeric(operand[0]);

const slice = (operand: Value): Leaf => {
  const list = Array.isArray(operand) ? operand : [operand];
  const numbers = list.map((value) => (isNumeric(value) ? Number(toInteger(value) ?? 0n) : Number.NaN));
  if (numbers.length > 2 || numbers.length === 0 || numbers.some(Number.isNaN))
    throw mongoError(
      28667,
      `Invalid $slice syntax. The given syntax { $slice: ${show(operand)} } did not match the find() syntax`,
    );
  const [first, second] = numbers as [number, number | undefined];
  if (second !== undefined && second <= 0)
    throw mongoError(28724, `First argument to $slice must be an array, but is of type: int`);
  const start = second === undefined && first >= 0 ? 0 : first;
  const count = second ?? Math.abs(first);
  return {
    do: 'transform',
    transform: (value) => {
      if (!Array.isArray(value)) return value;
      const from = start < 0 ? Math.max(0, value.length + start) : start;
      return value.slice(from, from + count);
    },
  };
};

const elemMatch = (path: string, value: Doc, scope: Scope): Leaf => {
  if (path.includes('.')) throw mongoError(31275, 'Cannot use $elemMatch projection on a nested field.');
  if (!isDoc(value.get('$elemMatch')))
    throw mongoError(
      31274,
      `elemMatch: Invalid argument, object required, but got ${show(value.get('$elemMatch'))}`,
    );
  const predicate = parseField(path, value, scope);
  if (predicate.kind !== 'test' || !('element' in predicate.test))
    throw mongoError(2, '$elemMatch needs an Object');
  const { op, element } = predicate.test;
  const strings = scope.collation?.strings;
  const matchDoc = compileMatch(element, strings);
  const matches =
    op === '$elemMatch'
      ? (item: Value): boolean => isDoc(item) && matchDoc(item)
      : compileValueMatch(element, strings);
  return {
    do: 'compute',
    neutral: true,
    compute: (root) => {
      const items = root.get(path);
      const found = Array.isArray(items) ? items.find(matches) : undefined;
      return found === undefined ? undefined : [found];
    },
  };
};

/** The first field other than `_id` that includes, excludes or computes decides; `_id: 1` alone includes. */
const isInclusive = (entries: readonly Entry[]): boolean => {
  const others = entries.filter(({ path, leaf }) => path !== '_id' && leaf.do !== 'transform');
  const deciding = others.find(({ leaf }) => !isNeutral(leaf)) ?? others[0];
  if (deciding) return deciding.leaf.do !== 'exclude';
  const id = entries.find(({ path }) => path === '_id');
  return id !== undefined && id.leaf.do !== 'exclude' && entries.length === 1;
};

const isNeutral = (leaf: Leaf): boolean => leaf.do === 'compute' && leaf.neutral === true;

const checkConsistent = (entries: readonly Entry[], inclusive: boolean): void => {
  for (const { path, leaf } of entries) {
    if (path === '_id') continue;
    if (inclusive && leaf.do === 'exclude')
      throw mongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    if (!inclusive && leaf.do === 'include')
      throw mongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    if (!inclusive && leaf.do === 'compute' && !isNeutral(leaf))
      throw mongoError(31252, `Cannot use expression other than $meta in exclusion projection`);
  }
};

/** Compiles `$addFields` / `$set`: every value is an expression, nested documents reach into nested fields. */
export const compileAddFields = (spec: Doc, scope: Scope): ((doc: Doc) => Doc) => {
  const tree = newTree();
  const add = (fields: Doc, prefix: string): void => {
    for (const [name, value] of fields) {
      const path = prefix + name;
      if (splitPath(path).some((part) => part.startsWith('$')))
        throw mongoError(
          16410,
          `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
        );
      if (isDoc(value) && value.size > 0 && !isOperators(value)) add(value, `${path}.`);
      else plant(tree, path, { do: 'compute', compute: compileExpression(value, scope) });
    }
  };
  add(spec, '');
  return (doc) => compute(tree, doc, doc);
};

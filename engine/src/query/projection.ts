/** Projections of `find` (with `$slice`, `$elemMatch` and positional `$`) and of `$project` (expressions only). */

import { compileExpression, type Scope, scopeOf } from '../agg/expression';
import { type Doc, fieldPath, isDoc, type Maybe, splitPath } from '../bson';
import { mongoError } from '../errors';
import { isOperators } from './parse';
import { parseProjection } from './projection-parse';
import { type Branch, compute, exclude, include, newTree, plant } from './projection-tree';

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

const build = (spec: Doc, scope: Scope, find: boolean): Projection => {
  const { tree, inclusive, positional } = parseProjection(spec, scope, find);
  return {
    inclusive,
    needsArrayIndex: positional !== undefined,
    apply: applier(tree, inclusive, positional),
  };
};

const applier = (tree: Branch, inclusive: boolean, positional: string | undefined): Projection['apply'] => {
  const project = (doc: Doc): Doc => (inclusive ? include(tree, doc, doc) : exclude(tree, doc));
  if (positional === undefined) return project;
  const parts = splitPath(positional);
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
    if (arrayIndex === undefined)
      throw mongoError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    const item = value[arrayIndex];
    if (item === undefined)
      throw mongoError(
        51247,
        "Executor error during find command :: caused by :: positional operator '.$' element mismatch",
      );
    return [item];
  }
  const part = parts[at];
  if (!isDoc(value) || part === undefined) return value;
  const inner = keepMatched(value.get(part), parts, at + 1, arrayIndex);
  return inner === undefined ? value : new Map(value).set(part, inner);
};

/** Compiles `$addFields` / `$set`: every value is an expression, nested documents reach into nested fields. */
export const compileAddFields = (spec: Doc, scope: Scope): ((doc: Doc) => Doc) => {
  const tree = newTree();
  const add = (fields: Doc, prefix: string): void => {
    for (const [name, value] of fields) {
      const path = prefix + name;
      fieldPath(name);
      if (isDoc(value) && value.size > 0 && !(value.size === 1 && isOperators(value))) add(value, `${path}.`);
      else plant(tree, path, { do: 'compute', compute: compileExpression(value, scope) });
    }
  };
  add(spec, '');
  return (doc) => compute(tree, doc, doc);
};

/** Updates: operators, whole replacements and pipelines, compiled once and applied to documents. */

import { commandScope } from '../agg/expression';
import { type Doc, identical, isDoc, show, type Value } from '../bson';
import { mongoError } from '../errors';
import type { Collation } from '../query/collation';
import { checkArrayFilters, compileArrayFilters } from './array-filters';
import { TouchedPaths } from './conflicts';
import { carryOut, type Modification, type Situation } from './modification';
import { compileOperators, isPositional } from './operators';
import { compilePipelineUpdate } from './pipeline';

/** The document after an update. */
export type Updated = Readonly<{
  doc: Doc;
  /** False when every value stayed as it was. */
  changed: boolean;
  /** Dotted paths that changed, with array positions filled in; `undefined` means any may have. */
  modifiedPaths: readonly string[] | undefined;
}>;

export type ApplyOptions = Readonly<{
  /** Position that the filter matched (`Filter.arrayIndex`), for `$`. */
  arrayIndex?: number | undefined;
  now?: Date;
  /** True while an upsert builds a new document: `$setOnInsert` then counts. */
  inserting?: boolean;
}>;

/** A compiled update. */
export type Update = Readonly<{
  kind: 'operators' | 'replacement' | 'pipeline';
  /** True when the update uses positional `$` and so needs `arrayIndex`. */
  needsArrayIndex: boolean;
  apply(doc: Doc, options?: ApplyOptions): Updated;
}>;

export type UpdateOptions = Readonly<{
  arrayFilters?: readonly Value[] | undefined;
  /** Variables for pipeline updates. */
  let?: Doc | undefined;
  now?: Date | undefined;
  collation?: Collation | undefined;
}>;

/** Compiles an update. The given documents are never changed by applying it. */
export const compileUpdate = (update: Doc | readonly Value[], options: UpdateOptions = {}): Update => {
  if (!isDoc(update)) return pipelineUpdate(update as readonly Value[], options);
  const [first] = update.keys();
  const byOperators = first?.startsWith('$') === true;
  if (!byOperators) {
    if ((options.arrayFilters?.length ?? 0) > 0)
      throw mongoError(9, 'arrayFilters may not be specified for replacement-style updates');
    return replacement(update);
  }
  return operatorUpdate(update, options);
};

const operatorUpdate = (update: Doc, { arrayFilters = [], collation }: UpdateOptions): Update => {
  const modifications = compileOperators(update);
  const needsArrayIndex = modifications.some(({ parts }) => parts.includes('$'));
  const dynamic = modifications.length > 1 && modifications.some(({ parts }) => parts.some(isPositional));
  const strings = collation?.strings;
  const filters = compileArrayFilters(arrayFilters, strings);
  checkArrayFilters(
    filters,
    modifications.map(({ parts }) => parts),
    update,
  );
  return {
    kind: 'operators',
    needsArrayIndex,
    apply: (doc, { arrayIndex, now = new Date(), inserting = false } = {}) => {
      if (needsArrayIndex && arrayIndex === undefined)
        throw mongoError(2, 'The positional operator did not find the match needed from the query.');
      const situation: Situation = {
        root: doc,
        now,
        strings,
        arrayIndex,
        arrayFilters: filters,
        owned: new Set(),
        modified: [],
        touched: dynamic ? new TouchedPaths() : undefined,
      };
      const result = modifyAll(doc, modifications, situation, inserting);
      if (!inserting) refuseNewId(doc, result, situation.modified);
      return { doc: result, changed: situation.modified.length > 0, modifiedPaths: situation.modified };
    },
  };
};

const modifyAll = (
  doc: Doc,
  modifications: readonly Modification[],
  situation: Situation,
  inserting: boolean,
): Doc => {
  let result = doc;
  for (const modification of modifications)
    if (inserting || !modification.onlyOnInsert) result = carryOut(result, modification, situation);
  return result;
};

const refuseNewId = (before: Doc, after: Doc, modified: readonly string[]): void => {
  const path = modified.find((changed) => changed === '_id' || changed.startsWith('_id.'));
  if (path !== undefined && !identical(before.get('_id'), after.get('_id')))
    throw mongoError(66, `Performing an update on the path '${path}' would modify the immutable field '_id'`);
};

/** Puts `_id` first, taking it from the old document where the new one has none. */
const withId = (before: Doc, after: Doc): Doc => {
  const id = before.get('_id');
  const own = after.get('_id');
  if (own !== undefined && id !== undefined && !identical(own, id))
    throw mongoError(
      66,
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(own)}`,
    );
  // Null is an _id too.
  const chosen = id === undefined ? own : id;
  if (chosen === undefined || [...after.keys()][0] === '_id') return after;
  const result: Doc = new Map([['_id', chosen]]);
  for (const [name, value] of after) if (name !== '_id') result.set(name, value);
  return result;
};

const whole = (before: Doc, after: Doc): Updated => {
  const doc = withId(before, after);
  return { doc, changed: !identical(before, doc), modifiedPaths: undefined };
};

const replacement = (update: Doc): Update => {
  for (const name of update.keys())
    if (name.startsWith('$'))
      throw mongoError(
        52,
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
  return { kind: 'replacement', needsArrayIndex: false, apply: (doc) => whole(doc, update) };
};

const pipelineUpdate = (
  stages: readonly Value[],
  { arrayFilters, let: variables, now, collation }: UpdateOptions,
): Update => {
  if (arrayFilters?.length)
    throw mongoError(9, 'arrayFilters may not be specified for pipeline-syle updates');
  const run = compilePipelineUpdate(stages, commandScope({ let: variables, now, collation }));
  return { kind: 'pipeline', needsArrayIndex: false, apply: (doc) => whole(doc, run(doc)) };
};

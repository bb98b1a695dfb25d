/** `$bucket` and `$bucketAuto`: documents into ranges of a value. */

import {
  compare,
  type Doc,
  isDoc,
  isInt32,
  isNumeric,
  type Maybe,
  toInteger,
  typeRank,
  type Value,
} from '../../bson';
import { mongoError } from '../../errors';
import type { Accumulator } from '../accumulators';
import { compileExpression, type Evaluate, type Scope } from '../expression';
import { approximateBytes } from '../memory';
import { namedArguments } from '../operators/arguments';
import { type CompileStage, PAUSE, type StageContext } from '../stage';
import { create, documentOf, groupBy, inOrder } from './group';
import { compileGroupFields, type GroupField } from './group-fields';
import { refuseBeyond } from './simple';

const COUNT: Doc = new Map([['count', new Map([['$sum', 1]])]]);

/** The output of `$bucket` and `$bucketAuto`: a count unless told otherwise. */
const bucketFields = (output: Maybe, { scope }: StageContext, code = 40196): GroupField[] => {
  if (output !== undefined && !isDoc(output))
    throw mongoError(code, "The $bucket 'output' field must be an object");
  return compileGroupFields(output ?? COUNT, scope);
};

/** What documents are grouped by: a path or an expression, not a plain value. */
const keyOf = (spec: Value, code: number, { scope }: StageContext, name: string): Evaluate => {
  if (!(typeof spec === 'string' ? spec.startsWith('$') : isDoc(spec)))
    throw mongoError(
      code,
      `The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression`,
    );
  return compileExpression(spec, scope);
};

/** The value of an expression that reads no document. */
const constantOf = (spec: Value, code: number, scope: Scope): Value => {
  const reads = new Set<string | undefined>();
  const evaluate = compileExpression(spec, { ...scope, reads });
  if (reads.size > 0) throw mongoError(code, 'The $bucket arguments must be constant values');
  return evaluate(new Map()) ?? null;
};

const boundariesOf = (spec: Value, scope: Scope): Value[] => {
  if (!Array.isArray(spec)) throw mongoError(40200, "The $bucket 'boundaries' field must be an array");
  const boundaries = spec.map((each) => constantOf(each, 40191, scope));
  if (boundaries.length < 2)
    throw mongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  for (const [at, boundary] of boundaries.slice(1).entries()) {
    if (typeRank(boundary) !== typeRank(boundaries[at]))
      throw mongoError(40193, "All values in the 'boundaries' option to $bucket must have the same type");
    if (compare(boundaries[at], boundary) >= 0)
      throw mongoError(40194, "The 'boundaries' option to $bucket must be sorted");
  }
  return boundaries;
};

const within = (value: Value, boundaries: readonly Value[]): boolean =>
  compare(value, boundaries[0]) >= 0 && compare(value, boundaries.at(-1)) < 0;

const bucket: CompileStage = (spec, context, name) => {
  const options = namedArguments(spec, name, ['groupBy', 'boundaries'], ['default', 'output']);
  const by = keyOf(options.get('groupBy') as Value, 40202, context, name);
  const boundaries = boundariesOf(options.get('boundaries') as Value, context.scope);
  const otherwise = options.has('default')
    ? constantOf(options.get('default') as Value, 40195, context.scope)
    : undefined;
  if (otherwise !== undefined && within(otherwise, boundaries))
    throw mongoError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const key: Evaluate = (doc) => {
    const value = by(doc);
    const at = boundaries.findLastIndex((boundary) => compare(boundary, value) <= 0);
    if (value !== undefined && at >= 0 && at < boundaries.length - 1) return boundaries[at];
    if (otherwise === undefined)
      throw mongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    return otherwise;
  };
  const stage = groupBy(key, bucketFields(options.get('output'), context), context, name);
  return inOrder(stage, (a, b) => compare(a.get('_id'), b.get('_id')));
};

/** Buckets of about equal size; values that are equal stay together. */
const bucketAuto: CompileStage = (spec, context, name) => {
  const options = namedArguments(spec, name, ['groupBy', 'buckets'], ['output', 'granularity']);
  if (options.has('granularity'))
    throw mongoError(238, "$bucketAuto's 'granularity' is not supported by this server");
  const by = keyOf(options.get('groupBy') as Value, 40239, context, name);
  const given = options.get('buckets');
  if (!isNumeric(given)) throw mongoError(40241, "The $bucketAuto 'buckets' field must be a numeric value");
  const buckets = Number(toInteger(given) ?? Number.NaN);
  if (!isInt32(buckets))
    throw mongoError(40242, "The $bucketAuto 'buckets' field must be representable as a 32-bit integer");
  if (buckets < 1) throw mongoError(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  const fields = bucketFields(options.get('output'), context, 40244);
  return function* (source) {
    const items: { value: Value; doc: Doc }[] = [];
    let bytes = 0;
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      items.push({ value: by(doc) ?? null, doc });
      bytes += approximateBytes(doc);
      refuseBeyond(bytes, context.memoryLimitBytes, name);
    }
    items.sort((a, b) => compare(a.value, b.value));
    const size = Math.max(1, Math.round(items.length / buckets));
    for (let start = 0, made = 1; start < items.length; made++) {
      let end = made === buckets ? items.length : Math.min(items.length, start + size);
      while (end < items.length && compare(items[end]?.value, items[end - 1]?.value) === 0) end += 1;
      const accumulators = create(fields, context);
      for (const { doc } of items.slice(start, end))
        for (const [at, field] of fields.entries())
          (accumulators[at] as Accumulator).add(field.evaluate(doc));
      const max = (items[end] ?? items[end - 1])?.value ?? null;
      const min = items[start]?.value ?? null;
      yield documentOf(
        new Map([
          ['min', min],
          ['max', max],
        ]),
        accumulators,
        fields,
      );
      start = end;
    }
  };
};

export const BUCKET_STAGES: Readonly<Record<string, CompileStage>> = {
  $bucket: bucket,
  $bucketAuto: bucketAuto,
};

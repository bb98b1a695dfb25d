/** `$group`, `$sortByCount` and `$bucket`: documents into groups, each group one document. */

import { compare, type Doc, isDoc, type Maybe, toInteger, type Value, ValueMap } from '../../bson';
import { mongoError } from '../../errors';
import type { Accumulator } from '../accumulators';
import { compileExpression, type Evaluate } from '../expression';
import { approximateBytes } from '../memory';
import { namedArguments } from '../operators/arguments';
import { type CompileStage, PAUSE, type Stage, type StageContext } from '../stage';
import { compileGroupFields, type GroupField } from './group-fields';
import { refuseBeyond } from './simple';

/** Rough memory of a group besides its key and what its accumulators hold. */
const GROUP_BYTES = 160;
const ACCUMULATOR_BYTES = 64;

type Groups = ValueMap<Accumulator[]>;

const create = (fields: readonly GroupField[], context: StageContext): Accumulator[] =>
  fields.map((field) => field.create(context.scope.collation?.strings));

const documentOf = (id: Value, accumulators: readonly Accumulator[], fields: readonly GroupField[]): Doc => {
  const result: Doc = new Map([['_id', id]]);
  for (const [at, field] of fields.entries())
    result.set(field.name, (accumulators[at] as Accumulator).result());
  return result;
};

/** Groups by the value of an expression; the memory of all groups together is bounded. */
const groupBy = (key: Evaluate, fields: readonly GroupField[], context: StageContext, name: string): Stage =>
  function* (source) {
    const groups: Groups = new ValueMap(context.scope.collation?.strings);
    let bytes = 0;
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      const id = key(doc) ?? null;
      let accumulators = groups.get(id);
      if (!accumulators) {
        accumulators = create(fields, context);
        groups.set(id, accumulators);
        bytes += GROUP_BYTES + 2 * approximateBytes(id) + ACCUMULATOR_BYTES * fields.length;
      }
      for (let at = 0; at < fields.length; at++) {
        const accumulator = accumulators[at] as Accumulator;
        const before = accumulator.bytes;
        accumulator.add((fields[at] as GroupField).evaluate(doc));
        bytes += accumulator.bytes - before;
      }
      refuseBeyond(bytes, context.memoryLimitBytes, name);
    }
    for (const [id, accumulators] of groups) yield documentOf(id, accumulators, fields);
  };

const group: CompileStage = (spec, context, name) => {
  if (!isDoc(spec)) throw mongoError(15947, "a group's fields must be specified in an object");
  const id = spec.get('_id');
  if (id === undefined) throw mongoError(15955, 'a group specification must include an _id');
  return groupBy(
    compileExpression(id, context.scope),
    compileGroupFields(spec, context.scope),
    context,
    name,
  );
};

const isExpression = (spec: Value): boolean =>
  typeof spec === 'string'
    ? spec.startsWith('$')
    : isDoc(spec) && [...spec.keys()][0]?.startsWith('$') === true;

const sortByCount: CompileStage = (spec, context, name) => {
  if (!isExpression(spec))
    throw mongoError(
      40147,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    );
  const fields = compileGroupFields(new Map([['count', new Map([['$sum', 1]])]]), context.scope);
  const stage = groupBy(compileExpression(spec, context.scope), fields, context, name);
  return function* (source) {
    const groups: Doc[] = [];
    for (const doc of stage(source)) {
      if (doc === PAUSE) yield doc;
      else groups.push(doc);
    }
    yield* groups.sort((a, b) => compare(b.get('count'), a.get('count')));
  };
};

const COUNT: Doc = new Map([['count', new Map([['$sum', 1]])]]);

/** The output of `$bucket` and `$bucketAuto`: a count unless told otherwise. */
const bucketFields = (output: Maybe, { scope }: StageContext): GroupField[] => {
  if (output !== undefined && !isDoc(output))
    throw mongoError(40196, "The $bucket 'output' field must be an object");
  return compileGroupFields(output ?? COUNT, scope);
};

const bucket: CompileStage = (spec, context, name) => {
  const options = namedArguments(spec, name, ['groupBy', 'boundaries'], ['default', 'output']);
  const boundaries = options.get('boundaries');
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw mongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  for (let at = 1; at < boundaries.length; at++)
    if (compare(boundaries[at - 1], boundaries[at]) >= 0)
      throw mongoError(40194, "The 'boundaries' option to $bucket must be sorted");
  const by = compileExpression(options.get('groupBy') as Value, context.scope);
  const otherwise = options.get('default');
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
  return function* (source) {
    const groups: Doc[] = [];
    for (const doc of stage(source)) {
      if (doc === PAUSE) yield doc;
      else groups.push(doc);
    }
    yield* groups.sort((a, b) => compare(a.get('_id'), b.get('_id')));
  };
};

/** Buckets of about equal size; values that are equal stay together. */
const bucketAuto: CompileStage = (spec, context, name) => {
  const options = namedArguments(spec, name, ['groupBy', 'buckets'], ['output', 'granularity']);
  if (options.has('granularity'))
    throw mongoError(238, "$bucketAuto's 'granularity' is not supported by this server");
  const buckets = Number(toInteger(options.get('buckets')) ?? 0n);
  if (buckets < 1) throw mongoError(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  const by = compileExpression(options.get('groupBy') as Value, context.scope);
  const fields = bucketFields(options.get('output'), context);
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

export const GROUP_STAGES: Readonly<Record<string, CompileStage>> = {
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
};

/** `$group` and `$sortByCount`: documents into groups, each group one document. */

import { compare, type Doc, isDoc, type Value, ValueMap } from '../../bson';
import { mongoError } from '../../errors';
import type { Accumulator } from '../accumulators';
import { compileExpression, type Evaluate } from '../expression';
import { approximateBytes } from '../memory';
import { type CompileStage, PAUSE, type Stage, type StageContext } from '../stage';
import { compileGroupFields, type GroupField } from './group-fields';
import { refuseBeyond } from './simple';

/** Rough memory of a group besides its key and what its accumulators hold. */
const GROUP_BYTES = 160;
const ACCUMULATOR_BYTES = 64;

type Groups = ValueMap<Accumulator[]>;

export const create = (fields: readonly GroupField[], context: StageContext): Accumulator[] =>
  fields.map((field) => field.create(context.scope.collation?.strings));

export const documentOf = (
  id: Value,
  accumulators: readonly Accumulator[],
  fields: readonly GroupField[],
): Doc => {
  const result: Doc = new Map([['_id', id]]);
  for (const [at, field] of fields.entries())
    result.set(field.name, (accumulators[at] as Accumulator).result());
  return result;
};

/** Groups by the value of an expression; the memory of all groups together is bounded. */
export const groupBy = (
  key: Evaluate,
  fields: readonly GroupField[],
  context: StageContext,
  name: string,
): Stage =>
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
  const key = id === undefined ? undefined : compileExpression(id, context.scope);
  const fields = compileGroupFields(spec, context.scope);
  if (!key) throw mongoError(15955, 'a group specification must include an _id');
  return groupBy(key, fields, context, name);
};

/** What is counted: a path or an operator. Refuses other texts (40148), documents (40147) and values (40149). */
const checkCounted = (spec: Value): void => {
  const code = typeof spec === 'string' ? 40148 : isDoc(spec) ? 40147 : 40149;
  const first = typeof spec === 'string' ? spec : isDoc(spec) ? [...spec.keys()][0] : undefined;
  if (first?.startsWith('$') !== true)
    throw mongoError(
      code,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    );
};

/** What a stage gives, all of it, in an order. */
export const inOrder = (stage: Stage, order: (a: Doc, b: Doc) => number): Stage =>
  function* (source) {
    const given: Doc[] = [];
    for (const doc of stage(source)) {
      if (doc === PAUSE) yield doc;
      else given.push(doc);
    }
    yield* given.sort(order);
  };

const sortByCount: CompileStage = (spec, context, name) => {
  checkCounted(spec);
  const fields = compileGroupFields(new Map([['count', new Map([['$sum', 1]])]]), context.scope);
  const stage = groupBy(compileExpression(spec, context.scope), fields, context, name);
  return inOrder(stage, (a, b) => compare(b.get('count'), a.get('count')));
};

export const GROUP_STAGES: Readonly<Record<string, CompileStage>> = {
  $group: group,
  $sortByCount: sortByCount,
};

/** Stages that need no more than a few lines: `$match`, `$limit`, `$skip`, `$count`, `$sample`, `$documents`, `$redact`. */

import {
  type Doc,
  isDoc,
  isNumeric,
  type Maybe,
  show,
  toInteger,
  typeName,
  type Value,
  whole,
} from '../../bson';
import { mongoError } from '../../errors';
import { compileFilterIn } from '../../query/filter';
import { compileExpression } from '../expression';
import { approximateBytes } from '../memory';
import { type CompileStage, PAUSE, type Source, type Stage } from '../stage';

/** One document in, at most one out. */
export const perDocument = (apply: (doc: Doc) => Doc | undefined): Stage =>
  function* (source: Source) {
    for (const doc of source) {
      const result = doc === PAUSE ? PAUSE : apply(doc);
      if (result !== undefined) yield result;
    }
  };

const match: CompileStage = (spec, { scope }) => {
  if (!isDoc(spec)) throw mongoError(15959, 'the match filter must be an expression in an object');
  const filter = compileFilterIn(spec, scope);
  return perDocument((doc) => (filter.matches(doc) ? doc : undefined));
};

const countOf = (spec: Value, name: string, code: number, least: bigint): number => {
  if (!isNumeric(spec))
    throw mongoError(code, `invalid argument to ${name} stage: Expected a number in: ${name}: ${show(spec)}`);
  const count = toInteger(spec);
  if (count === undefined)
    throw mongoError(code, `invalid argument to ${name} stage: Expected an integer: ${name}: ${show(spec)}`);
  if (count < 0n)
    throw mongoError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${show(spec)}`,
    );
  if (count < least) throw mongoError(15958, 'the limit must be positive');
  return Number(count);
};

/** The number behind `$limit`. */
export const limitOf = (spec: Value): number => countOf(spec, '$limit', 5107201, 1n);

const limit: CompileStage = (spec) => {
  const most = limitOf(spec);
  return function* (source) {
    let left = most;
    for (const doc of source) {
      yield doc;
      if (doc !== PAUSE && --left === 0) return;
    }
  };
};

const skip: CompileStage = (spec) => {
  const count = countOf(spec, '$skip', 5107200, 0n);
  return function* (source) {
    let left = count;
    for (const doc of source) {
      if (doc === PAUSE || left === 0) yield doc;
      else left -= 1;
    }
  };
};

const count: CompileStage = (spec) => {
  if (typeof spec !== 'string') throw mongoError(40156, 'the count field must be a non-empty string');
  if (spec === '') throw mongoError(40157, 'the count field must be a non-empty string');
  if (spec.startsWith('$')) throw mongoError(40158, 'the count field cannot be a $-prefixed path');
  if (spec.includes('\0')) throw mongoError(40159, 'the count field cannot contain a null byte');
  if (spec.includes('.')) throw mongoError(40160, "the count field cannot contain '.'");
  if (spec === '_id') throw mongoError(15948, "a group's _id may only be specified once");
  return function* (source) {
    let total = 0;
    for (const doc of source) {
      if (doc === PAUSE) yield doc;
      else total += 1;
    }
    if (total > 0) yield new Map([[spec, whole(total)]]);
  };
};

const sample: CompileStage = (spec, { memoryLimitBytes }) => {
  const size = isDoc(spec) ? spec.get('size') : undefined;
  if (!isDoc(spec)) throw mongoError(28745, 'the $sample stage specification must be an object');
  for (const key of spec.keys())
    if (key !== 'size') throw mongoError(28748, `unrecognized option to $sample: ${key}`);
  if (size === undefined) throw mongoError(28749, '$sample stage must specify a size');
  if (!isNumeric(size)) throw mongoError(28746, 'size argument to $sample must be a number');
  const wanted = Number(toInteger(size) ?? -1n);
  if (wanted <= 0) throw mongoError(28747, 'size argument to $sample must be a positive integer');
  return function* (source) {
    const kept: Doc[] = [];
    let seen = 0;
    let bytes = 0;
    for (const doc of source) {
      if (doc === PAUSE) {
        yield doc;
        continue;
      }
      seen += 1;
      const at = kept.length < wanted ? kept.length : Math.floor(Math.random() * seen);
      if (at >= wanted) continue;
      if (at === kept.length) bytes += approximateBytes(doc);
      kept[at] = doc;
      refuseBeyond(bytes, memoryLimitBytes, '$sample');
    }
    yield* kept.sort(() => Math.random() - 0.5);
  };
};

/** Refuses (292) a stage that holds too much. */
export const refuseBeyond = (bytes: number, limitBytes: number, name: string): void => {
  if (bytes > limitBytes)
    throw mongoError(
      292,
      `Exceeded memory limit for ${name} of ${limitBytes} bytes, and spilling to disk is not supported by this server`,
    );
};

const documents: CompileStage = (spec, { scope }) => {
  const evaluate = compileExpression(spec, scope);
  return function* () {
    const list: Maybe = evaluate(new Map());
    if (!Array.isArray(list))
      throw mongoError(5858203, `an array is expected in $documents, got ${typeName(list)}`);
    for (const item of list) {
      if (!isDoc(item))
        throw mongoError(5858201, `each element of $documents must be an object, got ${typeName(item)}`);
      yield item;
    }
  };
};

const redact: CompileStage = (spec, { scope }) => {
  const decide = compileExpression(spec, scope);
  const visit = (doc: Doc): Doc | undefined => {
    const verdict = decide(doc);
    if (verdict === 'KEEP') return doc;
    if (verdict === 'PRUNE') return undefined;
    if (verdict !== 'DESCEND')
      throw mongoError(
        17053,
        `$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE, but returned ${show(verdict)}`,
      );
    const kept: Doc = new Map();
    for (const [name, value] of doc) {
      const inner = isDoc(value) ? visit(value) : Array.isArray(value) ? value.flatMap(visitItem) : value;
      if (inner !== undefined) kept.set(name, inner);
    }
    return kept;
  };
  const visitItem = (item: Value): Value[] => {
    if (Array.isArray(item)) return [item.flatMap(visitItem)];
    if (!isDoc(item)) return [item];
    const inner = visit(item);
    return inner ? [inner] : [];
  };
  return perDocument(visit);
};

export const SIMPLE_STAGES: Readonly<Record<string, CompileStage>> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $count: count,
  $sample: sample,
  $documents: documents,
  $redact: redact,
};

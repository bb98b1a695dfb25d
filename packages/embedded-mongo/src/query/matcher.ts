/** Filters at work: does a document match, and at which array position did it. */

import { commandScope, type Scope, truthy } from '../agg/expression';
import { type Doc, decode, isDoc, type Maybe, rawGet, type StringOrder, splitPath, visitPath } from '../bson';
import type { Collation } from './collation';
import { compileTest, type ValueTest } from './condition';
import { parseFilter } from './parse';
import type { Predicate, Test } from './predicate';

/** A document, or its bytes: only the fields that a filter names are then decoded. */
type Source = Doc | Buffer;
type Match = (source: Source) => boolean;

/** Above this many conditions decoding once is cheaper than looking up each field in the bytes. */
const RAW_CONDITIONS_MAX = 4;

/** A compiled filter. */
export type Filter = Readonly<{
  /** The parsed filter, for the planner. */
  predicate: Predicate;
  /** Set when strings compare by a language's rules: an index in plain order cannot serve strings then. */
  collation: Collation | undefined;
  matches(doc: Doc): boolean;
  /** The same on a stored document's bytes, decoding only what is needed. */
  matchesRaw(bytes: Buffer): boolean;
  /** For a matching document: the array position that matched, which positional `$` stands for. */
  arrayIndex(doc: Doc): number | undefined;
}>;

export type FilterOptions = Readonly<{
  /** Values of variables for `$expr` (`$$name`). */
  let?: Doc | undefined;
  now?: Date | undefined;
  collation?: Collation | undefined;
}>;

/** Compiles a filter. Refuses what it cannot answer exactly, with MongoDB's code. */
export const compileFilter = (filter: Doc, options: FilterOptions = {}): Filter =>
  compileFilterIn(filter, commandScope(options));

/** The same with variables in scope, as a stage of a pipeline has them. */
export const compileFilterIn = (filter: Doc, scope: Scope): Filter => {
  const predicate = parseFilter(filter, scope);
  const strings = scope.collation?.strings;
  const match = compileMatch(predicate, strings);
  const few = countTests(predicate) <= RAW_CONDITIONS_MAX;
  return {
    predicate,
    collation: scope.collation,
    matches: match,
    matchesRaw: (bytes) => match(few ? bytes : decode(bytes)),
    arrayIndex: (doc) => arrayIndex(predicate, doc, strings),
  };
};

const countTests = (predicate: Predicate): number => {
  if ('children' in predicate) return predicate.children.reduce((sum, child) => sum + countTests(child), 0);
  if (predicate.kind === 'not') return countTests(predicate.child);
  return predicate.kind === 'expr' ? RAW_CONDITIONS_MAX + 1 : 1;
};

/** Compiles a predicate over documents. */
export const compileMatch = (predicate: Predicate, strings?: StringOrder): Match => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return combine(
        predicate.kind,
        predicate.children.map((child) => compileMatch(child, strings)),
      );
    case 'not': {
      const match = compileMatch(predicate.child, strings);
      return (source) => !match(source);
    }
    case 'constant':
      return () => predicate.value;
    case 'expr':
      return (source) => truthy(predicate.evaluate(source instanceof Map ? source : decode(source)));
    case 'test':
      return matchPath(predicate.path, predicate.test, strings);
  }
};

const combine = <T>(
  kind: 'and' | 'or' | 'nor',
  parts: readonly ((source: T) => boolean)[],
): ((source: T) => boolean) => {
  if (kind === 'and') return (source) => parts.every((part) => part(source));
  if (kind === 'or') return (source) => parts.some((part) => part(source));
  return (source) => !parts.some((part) => part(source));
};

/** `$exists`, `$size` and `$elemMatch` look at an array as a whole, all others into it. */
const looksInto = ({ op }: Test): boolean =>
  op !== '$exists' && op !== '$size' && op !== '$elemMatch' && op !== '$elemMatchValue';

const matchPath = (path: string, test: Test, strings?: StringOrder): Match => {
  const parts = splitPath(path);
  const [first] = parts as [string, ...string[]];
  const accepts = compileValueTest(test, strings);
  const expand = looksInto(test);
  const single = parts.length === 1;
  return (source) => {
    const value = source instanceof Map ? source.get(first) : rawGet(source, first);
    if (single && !(expand && Array.isArray(value))) return accepts(value);
    const holder = source instanceof Map ? source : new Map(value === undefined ? [] : [[first, value]]);
    return visitPath(holder, parts, expand, accepts);
  };
};

const compileValueTest = (test: Test, strings?: StringOrder): ValueTest => {
  if (test.op === '$elemMatch') {
    const match = compileMatch(test.element, strings);
    return (value) => Array.isArray(value) && value.some((item) => matchesElement(match, item));
  }
  if (test.op === '$elemMatchValue') {
    const match = compileValueMatch(test.element, strings);
    return (value) => Array.isArray(value) && value.some(match);
  }
  return compileTest(test, strings);
};

/** An array inside an array is seen as a document whose fields are the positions. */
const matchesElement = (match: Match, item: Maybe): boolean =>
  isDoc(item)
    ? match(item)
    : Array.isArray(item) && match(new Map(item.map((value, index) => [String(index), value])));

/** Compiles a predicate over one bare value: for `$elemMatch: {$gt: 1}` and `$pull: {x: {$gt: 1}}`. */
export const compileValueMatch = (predicate: Predicate, strings?: StringOrder): ValueTest => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return combine(
        predicate.kind,
        predicate.children.map((child) => compileValueMatch(child, strings)),
      );
    case 'not': {
      const match = compileValueMatch(predicate.child, strings);
      return (value) => !match(value);
    }
    case 'test':
      return compileValueTest(predicate.test, strings);
    case 'constant':
      return () => predicate.value;
    case 'expr':
      return () => false;
  }
};

/** Walks again the way a match was found; the last condition that went through an array decides. */
const arrayIndex = (predicate: Predicate, doc: Doc, strings?: StringOrder): number | undefined => {
  if (predicate.kind === 'and')
    return predicate.children.reduce<number | undefined>(
      (index, child) => arrayIndex(child, doc, strings) ?? index,
      undefined,
    );
  if (predicate.kind === 'or') {
    const hit = predicate.children.find((child) => compileMatch(child, strings)(doc));
    return hit && arrayIndex(hit, doc, strings);
  }
  return predicate.kind === 'test' ? testIndex(predicate.path, predicate.test, doc, strings) : undefined;
};

const testIndex = (path: string, test: Test, doc: Doc, strings?: StringOrder): number | undefined => {
  const accepts = compileValueTest(test, strings);
  let found: number | undefined;
  visitPath(doc, splitPath(path), looksInto(test), (value, index) => {
    if (!accepts(value)) return false;
    found = index ?? elementIndex(test, value, strings);
    return true;
  });
  return found;
};

const elementIndex = (test: Test, value: Maybe, strings?: StringOrder): number | undefined => {
  if (!Array.isArray(value)) return undefined;
  if (test.op === '$elemMatch') {
    const match = compileMatch(test.element, strings);
    return value.findIndex((item) => matchesElement(match, item));
  }
  return test.op === '$elemMatchValue'
    ? value.findIndex(compileValueMatch(test.element, strings))
    : undefined;
};

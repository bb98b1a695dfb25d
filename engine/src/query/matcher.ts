/** Predicates at work: does a document match. */

import { truthy } from '../agg/expression';
import {
  type Doc,
  decode,
  isDoc,
  type Maybe,
  rawPath,
  type StringOrder,
  splitPath,
  visitPath,
} from '../bson';
import { compileTest, type ValueTest } from './condition';
import type { Predicate, Test } from './predicate';

/** A document, or its bytes: only the fields that a filter names are then decoded. */
export type Source = Doc | Buffer;
/** Decides whether a document matches. */
export type Match = (source: Source) => boolean;

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
    const value = source instanceof Map ? source.get(first) : rawPath(source, parts);
    if (single && !(expand && Array.isArray(value))) return accepts(value);
    const holder = source instanceof Map ? source : new Map(value === undefined ? [] : [[first, value]]);
    return visitPath(holder, parts, expand, accepts);
  };
};

const compileValueTest = (test: Test, strings?: StringOrder): ValueTest => {
  if (test.op !== '$elemMatch' && test.op !== '$elemMatchValue') return compileTest(test, strings);
  const accepts = elementTest(test, strings);
  return (value) => accepts !== undefined && Array.isArray(value) && value.some(accepts);
};

/** An array inside an array is seen as a document whose fields are the positions. */
const matchesElement = (match: Match, item: Maybe): boolean =>
  isDoc(item)
    ? match(item)
    : Array.isArray(item) && match(new Map(item.map((value, index) => [String(index), value])));

/** Compiles a predicate over one bare value: for `$elemMatch: {$gt: 1}` and `$pull: {x: {$gt: 1}}`. */
const compileValueMatch = (predicate: Predicate, strings?: StringOrder): ValueTest => {
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

/** For `$elemMatch`: the position of the first element of an array that it accepts. */
export const elementFinder = (test: Test, strings?: StringOrder): ((value: Maybe) => number | undefined) => {
  const accepts = elementTest(test, strings);
  return (value) => {
    if (!accepts || !Array.isArray(value)) return undefined;
    const index = value.findIndex(accepts);
    return index < 0 ? undefined : index;
  };
};

const elementTest = (test: Test, strings?: StringOrder): ((item: Maybe) => boolean) | undefined => {
  if (test.op === '$elemMatchValue') return compileValueMatch(test.element, strings);
  if (test.op !== '$elemMatch') return undefined;
  const match = compileMatch(test.element, strings);
  return (item) => matchesElement(match, item);
};

/** The position, in the outermost array on the way, of the value by which a test accepts a document. */
export const testIndex = (
  path: string,
  tests: readonly Test[],
  doc: Doc,
  strings?: StringOrder,
): number | undefined => {
  const [first] = tests as [Test, ...Test[]];
  const accepts = tests.map((test) => compileValueTest(test, strings));
  let found: number | undefined;
  visitPath(doc, splitPath(path), looksInto(first), (value, index) => {
    if (!accepts.some((accept) => accept(value))) return false;
    found = index ?? elementFinder(first, strings)(value);
    return true;
  });
  return found;
};

/** What a filter demands of single paths, as far as an index can use it. */

import {
  isNaNValue,
  isNumeric,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Regex,
  TYPE,
  typeOf,
  UNDEFINED,
  type Value,
} from '../bson';
import type { Filter, Predicate, Test } from '../query';

/** One end of an interval of values; `undefined` where the type's own end is meant. */
export type Interval = Readonly<{
  /** Values of the type of this one are meant. */
  low: Value;
  lowIncluded: boolean;
  lowOpen: boolean;
  high: Value;
  highIncluded: boolean;
  highOpen: boolean;
}>;

/** A set of values that one path must meet, as points, string prefixes and intervals of one type each. */
export type Constraint = Readonly<{
  path: string;
  points: readonly Value[];
  prefixes: readonly string[];
  intervals: readonly Interval[];
  /** Nothing but the filter's own condition is left to check. */
  exact: boolean;
  /** A document without the path cannot meet it. */
  excludesMissing: boolean;
  /** Holds for one element of an array together with others of the same group. */
  group: number | undefined;
}>;

/** All conditions that must hold together, by path. `complete` when there are no others. */
export type Demands = Readonly<{
  constraints: readonly Constraint[];
  tests: readonly PathTest[];
  complete: boolean;
}>;
export type PathTest = Readonly<{ path: string; test: Test }>;

const isScalar = (value: Value): boolean =>
  value !== null &&
  (typeof value !== 'object' ||
    value instanceof ObjectId ||
    value instanceof Date ||
    (isNumeric(value) && !isNaNValue(value)));

/** Reads the demands of a filter. */
export const demandsOf = (filter: Filter): Demands => {
  const gather: Gathering = {
    constraints: [],
    tests: [],
    complete: true,
    groups: 0,
    ordered: filter.collation === undefined,
  };
  collect(filter.predicate, gather);
  return gather;
};

type Gathering = {
  constraints: Constraint[];
  tests: PathTest[];
  complete: boolean;
  groups: number;
  ordered: boolean;
};

const collect = (predicate: Predicate, into: Gathering): void => {
  if (predicate.kind === 'and') {
    for (const child of predicate.children) collect(child, into);
    return;
  }
  if (predicate.kind === 'expr') {
    for (const { path, value } of predicate.equalities)
      addTest(path, { op: '$eq', value: value as Value }, into, undefined, true);
    into.complete = false;
  } else if (predicate.kind === 'test') {
    into.tests.push(predicate);
    addTest(predicate.path, predicate.test, into, undefined);
  } else if (predicate.kind === 'constant' && predicate.value) return;
  else into.complete = false;
};

const addTest = (
  path: string,
  test: Test,
  into: Gathering,
  group: number | undefined,
  inexact = false,
): void => {
  if (test.op === '$elemMatch' || test.op === '$elemMatchValue') {
    into.complete = false;
    into.groups += 1;
    collectElement(path, test.op === '$elemMatch', test.element, into, into.groups);
    return;
  }
  const constraint = constraintOf(path, test, group, into.ordered);
  if (!constraint?.exact || inexact) into.complete = false;
  if (constraint) into.constraints.push(inexact ? { ...constraint, exact: false } : constraint);
};

const collectElement = (
  path: string,
  asDocument: boolean,
  element: Predicate,
  into: Gathering,
  group: number,
): void => {
  if (element.kind === 'and')
    for (const child of element.children) collectElement(path, asDocument, child, into, group);
  if (element.kind !== 'test' || element.test.op === '$elemMatch' || element.test.op === '$elemMatchValue')
    return;
  const constraint = constraintOf(
    asDocument ? `${path}.${element.path}` : path,
    element.test,
    group,
    into.ordered,
  );
  if (constraint) into.constraints.push({ ...constraint, exact: false });
};

const none = { points: [], prefixes: [], intervals: [] } as const;

/** The constraint of one test; `undefined` when an index says nothing about it. */
const constraintOf = (
  path: string,
  test: Test,
  group: number | undefined,
  ordered: boolean,
): Constraint | undefined => {
  const base = { ...none, path, group, excludesMissing: true };
  switch (test.op) {
    case '$eq':
      if (!ordered && !isPlain(test.value)) return undefined;
      return {
        ...base,
        points: pointsOf(test.value),
        exact: isScalar(test.value),
        excludesMissing: test.value !== null,
      };
    case '$in': {
      if (!ordered && !(test.values.every(isPlain) && test.patterns.length === 0)) return undefined;
      const prefixes = test.patterns.map(({ prefix }) => prefix);
      const patterns = test.patterns.map(({ source, flags }) => new Regex(source, flags));
      return {
        ...base,
        points: [...test.values.flatMap(pointsOf), ...patterns],
        prefixes,
        exact: prefixes.length === 0 && test.values.every(isScalar),
        excludesMissing: !test.values.includes(null),
      };
    }
    case '$regex': {
      if (!ordered) return undefined;
      const { source, flags, prefix } = test.pattern;
      return { ...base, points: [new Regex(source, flags)], prefixes: [prefix], exact: false };
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const { value } = test;
      if (!hasBracket(value) || (!ordered && !isPlain(value))) return undefined;
      const above = test.op === '$gt' || test.op === '$gte';
      const interval: Interval = {
        low: value,
        high: value,
        lowOpen: !above,
        highOpen: above,
        lowIncluded: test.op === '$gte',
        highIncluded: test.op === '$lte',
      };
      return { ...base, intervals: [interval], exact: isScalar(value) };
    }
    default:
      return undefined;
  }
};

/** Values that compare the same under every collation. */
const isPlain = (value: Value): boolean => isScalar(value) && typeof value !== 'string';

/** An array equals itself as a whole, or is equal to an element: look for its first element too. */
const pointsOf = (value: Value): Value[] => {
  if (!Array.isArray(value)) return [value];
  return value.length === 0 ? [value, UNDEFINED] : [value, value[0] as Value];
};

/** Ranges are within one type; for null, NaN, arrays and the extremes the filter alone decides. */
export const hasBracket = (value: Value): boolean =>
  value !== null &&
  value !== MIN_KEY &&
  value !== MAX_KEY &&
  !Array.isArray(value) &&
  !isNaNValue(value) &&
  !(value instanceof Regex) &&
  typeOf(value) !== TYPE.undefined;

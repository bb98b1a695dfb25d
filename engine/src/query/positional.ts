/** Which array position a filter matched: what positional `$` stands for. */

import type { Doc, StringOrder } from '../bson';
import { testIndex } from './matcher';
import type { Predicate, Test } from './predicate';

/**
 * The order in which conditions that must all hold are looked at, whatever the order they were written in; the last
 * one that went through an array decides.
 */
const ORDER: readonly Test['op'][] = [
  '$elemMatch',
  '$elemMatchValue',
  '$size',
  '$eq',
  '$lte',
  '$lt',
  '$gt',
  '$gte',
  '$regex',
  '$mod',
  '$exists',
  '$in',
  '$bitsAllSet',
  '$bitsAllClear',
  '$bitsAnySet',
  '$bitsAnyClear',
  '$type',
];

/** Conditions on one path of which any may hold: `{a: {$in: [1, 2]}}`, or `$or` over the same field. */
type Alternatives = Readonly<{ path: string; tests: readonly Test[]; rank: number }>;

/** The position that matched in a document that meets the filter; `undefined` when no array was gone through. */
export const arrayIndex = (predicate: Predicate, doc: Doc, strings?: StringOrder): number | undefined => {
  const conditions = conjuncts(predicate).sort((a, b) => a.rank - b.rank || comparePaths(a.path, b.path));
  return conditions.reduce<number | undefined>(
    (index, { path, tests }) => testIndex(path, tests, doc, strings) ?? index,
    undefined,
  );
};

const comparePaths = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** What must hold of a matching document. A real choice between fields, and what must not hold, give no position. */
const conjuncts = (predicate: Predicate): Alternatives[] => {
  if (predicate.kind === 'and') return predicate.children.flatMap(conjuncts);
  if (predicate.kind === 'or') return alternatives(predicate.children);
  return predicate.kind === 'test' ? [single(predicate.path, predicate.test)] : [];
};

const single = (path: string, test: Test): Alternatives => {
  const [only, ...others] = test.op === '$in' && test.patterns.length === 0 ? test.values : [];
  const op = only !== undefined && others.length === 0 ? '$eq' : test.op;
  return { path, tests: [test], rank: ORDER.indexOf(op) };
};

/** Equalities and regular expressions on one path are a list of values as in `$in`. */
const alternatives = (children: readonly Predicate[]): Alternatives[] => {
  const [first, ...others] = children.map(conjuncts);
  if (first && others.length === 0) return first;
  const tests = [first, ...others].map((each) => (each?.length === 1 ? each[0] : undefined));
  const path = tests[0]?.path;
  const list = tests.flatMap((each) => (each && each.path === path ? each.tests : []));
  const simple = list.every(({ op }) => op === '$eq' || op === '$regex');
  if (path === undefined || list.length !== children.length || !simple) return [];
  return [{ path, tests: list, rank: ORDER.indexOf('$in') }];
};

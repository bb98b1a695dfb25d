/** Chooses how to find documents: by `_id`, through an index, through several for `$or`, or all of them. */

import type { Doc, Value } from '../bson';
import { equal } from '../bson';
import { mongoError } from '../errors';
import { ID_KEY } from '../index/definition';
import { compileFilter, type Filter, type SortOrder } from '../query';
import type { Collection, Index, IndexField } from '../storage/catalog';
import { boundsOf, type KeyRange } from './bounds';
import { type Constraint, type Demands, demandsOf } from './constraints';
import { implies } from './implication';

/** A scan of one index; without `index` it is over the documents in the order of `_id`. */
export type Scan = Readonly<{
  kind: 'scan';
  index: Index | undefined;
  /** `undefined`: everything. */
  ranges: readonly KeyRange[] | undefined;
  reverse: boolean;
  /** The documents come in the order that was asked for. */
  sorted: boolean;
  /** The ranges hold exactly the matching documents: the filter need not look again. */
  exact: boolean;
  used: readonly Constraint[];
}>;

export type Plan = Scan | Readonly<{ kind: 'union'; scans: readonly Scan[]; sorted: false; exact: false }>;

export type Wish = Readonly<{
  filter: Filter;
  sort?: SortOrder | undefined;
  /** An index by name or key pattern, or `{$natural: 1}`. */
  hint?: Value | undefined;
}>;

const ID_FIELDS: readonly IndexField[] = [{ path: '_id', direction: 1 }];

/** The best plan. Refuses a hint that names no index (2). */
export const planQuery = (collection: Collection, wish: Wish): Plan => {
  const { filter, sort, hint } = wish;
  const demands = demandsOf(filter);
  const byId = scanOf(undefined, demands, sort, filter);
  if (hint === undefined && byId.ranges && byId.used.some(({ points }) => points.length === 1)) return byId;
  const hinted = hint === undefined ? undefined : hintedScan(collection, hint, demands, wish);
  if (hinted) return hinted;

  let best = byId;
  let bestScore = score(byId);
  for (const index of collection.indexes) {
    if (index.hidden || index.building || !holdsAll(index, demands)) continue;
    const scan = scanOf(index, demands, sort, filter);
    if (!scan.ranges && !(scan.sorted && sort)) continue;
    const points = score(scan);
    if (points > bestScore) [best, bestScore] = [scan, points];
  }
  return unionOf(collection, filter, best) ?? best;
};

/** `$or` whose every branch has an index is a union of their scans, if nothing better was found. */
const unionOf = (collection: Collection, filter: Filter, best: Scan): Plan | undefined => {
  if (best.ranges) return undefined;
  const { predicate } = filter;
  const or =
    predicate.kind === 'or'
      ? predicate
      : predicate.kind === 'and'
        ? predicate.children.find(({ kind }) => kind === 'or')
        : undefined;
  if (or?.kind !== 'or' || or.children.length === 0) return undefined;
  const scans: Scan[] = [];
  for (const child of or.children) {
    const plan = planQuery(collection, { filter: { ...filter, predicate: child } });
    if (plan.kind !== 'scan' || !plan.ranges) return undefined;
    scans.push(plan);
  }
  return { kind: 'union', scans, sorted: false, exact: false };
};

const scanOf = (
  index: Index | undefined,
  demands: Demands,
  sort: SortOrder | undefined,
  filter: Filter,
): Scan => {
  const fields = index?.fields ?? ID_FIELDS;
  const multikey = index?.multikey ?? false;
  const bounds = boundsOf(fields, demands.constraints, multikey);
  const ranges = bounds.used.length > 0 ? bounds.ranges : undefined;
  const order =
    index?.multikey || index?.inexact || sort?.collation
      ? undefined
      : sortDirection(fields, bounds.singles, sort);
  return {
    kind: 'scan',
    index,
    ranges,
    reverse: order === -1,
    sorted: sort === undefined || order !== undefined,
    exact:
      ranges !== undefined &&
      bounds.exact &&
      demands.complete &&
      !index?.inexact &&
      bounds.used.length === demands.constraints.length &&
      filter.collation === undefined,
    used: bounds.used,
  };
};

/** 1 or -1 when the order of the index, read forwards or backwards, is the wanted one. */
const sortDirection = (
  fields: readonly IndexField[],
  singles: number,
  sort: SortOrder | undefined,
): 1 | -1 | undefined => {
  if (!sort) return 1;
  const held = new Set(fields.slice(0, singles).map(({ path }) => path));
  const wanted = sort.fields.filter(({ path }) => !held.has(path));
  const rest = fields.slice(singles);
  const [first] = wanted;
  const [own] = rest;
  if (!first) return 1;
  if (!own) return undefined;
  const reverse = first.direction !== own.direction;
  for (const [at, { path, direction }] of wanted.entries()) {
    const field = rest[at];
    if (!field || field.path !== path || (field.direction !== direction) !== reverse) return undefined;
  }
  return reverse ? -1 : 1;
};

/** A single value in every field of a unique index, then more fields held, then ranges, then the order. */
const score = (scan: Scan): number => {
  const { index, used, ranges, sorted } = scan;
  if (!ranges) return sorted && index ? 1 : 0;
  const single = used.filter(
    ({ points, prefixes, intervals }) => points.length === 1 && prefixes.length + intervals.length === 0,
  ).length;
  const complete = index?.unique && single === index.fields.length;
  const open = used.some(({ prefixes }) => prefixes.includes(''));
  return (
    (complete ? 1000 : 0) +
    single * 100 +
    (used.length - single) * 40 +
    (sorted ? 30 : 0) -
    (open ? 35 : 0) -
    Math.min(ranges.length, 20) +
    (index ? 0 : 5)
  );
};

/** Sparse and partial indexes serve only filters that cannot match what they leave out. */
const holdsAll = (index: Index, demands: Demands): boolean => {
  if (index.sparse) {
    const paths = new Set(index.fields.map(({ path }) => path));
    const certain = demands.constraints.some(
      ({ path, excludesMissing }) => excludesMissing && paths.has(path),
    );
    const exists = demands.tests.some(({ path, test }) => test.op === '$exists' && paths.has(path));
    if (!certain && !exists) return false;
  }
  return !index.partialFilter || implies(demands, partialOf(index, index.partialFilter));
};

const partials = new WeakMap<Index, Filter>();
const partialOf = (index: Index, filter: Doc): Filter => {
  let compiled = partials.get(index);
  if (!compiled) {
    compiled = compileFilter(filter);
    partials.set(index, compiled);
  }
  return compiled;
};

const hintedScan = (
  collection: Collection,
  hint: Value,
  demands: Demands,
  { filter, sort }: Wish,
): Scan | undefined => {
  if (hint instanceof Map && hint.has('$natural')) {
    const backwards = Number(hint.get('$natural')) < 0;
    return {
      kind: 'scan',
      index: undefined,
      ranges: undefined,
      reverse: backwards,
      sorted: sort === undefined,
      exact: false,
      used: [],
    };
  }
  if (hint instanceof Map && hint.size === 0) return undefined;
  const isId = hint === '_id_' || (hint instanceof Map && equal(hint, ID_KEY));
  const index = collection.indexes.find(
    ({ name, keyPattern, building }) =>
      !building &&
      (hint instanceof Map
        ? equal(keyPattern, hint) && [...keyPattern.keys()].join() === [...hint.keys()].join()
        : name === hint),
  );
  if (!isId && (!index || index.hidden))
    throw mongoError(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  return scanOf(index, demands, sort, filter);
};

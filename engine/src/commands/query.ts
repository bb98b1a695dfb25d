/** What a command asks to find in a collection, and finding it. */

import { type Doc, decode, type Value } from '../bson';
import { mongoError } from '../errors';
import { planQuery } from '../plan/plan';
import { type Found, findDocuments } from '../plan/scan';
import { compileFilter, compileSort, type Filter, Sorter, type SortOrder } from '../query';
import type { Collection } from '../storage/catalog';
import { collationOf } from './collation';
import { atLeastZero, document, number, type Operation } from './operation';

/** A query as `find`, `count`, `findAndModify` and `explain` share it. */
export type Query = Readonly<{
  /** The collection, when it is not the one the command names. */
  namespace?: string;
  filter: Filter;
  sort: SortOrder | undefined;
  hint: Value | undefined;
  skip: number;
  /** 0 for all. */
  limit: number;
}>;

/** Compiles the query arguments of a command on a collection. */
export const queryOf = (body: Doc, filterName: string, collection: Collection | undefined): Query => {
  const collation = collationOf(body, collection);
  const filter = compileFilter(document(body.get(filterName), filterName), {
    collation,
    let: variablesOf(body),
  });
  const skip = atLeastZero(body.get('skip'), 'skip', 0);
  const limit = number(body.get('limit'), 'limit', 0);
  const sort = document(body.get('sort'), 'sort');
  const natural = sort.get('$natural');
  const hint = hintOf(body.get('hint'));
  if (natural !== undefined) checkNatural(sort, natural, hint);
  return {
    filter,
    sort: natural === undefined ? compileSort(sort, collation) : undefined,
    hint: natural === undefined ? hint : new Map([['$natural', natural]]),
    skip,
    limit,
  };
};

const hintOf = (hint: Value | undefined): Value | undefined => {
  if (hint === undefined || hint === null || typeof hint === 'string' || hint instanceof Map)
    return hint ?? undefined;
  throw mongoError(9, 'Hint must be a string or an object');
};

/** `{$natural: 1}` is the order of the collection itself, and no sort. */
const checkNatural = (sort: Doc, natural: Value, hint: Value | undefined): void => {
  if (sort.size > 1) throw mongoError(2, "Cannot include '$natural' in compound sort");
  const direction = number(natural, '$natural', 0);
  if (direction !== 1 && direction !== -1)
    throw mongoError(2, '$natural sort cannot be set to a value other than -1 or 1.');
  if (hint !== undefined && !(hint instanceof Map && (hint.size === 0 || hint.has('$natural'))))
    throw mongoError(2, "Cannot use hint when '$natural' is in the sort");
};

/** True when every document matches. */
export const matchesAll = ({ predicate }: Filter): boolean =>
  predicate.kind === 'and' && predicate.children.length === 0;

/** The command's variables: its `let`. */
export const variablesOf = (body: Doc): Doc | undefined =>
  body.has('let') ? document(body.get('let'), 'let') : undefined;

/** What a query finds, sorted, before skip and limit. */
export function* orderedSteps(operation: Operation, query: Query): Generator<Found | undefined, void> {
  const { filter, sort, hint, skip, limit, namespace } = query;
  const collection = namespace === undefined ? operation.collection : operation.catalog.get(namespace);
  if (!collection) return;
  const plan = planQuery(collection, { filter, sort, hint });
  const wanted = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
  const sorted = !sort || plan.sorted;
  const expected = sorted && plan.exact && wanted < 256 ? wanted : undefined;
  const found = findDocuments(operation.reader, collection, plan, filter, { expected });
  if (sorted || !sort) {
    yield* found;
    return;
  }
  const sorter = new Sorter<Found>(sort, wanted);
  for (const each of found) {
    if (each) sorter.add(sort.key(decode(each.bytes)), each, each.bytes.length);
    yield undefined;
  }
  yield* sorter.finish();
}

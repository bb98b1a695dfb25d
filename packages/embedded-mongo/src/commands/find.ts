/** `find`, `getMore` and `killCursors`. */

import { scopeOf } from '../agg/expression';
import { type Doc, decode, encode, type Value } from '../bson';
import { mongoError } from '../errors';
import { planQuery } from '../plan/plan';
import { type Found, findDocuments } from '../plan/scan';
import {
  compileFilter,
  compileProjection,
  compileSort,
  type Filter,
  type Projection,
  Sorter,
  type SortOrder,
} from '../query';
import type { Collection } from '../storage/catalog';
import { Snapshot } from '../storage/reader';
import { CursorReply, type Reply } from '../wire/reply';
import { collationOf } from './collation';
import type { CommandTable } from './command';
import { Cursor, FIRST_BATCH } from './cursors';
import { document, flag, number, type Operation, strictFlag, text } from './operation';
import { findStages, viewSteps } from './pipeline-reads';
import { viewOf } from './views';

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
  const variables = body.get('let');
  const filter = compileFilter(document(body.get(filterName), filterName), {
    collation,
    let: variables === undefined ? undefined : document(variables, 'let'),
  });
  const skip = number(body.get('skip'), 'skip', 0);
  const limit = number(body.get('limit'), 'limit', 0);
  if (skip < 0) throw mongoError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
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

/** Options of `find` that would change its answer and are not supported. */
const REFUSED = ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData'];

const find = (operation: Operation): Reply | Promise<Reply> => {
  const { body } = operation;
  for (const name of REFUSED)
    if (body.has(name) && body.get(name) !== false)
      throw mongoError(238, `find: option '${name}' is not supported by this server`);
  const { namespace } = operation;
  const query = queryOf(body, 'filter', operation.collection);
  if (query.limit < 0)
    throw mongoError(51024, `BSON field 'limit' value must be >= 0, actual value '${query.limit}'`);
  const singleBatch = strictFlag(body.get('singleBatch'), 'singleBatch');
  const batchSize = number(body.get('batchSize'), 'batchSize', FIRST_BATCH);
  if (batchSize < 0)
    throw mongoError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${batchSize}'`);
  const view = viewOf(operation.catalog, namespace);
  const steps = view
    ? viewSteps(operation, view, findStages(body))
    : resultSteps(operation, query, projectionOf(body, operation.collection));
  const collection = operation.collection?.id;
  return firstBatch(operation, namespace, steps, { batchSize, singleBatch, collection });
};

const projectionOf = (body: Doc, collection: Collection | undefined): Projection | undefined => {
  const variables = body.get('let');
  const spec = document(body.get('projection'), 'projection');
  if (spec.size === 0) return undefined;
  return compileProjection(
    spec,
    scopeOf({
      variables: variables instanceof Map ? variables : undefined,
      collation: collationOf(body, collection),
    }),
  );
};

/** The results of a query, as bytes, in order. */
export function* resultSteps(
  operation: Operation,
  query: Query,
  projection?: Projection,
): Generator<Buffer | undefined, void> {
  let left = query.limit === 0 ? Number.POSITIVE_INFINITY : query.limit;
  let skip = query.skip;
  for (const found of orderedSteps(operation, query)) {
    if (!found) yield undefined;
    else if (skip > 0) skip -= 1;
    else {
      yield projection ? project(found.bytes, query.filter, projection) : found.bytes;
      left -= 1;
      if (left === 0) return;
    }
  }
}

const project = (bytes: Buffer, filter: Filter, projection: Projection): Buffer => {
  const found = decode(bytes);
  return encode(projection.apply(found, projection.needsArrayIndex ? filter.arrayIndex(found) : undefined));
};

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

/** Answers with the first batch, and keeps a cursor when there is more. */
export const firstBatch = (
  operation: Operation,
  namespace: string,
  steps: Generator<Buffer | undefined, void>,
  {
    batchSize,
    singleBatch = false,
    collection,
  }: { batchSize: number; singleBatch?: boolean; collection?: number | undefined },
): Reply | Promise<Reply> => {
  const reader = operation.reader;
  const { session, transaction, kept } = operation;
  const snapshot = reader instanceof Snapshot ? reader : undefined;
  const noTimeout = flag(operation.argument('noCursorTimeout'));
  const cursor = new Cursor({
    namespace,
    collection: kept || transaction ? undefined : collection,
    steps,
    snapshot,
    session,
    transaction,
    noTimeout,
  });
  const answer = (batch: Buffer[]): Reply => {
    if (cursor.exhausted || singleBatch) {
      cursor.close();
      return new CursorReply(namespace, 0n, 'firstBatch', batch, kept?.time);
    }
    return new CursorReply(namespace, operation.engine.cursors.keep(cursor), 'firstBatch', batch, kept?.time);
  };
  const batch = cursor.next(batchSize, operation.slice);
  return batch instanceof Promise ? batch.then(answer) : answer(batch);
};

const getMore = async (operation: Operation): Promise<Reply> => {
  const { body, engine } = operation;
  const id = body.get('getMore');
  if (typeof id !== 'bigint')
    throw mongoError(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
  const collection = text(body.get('collection'), 'collection');
  if (collection === '') throw mongoError(73, 'Collection names cannot be empty');
  const size = number(body.get('batchSize'), 'batchSize', 0);
  if (size < 0) throw mongoError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${size}'`);
  const namespace = `${operation.database}.${collection}`;
  const cursor = engine.cursors.find(id, namespace);
  const { source } = cursor;
  if (source.transaction !== operation.transaction)
    throw mongoError(
      source.transaction ? 50740 : 50741,
      `Cannot run getMore on cursor ${id}: it belongs to another transaction`,
    );
  if (source.session !== operation.session)
    throw mongoError(50738, `Cannot run getMore on cursor ${id}, which was created in another session`);
  if (source.collection !== undefined && engine.store.catalog.get(namespace)?.id !== source.collection) {
    engine.cursors.kill(id);
    throw mongoError(175, 'collection dropped or renamed between getMore calls');
  }
  if (cursor.busy) throw mongoError(143, `cursor id ${id} is in use`);
  cursor.busy = true;
  try {
    source.snapshot?.renew();
    const batch = await cursor.next(size > 0 ? size : Number.POSITIVE_INFINITY, operation.slice);
    if (cursor.exhausted) engine.cursors.kill(id);
    return new CursorReply(namespace, cursor.exhausted ? 0n : id, 'nextBatch', batch);
  } catch (error) {
    engine.cursors.kill(id);
    throw error;
  } finally {
    cursor.busy = false;
    cursor.lastUsed = Date.now();
    source.snapshot?.release();
    if (cursor.exhausted) cursor.close();
  }
};

const killCursors = ({ body, engine }: Operation): Reply => {
  const ids = body.get('cursors');
  if (ids === undefined)
    throw mongoError(40414, "BSON field 'killCursors.cursors' is missing but a required field");
  if (!Array.isArray(ids)) throw mongoError(14, "BSON field 'killCursors.cursors' must be an array");
  if (ids.some((id) => typeof id !== 'bigint'))
    throw mongoError(14, "BSON field 'killCursors.cursors' is the wrong type, expected type 'long'");
  const killed: Value[] = [];
  const unknown: Value[] = [];
  for (const id of ids) (typeof id === 'bigint' && engine.cursors.kill(id) ? killed : unknown).push(id);
  return new Map<string, Value>([
    ['cursorsKilled', killed],
    ['cursorsNotFound', unknown],
    ['cursorsAlive', []],
    ['cursorsUnknown', []],
    ['ok', 1],
  ]);
};

export const findCommands: CommandTable = {
  find: {
    run: find,
    inTransaction: true,
    snapshotReads: true,
    views: true,
    fields: [
      'filter',
      'sort',
      'projection',
      'hint',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'collation',
      'let',
      'allowDiskUse',
      'noCursorTimeout',
      'allowPartialResults',
      'oplogReplay',
      ...REFUSED,
    ],
  },
  getMore: { run: getMore, inTransaction: true, snapshotReads: true, fields: ['collection', 'batchSize'] },
  killCursors: {
    run: killCursors,
    views: true,
    inTransaction: true,
    snapshotReads: true,
    fields: ['cursors'],
  },
};

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
  parseCollation,
  Sorter,
  type SortOrder,
} from '../query';
import { Snapshot } from '../storage/reader';
import { CursorReply, type Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { Cursor, FIRST_BATCH } from './cursors';
import { document, flag, number, type Operation, text } from './operation';

/** A query as `find`, `count`, `findAndModify` and `explain` share it. */
export type Query = Readonly<{
  filter: Filter;
  sort: SortOrder | undefined;
  hint: Value | undefined;
  skip: number;
  /** 0 for all. */
  limit: number;
}>;

/** Compiles the query arguments of a command. */
export const queryOf = (body: Doc, filterName: string): Query => {
  const collation = parseCollation(body.get('collation'));
  const variables = body.get('let');
  const filter = compileFilter(document(body.get(filterName), filterName), {
    collation,
    let: variables === undefined ? undefined : document(variables, 'let'),
  });
  const skip = number(body.get('skip'), 'skip', 0);
  const limit = number(body.get('limit'), 'limit', 0);
  if (skip < 0) throw mongoError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
  return {
    filter,
    sort: compileSort(document(body.get('sort'), 'sort'), collation),
    hint: body.get('hint'),
    skip,
    limit,
  };
};

/** Options of `find` that would change its answer and are not supported. */
const REFUSED = ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData'];

const find = (operation: Operation): Reply | Promise<Reply> => {
  const { body } = operation;
  for (const name of REFUSED)
    if (body.has(name) && body.get(name) !== false)
      throw mongoError(238, `find: option '${name}' is not supported by this server`);
  const { namespace } = operation;
  const query = queryOf(body, 'filter');
  if (query.limit < 0)
    throw mongoError(51024, `BSON field 'limit' value must be >= 0, actual value '${query.limit}'`);
  const singleBatch = flag(body.get('singleBatch'));
  const batchSize = number(body.get('batchSize'), 'batchSize', FIRST_BATCH);
  if (batchSize < 0)
    throw mongoError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${batchSize}'`);
  const steps = resultSteps(operation, query, projectionOf(body));
  return firstBatch(operation, namespace, steps, { batchSize, singleBatch });
};

const projectionOf = (body: Doc): Projection | undefined => {
  const variables = body.get('let');
  const spec = document(body.get('projection'), 'projection');
  if (spec.size === 0) return undefined;
  return compileProjection(
    spec,
    scopeOf({
      variables: variables instanceof Map ? variables : undefined,
      collation: parseCollation(body.get('collation')),
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
  const { collection } = operation;
  if (!collection) return;
  const { filter, sort, hint, skip, limit } = query;
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
  { batchSize, singleBatch = false }: { batchSize: number; singleBatch?: boolean },
): Reply | Promise<Reply> => {
  const reader = operation.reader;
  const { session, transaction } = operation;
  const snapshot = reader instanceof Snapshot ? reader : undefined;
  const noTimeout = flag(operation.argument('noCursorTimeout'));
  const cursor = new Cursor({ namespace, steps, snapshot, session, transaction, noTimeout });
  const answer = (batch: Buffer[]): Reply => {
    if (cursor.exhausted || singleBatch) {
      cursor.close();
      return new CursorReply(namespace, 0n, 'firstBatch', batch);
    }
    return new CursorReply(namespace, operation.engine.cursors.keep(cursor), 'firstBatch', batch);
  };
  const batch = cursor.next(batchSize, operation.slice);
  return batch instanceof Promise ? batch.then(answer) : answer(batch);
};

const getMore = async (operation: Operation): Promise<Reply> => {
  const { body, engine } = operation;
  const id = body.get('getMore');
  if (typeof id !== 'bigint')
    throw mongoError(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
  const namespace = `${operation.database}.${text(body.get('collection'), 'collection')}`;
  const cursor = engine.cursors.find(id, namespace);
  const { source } = cursor;
  if (source.transaction !== operation.transaction)
    throw mongoError(
      source.transaction ? 50740 : 50741,
      `Cannot run getMore on cursor ${id}: it belongs to another transaction`,
    );
  if (source.session !== operation.session)
    throw mongoError(50738, `Cannot run getMore on cursor ${id}, which was created in another session`);
  if (cursor.busy) throw mongoError(143, `cursor id ${id} is in use`);
  const size = number(body.get('batchSize'), 'batchSize', 0);
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
  if (!Array.isArray(ids)) throw mongoError(14, "BSON field 'killCursors.cursors' must be an array");
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
  getMore: { run: getMore, inTransaction: true, fields: ['collection', 'batchSize'] },
  killCursors: { run: killCursors, inTransaction: true, fields: ['cursors'] },
};

/** `find`: documents of a collection or of a view, as they are stored or projected. */

import { scopeOf } from '../agg/expression';
import { type Doc, decode, encode, type Value } from '../bson';
import { mongoError } from '../errors';
import { compileProjection, type Filter, type Projection } from '../query';
import type { Collection } from '../storage/catalog';
import type { Reply } from '../wire/reply';
import { firstBatch } from './batches';
import { collationOf } from './collation';
import type { CommandTable } from './command';
import { FIRST_BATCH } from './cursors';
import { atLeastZero, document, number, type Operation, strictFlag } from './operation';
import { viewSteps } from './pipeline-reads';
import { orderedSteps, type Query, queryOf, variablesOf } from './query';
import { viewOf } from './views';

/** Options of `find` that would change its answer and are not supported. */
const REFUSED = ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData'];

const find = (operation: Operation): Reply | Promise<Reply> => {
  const { body } = operation;
  for (const name of REFUSED)
    if (body.has(name) && body.get(name) !== false)
      throw mongoError(238, `find: option '${name}' is not supported by this server`);
  const { namespace, collection } = operation;
  const query = queryOf(body, 'filter', collection);
  if (query.limit < 0)
    throw mongoError(51024, `BSON field 'limit' value must be >= 0, actual value '${query.limit}'`);
  const singleBatch = strictFlag(body.get('singleBatch'), 'singleBatch');
  const batchSize = atLeastZero(body.get('batchSize'), 'batchSize', FIRST_BATCH);
  const view = viewOf(operation.catalog, namespace);
  const steps = view
    ? viewSteps(operation, view, findStages(body))
    : resultSteps(operation, query, projectionOf(body, collection));
  return firstBatch(operation, namespace, steps, { batchSize, singleBatch, collection: collection?.id });
};

const projectionOf = (body: Doc, collection: Collection | undefined): Projection | undefined => {
  const spec = document(body.get('projection'), 'projection');
  if (spec.size === 0) return undefined;
  return compileProjection(
    spec,
    scopeOf({
      variables: variablesOf(body),
      collation: collationOf(body, collection),
    }),
  );
};

/** The results of a query, as bytes, in order. */
function* resultSteps(
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

/** A `find` as the stages it is run by over a view. */
const findStages = (body: Doc): Doc[] => {
  const stages: Doc[] = [];
  const add = (name: string, value: Value | undefined): void => {
    if (value instanceof Map ? value.size > 0 : typeof value === 'number' ? value !== 0 : value !== undefined)
      stages.push(new Map([[name, value as Value]]));
  };
  add('$match', body.get('filter'));
  add('$sort', body.get('sort'));
  add('$skip', number(body.get('skip'), 'skip', 0));
  add('$limit', number(body.get('limit'), 'limit', 0));
  add('$project', body.get('projection'));
  return stages;
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
};

/** `aggregate`: feeds a pipeline from the store, answers batch by batch or writes with `$merge` and `$out`. */

import { Binary, type Doc, isNumeric, show, type Value } from '../bson';
import { mongoError } from '../errors';
import { indexSpec } from '../index/definition';
import { checkedNamespace } from '../storage/catalog';
import { CursorReply, type Reply } from '../wire/reply';
import { writeOutput } from './aggregate-output';
import { firstBatch } from './batches';
import type { CommandTable } from './command';
import { FIRST_BATCH } from './cursors';
import { explained } from './explain';
import { atLeastZero, document, documentList, type Operation } from './operation';
import { compileFor, encoded, sourceOf } from './pipeline-reads';
import { collectionStats, scaleOf } from './status';
import { refuseView, viewOf } from './views';

const aggregate = async (operation: Operation): Promise<Reply> => {
  const { body, database, transaction } = operation;
  if (explains(body.get('explain'))) return explained(operation, body, 'queryPlanner');
  const stages = documentList(body.get('pipeline'), 'pipeline');
  const target = body.get('aggregate');
  if (isNumeric(target ?? null) && target !== 1)
    throw mongoError(9, "the 'aggregate' field must specify a collection name or 1");
  const namespace = target === 1 ? `${database}.$cmd.aggregate` : checkedNamespace(database, target);
  if (!body.has('cursor'))
    throw mongoError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  const batchSize = batchSizeOf(body.get('cursor'));

  const sessions = target === 1 ? sessionsSource(operation, stages[0]) : undefined;
  const given = sessions ?? (await statisticsSource(operation, stages[0], namespace));
  const view = viewOf(operation.catalog, namespace);
  const own = given ? stages.slice(1) : stages;
  const pipeline = compileFor(operation, view ? [...view.stages, ...own] : own, namespace);
  if (target === 1 && !pipeline.sourceless && !sessions)
    throw mongoError(73, `{aggregate: 1} is not valid for a pipeline that reads a collection`);
  if (target !== 1 && pipeline.sourceless)
    throw mongoError(73, `'$documents' can only be run with {aggregate: 1}`);
  if (pipeline.output) checkOutputReads(pipeline.output.kind, body.get('readConcern'));
  if (pipeline.output && transaction)
    throw mongoError(263, `$${pipeline.output.kind} cannot be used in a transaction`);
  const results = given
    ? pipeline.run(given)
    : pipeline.run(...sourceOf(operation, pipeline, view?.namespace ?? namespace));
  if (!pipeline.output) return firstBatch(operation, namespace, encoded(results), { batchSize });
  await writeOutput(operation, pipeline.output, results);
  return new CursorReply(namespace, 0n, 'firstBatch', []);
};

/** `explain`, which is true, false or missing. */
const explains = (value: Value | undefined): boolean => {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  throw mongoError(14, 'explain must be a boolean');
};

const batchSizeOf = (cursor: Value | undefined): number => {
  if (!(cursor instanceof Map)) throw mongoError(14, 'cursor field must be missing or an object');
  for (const name of cursor.keys())
    if (name !== 'batchSize') throw mongoError(40415, `BSON field 'cursor.${name}' is an unknown field.`);
  return atLeastZero(cursor.get('batchSize'), 'batchSize', FIRST_BATCH);
};

/** What is written must not come from an earlier moment, and cannot be confirmed as the newest. */
const checkOutputReads = (kind: string, concern: Value | undefined): void => {
  const level = concern instanceof Map ? concern.get('level') : undefined;
  if (level === 'linearizable' || level === 'snapshot')
    throw mongoError(72, `$${kind} cannot be used with a '${level}' read concern level`);
};

/** `$listLocalSessions` stands first in a pipeline on a database. */
const sessionsSource = ({ engine }: Operation, first: Doc | undefined): Doc[] | undefined =>
  first?.has('$listLocalSessions')
    ? engine.sessions.list().map(
        ({ id, lastUsed }): Doc =>
          new Map<string, Value>([
            ['_id', new Map<string, Value>([['id', new Binary(id, 4)]])],
            ['lastUse', new Date(lastUsed)],
          ]),
      )
    : undefined;

/** `$collStats` and `$indexStats` stand first and make their own documents. */
const statisticsSource = async (
  operation: Operation,
  first: Doc | undefined,
  namespace: string,
): Promise<Doc[] | undefined> => {
  const collection = operation.catalog.get(namespace);
  if (first?.has('$indexStats') || first?.has('$collStats')) refuseView(collection);
  if (first?.has('$indexStats'))
    return (collection?.indexes ?? []).map(
      (index): Doc =>
        new Map<string, Value>([
          ['name', index.name],
          ['key', index.keyPattern],
          ['spec', indexSpec(index)],
        ]),
    );
  const wanted = first?.get('$collStats');
  if (wanted === undefined) return undefined;
  if (!(wanted instanceof Map))
    throw mongoError(5447000, `$collStats must take a nested object but found: $collStats: ${show(wanted)}`);
  if (!collection)
    throw mongoError(
      26,
      `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${namespace}] not found.`,
    );
  const result: Doc = new Map<string, Value>([
    ['ns', namespace],
    ['host', `${operation.engine.options.host}:${operation.engine.port}`],
    ['localTime', new Date()],
  ]);
  const storage = document(wanted.get('storageStats'), '$collStats.storageStats');
  const stats = await collectionStats(operation, collection, scaleOf(storage.get('scale')));
  for (const part of wanted.keys()) {
    if (part === 'storageStats') result.set('storageStats', stats);
    else if (part === 'count') result.set('count', stats.get('count') ?? 0);
    else throw mongoError(238, `$collStats: ${part} is not supported by this server`);
  }
  return [result];
};

export const aggregateCommands: CommandTable = {
  aggregate: {
    run: aggregate,
    writes: true,
    inTransaction: true,
    snapshotReads: true,
    views: true,
    fields: [
      'pipeline',
      'explain',
      'cursor',
      'allowDiskUse',
      'bypassDocumentValidation',
      'collation',
      'hint',
      'let',
    ],
  },
};

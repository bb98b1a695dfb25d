/** Results batch by batch: the first one of any command that finds, then `getMore` and `killCursors`. */

import { type Doc, encode, type Value } from '../bson';
import { mongoError } from '../errors';
import { Snapshot } from '../storage/reader';
import { CursorReply, type Reply } from '../wire/reply';
import type { CommandTable } from './command';
import { Cursor } from './cursors';
import { atLeastZero, type Operation, strictFlag, text } from './operation';

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
  const noTimeout = strictFlag(operation.argument('noCursorTimeout'), 'noCursorTimeout');
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

/** Documents made by the command itself, as results of a cursor. */
export function* documents(list: Iterable<Doc>): Generator<Buffer | undefined, void> {
  for (const each of list) yield encode(each);
}

const getMore = async (operation: Operation): Promise<Reply> => {
  const { body, engine } = operation;
  const id = body.get('getMore');
  if (typeof id !== 'bigint')
    throw mongoError(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
  const collection = text(body.get('collection'), 'collection');
  if (collection === '') throw mongoError(73, 'Collection names cannot be empty');
  const size = atLeastZero(body.get('batchSize'), 'batchSize', 0);
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
  if (body.has('maxTimeMS'))
    throw mongoError(2, 'cannot set maxTimeMS on getMore command for a non-awaitData cursor');
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

export const batchCommands: CommandTable = {
  getMore: { run: getMore, inTransaction: true, snapshotReads: true, fields: ['collection', 'batchSize'] },
  killCursors: {
    run: killCursors,
    views: true,
    inTransaction: true,
    snapshotReads: true,
    fields: ['cursors'],
  },
};

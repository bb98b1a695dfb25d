/** Errors as replies, with the labels that drive a driver's retries. */

import type { Doc, Value } from '../bson';
import { MongoError, mongoError } from '../errors';
import type { Operation } from './operation';

/** The transaction as a whole may be tried again. */
const TRANSIENT = new Set([24, 112, 246, 251, 267]);
/** The server could not answer, but the write may be repeated under its number. */
const RETRYABLE = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** The server is no primary any more, or ends: drivers compare what they know of it with the version that comes along. */
const STATE_CHANGES = new Set([91, 189, 10058, 10107, 11600, 11602, 13435, 13436]);

const isEnd = (name: string): boolean => name === 'commitTransaction' || name === 'abortTransaction';

/** The labels an error with this code carries, given what was running. */
const labelsFor = (code: number, operation: Operation | undefined): string[] => {
  if (!operation) return [];
  const inTransaction = operation.body.get('autocommit') === false;
  if (inTransaction && TRANSIENT.has(code)) return ['TransientTransactionError'];
  if (inTransaction && RETRYABLE.has(code) && !isEnd(operation.name)) return ['TransientTransactionError'];
  return isRetryable(code, operation) ? ['RetryableWriteError'] : [];
};

/** A write under a number, or the end of a transaction, that may be sent again after this code. */
const isRetryable = (code: number, { name, body }: Operation): boolean =>
  RETRYABLE.has(code) && (isEnd(name) || (body.has('txnNumber') && body.get('autocommit') !== false));

/** `{ ok: 0, errmsg, code, codeName, ... }`. With `labelsGiven` the error's own labels are all there are. */
export const errorReply = (thrown: unknown, operation: Operation | undefined, labelsGiven = false): Doc => {
  const error =
    thrown instanceof MongoError
      ? thrown
      : mongoError(8, thrown instanceof Error ? thrown.message : String(thrown));
  const labels = labelsGiven
    ? error.labels
    : [...new Set([...error.labels, ...labelsFor(error.code, operation)])];
  const reply: Doc = new Map<string, Value>([
    ['ok', 0],
    ['errmsg', error.message],
    ['code', error.code],
    ['codeName', error.codeName],
  ]);
  for (const [name, value] of error.details ?? []) reply.set(name, value);
  if (labels.length > 0) reply.set('errorLabels', labels);
  return withTopologyVersion(reply, error.code, operation);
};

const withTopologyVersion = (reply: Doc, code: number, operation: Operation | undefined): Doc =>
  operation && STATE_CHANGES.has(code)
    ? reply.set('topologyVersion', operation.engine.topology.version)
    : reply;

/** Adds what goes with it to a reply with a write concern error that a fail point made. */
export const withLabels = (
  reply: Doc,
  failure: { errorLabels: readonly string[] | undefined; writeConcernError: Doc | undefined },
  operation: Operation,
): Doc => {
  const code = Number(failure.writeConcernError?.get('code'));
  const labels = failure.errorLabels ?? (isRetryable(code, operation) ? ['RetryableWriteError'] : []);
  if (labels.length > 0) reply.set('errorLabels', [...labels]);
  return withTopologyVersion(reply, code, operation);
};

/** An entry of `writeErrors`. */
export const writeError = (index: number, error: MongoError): Doc => {
  const entry: Doc = new Map<string, Value>([
    ['index', index],
    ['code', error.code],
    ['errmsg', error.message],
  ]);
  for (const [name, value] of error.details ?? []) entry.set(name, value);
  return entry;
};

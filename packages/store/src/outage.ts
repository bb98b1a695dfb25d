import { mongo } from 'mongoose';

/** Errors of a pool that gives no connection and of a client that is closed; most of them the driver does not export. */
const poolErrors = new Set([
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
]);

/** What Node says of a socket that is gone. The driver passes it on as it is when it was just writing. */
const socketCodes = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** What the driver wrapped: a bulk write carries a lost connection where a refusal by the store would stand. */
const unwrapped = (error: unknown): unknown => {
  const inside: unknown = error instanceof mongo.MongoServerError ? error.errorResponse : undefined;
  return inside instanceof Error ? inside : error;
};

/** MongoDB's code for a disk without room (OutOfDiskSpace). */
const diskFull = 14_031;

/** By its code alone: in tests, errors of Node's own are of another realm than those of the code. */
const isSocketGone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && socketCodes.has(String(error.code));

/** Whether the store could not be reached or did not answer. */
export const isCutOff = (thrown: unknown): boolean => {
  const error = unwrapped(thrown);
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    (error instanceof Error && poolErrors.has(error.name)) ||
    isSocketGone(error) ||
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'))
  );
};

/** Whether the store forgot the transaction or gave way to another one: the whole of it may be run again. */
const isPassing = (error: unknown): boolean =>
  error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError');

/**
 * Whether the store is away, takes nothing in, or could not finish a transaction in all the time it was tried: it says
 * nothing about the message being handled, which may be sent again.
 */
export const isOutage = (thrown: unknown): boolean => {
  const error = unwrapped(thrown);
  return (
    isCutOff(thrown) ||
    isPassing(thrown) ||
    isPassing(error) ||
    (error instanceof mongo.MongoServerError && error.code === diskFull)
  );
};

import { mongo } from 'mongoose';

/** Errors of the connection pool, which the driver does not export. */
const poolErrors = new Set(['MongoPoolClearedError', 'PoolClearedOnNetworkError', 'WaitQueueTimeoutError']);

/** What the driver wrapped: a bulk write carries a lost connection where a refusal by the store would stand. */
const unwrapped = (error: unknown): unknown => {
  const inside: unknown = error instanceof mongo.MongoServerError ? error.errorResponse : undefined;
  return inside instanceof Error ? inside : error;
};

/** MongoDB's code for a disk without room (OutOfDiskSpace). */
const diskFull = 14_031;

/** Whether the store could not be reached or did not answer. */
export const isCutOff = (thrown: unknown): boolean => {
  const error = unwrapped(thrown);
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    (error instanceof Error && poolErrors.has(error.name)) ||
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'))
  );
};

/** Whether the store is away or takes nothing in: it says nothing about the message being handled. */
export const isOutage = (thrown: unknown): boolean => {
  const error = unwrapped(thrown);
  return isCutOff(thrown) || (error instanceof mongo.MongoServerError && error.code === diskFull);
};

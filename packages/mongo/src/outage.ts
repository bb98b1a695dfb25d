import { mongo } from 'mongoose';

/** Errors of the connection pool, which the driver does not export. */
const poolErrors = new Set(['MongoPoolClearedError', 'PoolClearedOnNetworkError', 'WaitQueueTimeoutError']);

/** Whether the store could not be reached or did not answer: it says nothing about the message being handled. */
export const isOutage = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  (error instanceof Error && poolErrors.has(error.name)) ||
  (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'));

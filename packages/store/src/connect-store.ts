import mongoose, { type Connection } from 'mongoose';

export type { Connection } from 'mongoose';

import { refuseUndefinedFilters } from './refuse-undefined-filters';

/** Longest a single read or write may run in the store. */
const operationMillisecondsMax = 5_000;

// Frozen for the whole process: a model compiled on any connection gets them, and a schema cannot forget them.
mongoose.set('strict', 'throw');
mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', true);
mongoose.set('runValidators', true);
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);
mongoose.set('maxTimeMS', operationMillisecondsMax);

/**
 * Opens a service's own database. Unknown keys in documents and filters are refused, operator objects from
 * outside are defused, `undefined` in a filter is refused, writes are acknowledged by a journaled majority,
 * and indexes are only made by `ensureIndexes`. Rejects when no store answers within ten seconds.
 */
export const connectStore = async ({
  url,
  database,
  appName = database,
}: {
  url: string;
  database: string;
  appName?: string;
}): Promise<Connection> => {
  const connection = mongoose.createConnection(url, {
    dbName: database,
    appName,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    retryWrites: true,
    retryReads: true,
    minPoolSize: 1,
    maxPoolSize: 32,
    serverSelectionTimeoutMS: 10_000,
    waitQueueTimeoutMS: 10_000,
  });
  connection.plugin(refuseUndefinedFilters);
  return connection.asPromise();
};

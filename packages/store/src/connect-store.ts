import mongoose, { type Connection } from 'mongoose';
import { reviveMonitor } from './revive-monitor';
import { wakeWriters } from './wake-writers';

export type { Connection } from 'mongoose';

/** Longest a single read may run in the store. */
export const readMillisecondsMax = 5_000;

/**
 * How often the driver looks whether its pool has enough connections. It has no public option for it and looks ten times a
 * second otherwise, each client, also when nothing is asked.
 */
const poolCheckMilliseconds = 10_000;

/**
 * Opens a service's own database: writes are acknowledged by a journaled majority and repeated by the driver when their
 * answer is lost, no read runs longer than five seconds in the store, indexes are only made by `ensureIndexes`. Its rows
 * are reached through `openRows` and `openAggregate`, which refuse what a table does not say. Rejects when no store
 * answers within ten seconds. A store that comes back is found again, also where the driver would wait for ever.
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
  const client = new mongoose.mongo.MongoClient(url, {
    appName,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    retryWrites: true,
    retryReads: true,
    minPoolSize: 1,
    maxPoolSize: 32,
    connectTimeoutMS: 10_000,
    serverSelectionTimeoutMS: 10_000,
    waitQueueTimeoutMS: 10_000,
  });
  Object.assign(client.options, { dbName: database, minPoolSizeCheckFrequencyMS: poolCheckMilliseconds });
  wakeWriters(client);
  reviveMonitor(client);
  await client.connect();
  const connection = mongoose.createConnection();
  Object.assign(connection.config, { autoIndex: false, autoCreate: false, bufferCommands: false });
  return connection.setClient(client);
};

import type { Connection } from 'mongoose';
import { plumbingModels } from './plumbing-models';

/**
 * Creates the collections and indexes of every model of the connection, its own and the plumbing's (outbox,
 * commands, inbox, parked). Safe to repeat and to run from several processes; never drops anything.
 */
export const ensureIndexes = async (connection: Connection): Promise<void> => {
  plumbingModels(connection);
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
};

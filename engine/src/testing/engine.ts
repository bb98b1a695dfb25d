/** An engine in a temporary directory for one test file. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';
import { type StartOptions, start, startInProcess } from '../server/start';

export type TestEngine = Readonly<{
  directory: string;
  url: string;
  client: MongoClient;
  db: Db;
  /** Another client, closed with the engine. */
  connect(options?: MongoClientOptions): Promise<MongoClient>;
  stop(): Promise<void>;
}>;

export const temporaryDirectory = (): string => mkdtempSync(join(tmpdir(), 'embedded-mongo-'));

/** Starts an engine with the driver connected; `ownProcess` runs the compiled one. */
export const testEngine = async (
  options: Omit<StartOptions, 'directory'> & { directory?: string; ownProcess?: boolean } = {},
): Promise<TestEngine> => {
  const directory = options.directory ?? temporaryDirectory();
  const launch = options.ownProcess ? start : startInProcess;
  const running = await launch({ ...options, directory });
  const clients: MongoClient[] = [];
  const connect = async (clientOptions: MongoClientOptions = {}): Promise<MongoClient> => {
    const client = await new MongoClient(running.url, {
      serverSelectionTimeoutMS: 5000,
      ...clientOptions,
    }).connect();
    clients.push(client);
    return client;
  };
  const client = await connect();
  return {
    directory,
    url: running.url,
    client,
    db: client.db('test'),
    connect,
    stop: async () => {
      for (const each of clients) await each.close();
      await running.stop();
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  };
};

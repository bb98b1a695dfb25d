import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@rayon/kernel';
import { MongoClient } from 'mongodb';

/** A store to test against. */
export type TestStore = Readonly<{
  url: string;
  /** The same for a service whose commands are counted (`storeCommandsOf`). */
  monitoredUrl: string;
  /** What answers: the deployment named by `TEST_MONGODB_URL` (else `MONGODB_URL`), or the embedded engine. */
  kind: 'MONGODB_URL' | 'embedded';
  /** Put before every database name of this test file, so that files never meet. */
  prefix: string;
  /** A database name of this test file. */
  database: (name: string) => string;
  /** Removes what the file wrote. */
  stop: () => Promise<void>;
}>;

const dropAll = async (url: string, prefix: string): Promise<void> => {
  const client = await MongoClient.connect(url);
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases) if (name.startsWith(prefix)) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
};

const monitored = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}monitorCommands=true`;

/** Rows of a test carry instants of its own clock, long past: they must not leave when the file takes a minute. */
const neverInATest = 86_400;

/** The store of a test file: the replica set of `TEST_MONGODB_URL` or `MONGODB_URL` when set, else an embedded engine in a temporary folder. */
export const startTestStore = async ({ ttlSweepSeconds = neverInATest } = {}): Promise<TestStore> => {
  // The random part of a UUIDv7 is at its end.
  const prefix = `t${newId().replaceAll('-', '').slice(-10)}-`;
  const common = { prefix, database: (name: string) => `${prefix}${name}` };
  const given = process.env.TEST_MONGODB_URL ?? process.env.MONGODB_URL;
  if (given)
    return {
      url: given,
      monitoredUrl: monitored(given),
      kind: 'MONGODB_URL',
      ...common,
      stop: () => dropAll(given, prefix),
    };

  const directory = await mkdtemp(join(tmpdir(), 'rayon-store-'));
  // Loaded when needed: a test that only wants a broker does not pay for a store.
  const { start } = await import('@rayon/embedded-mongo');
  // As Rayon itself reaches it, where sockets are files.
  const engine = await start({
    directory,
    ttlSweepSeconds,
    ...(process.platform === 'win32' ? {} : { socket: join(directory, 'store.sock') }),
  });
  return {
    url: engine.url,
    monitoredUrl: monitored(engine.url),
    kind: 'embedded',
    ...common,
    stop: async () => {
      await engine.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

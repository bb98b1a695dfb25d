import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@rayon/kernel';
import { MongoClient } from 'mongodb';

/** A store to test against. */
export type TestStore = Readonly<{
  url: string;
  /** What answers: the deployment named by `TEST_MONGODB_URL` (else `MONGODB_URL`), or the embedded engine. */
  kind: 'MONGODB_URL' | 'embedded';
  /** Put before every database name of this test file, so that files never meet. */
  prefix: string;
  /** A database name of this test file. */
  database: (name: string) => string;
  /** Resolves when no outbox of this test file holds an event that waits: whoever listens in this process has heard all. */
  settled: () => Promise<void>;
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

/** Looks that have to find nothing, one after another: what an event caused may have filled an outbox already looked at. */
const emptyLooksNeeded = 3;

const untilSettled = async (url: string, prefix: string): Promise<void> => {
  const client = await MongoClient.connect(url);
  try {
    const databases = async () => {
      const listed = await client.db('admin').admin().listDatabases({ nameOnly: true });
      return listed.databases.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    };
    const somethingWaits = async () => {
      for (const name of await databases())
        if (
          await client
            .db(name)
            .collection('outbox')
            .findOne({ pending: { $exists: true } })
        )
          return true;
      return false;
    };
    for (let empty = 0; empty < emptyLooksNeeded; )
      if (await somethingWaits()) empty = 0;
      else empty += 1;
  } finally {
    await client.close();
  }
};

/** The store of a test file: the replica set of `TEST_MONGODB_URL` or `MONGODB_URL` when set, else an embedded engine in a temporary folder. */
export const startTestStore = async (): Promise<TestStore> => {
  // The random part of a UUIDv7 is at its end.
  const prefix = `t${newId().replaceAll('-', '').slice(-10)}-`;
  const common = { prefix, database: (name: string) => `${prefix}${name}` };
  const given = process.env.TEST_MONGODB_URL ?? process.env.MONGODB_URL;
  if (given)
    return {
      url: given,
      kind: 'MONGODB_URL',
      ...common,
      settled: () => untilSettled(given, prefix),
      stop: () => dropAll(given, prefix),
    };

  const directory = await mkdtemp(join(tmpdir(), 'rayon-store-'));
  // Loaded when needed: a test that only wants a broker does not pay for a store.
  const { start } = await import('@rayon/embedded-mongo');
  const engine = await start({ directory });
  return {
    url: engine.url,
    kind: 'embedded',
    ...common,
    settled: () => untilSettled(engine.url, prefix),
    stop: async () => {
      await engine.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

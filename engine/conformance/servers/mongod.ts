/** Finding and running a real mongod, to compare the engine with. */

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';

/** The version that is downloaded when a download is asked for: the one whose wire version the engine claims. */
const DOWNLOADED_VERSION = '8.0.15';
const DOWNLOAD_MILLISECONDS = 180_000;
/** Beside the repository. */
const SHARED_BINARY = resolve(__dirname, '../../../../shared/servers/mongod');

const onPath = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'mongod'))
    .find((candidate) => existsSync(candidate));

/** Asks `mongodb-memory-server-core`, only when `CONFORMANCE_DOWNLOAD=1`: it may take minutes and hundreds of MB. */
const downloaded = (): string | undefined => {
  if (process.env.CONFORMANCE_DOWNLOAD !== '1') return undefined;
  const script = `require(${JSON.stringify(require.resolve('mongodb-memory-server-core'))}).MongoBinary.getPath({ version: '${DOWNLOADED_VERSION}' }).then((path) => process.stdout.write(path), (error) => { console.error(error.message); process.exit(1); });`;
  try {
    const path = execFileSync(process.execPath, ['-e', script], {
      timeout: DOWNLOAD_MILLISECONDS,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return path.toString().trim();
  } catch {
    return undefined;
  }
};

/**
 * Path of a mongod: `MONGOMS_SYSTEM_BINARY`, the PATH, the shared servers beside the repository, a download. When
 * there is none it says so on stderr, because tests that need one are then skipped, not passed.
 */
export const findMongod = (): string | undefined => {
  const found =
    process.env.MONGOMS_SYSTEM_BINARY ||
    onPath() ||
    (existsSync(SHARED_BINARY) ? SHARED_BINARY : downloaded());
  if (!found)
    process.stderr.write(
      '\nSKIPPED, NOT PASSED: no mongod was found (MONGOMS_SYSTEM_BINARY, PATH, ../shared/servers/mongod, ' +
        'CONFORMANCE_DOWNLOAD=1), so the engine was NOT compared with a real MongoDB.\n\n',
    );
  return found;
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A running mongod, a replica set of one in a temporary directory. */
export type Mongod = Readonly<{ url: string; version: string; stop(): Promise<void> }>;

export const startMongod = async (program: string): Promise<Mongod> => {
  const directory = mkdtempSync(join(tmpdir(), 'conformance-mongod-'));
  const port = await freePort();
  const child = spawn(
    program,
    [
      '--dbpath',
      directory,
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--replSet',
      'conformance',
      '--setParameter',
      'enableTestCommands=1',
    ],
    { stdio: 'ignore' },
  );
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const client = await new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
      serverSelectionTimeoutMS: 30_000,
    }).connect();
    const admin = client.db('admin');
    await admin.command({
      replSetInitiate: { _id: 'conformance', members: [{ _id: 0, host: `127.0.0.1:${port}` }] },
    });
    while (!(await admin.command({ hello: 1 })).isWritablePrimary)
      await new Promise((done) => setTimeout(done, 100));
    const { version } = await admin.command({ buildInfo: 1 });
    await client.close();
    return { url: `mongodb://127.0.0.1:${port}/?replicaSet=conformance`, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

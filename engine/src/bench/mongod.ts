/** A real mongod as a replica set of one, where the machine has the program. */

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { MongoClient } from 'mongodb';

const findProgram = (): string | undefined => {
  const named = process.env.MONGOMS_SYSTEM_BINARY;
  if (named) return named;
  try {
    return (
      execFileSync('which', ['mongod'], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trim() || undefined
    );
  } catch {
    return undefined;
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts it in the directory; `undefined` when there is no mongod. */
export const startMongod = async (
  directory: string,
): Promise<{ name: string; url: string; pid: number; stop(): Promise<void> } | undefined> => {
  const program = findProgram();
  if (!program) return undefined;
  mkdirSync(directory, { recursive: true });
  const port = await freePort();
  const child = spawn(
    program,
    ['--dbpath', directory, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'bench'],
    { stdio: 'ignore' },
  );
  const client = await new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 30_000,
  }).connect();
  await client
    .db('admin')
    .command({ replSetInitiate: { _id: 'bench', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } });
  while (!(await client.db('admin').command({ hello: 1 })).isWritablePrimary)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const { version } = await client.db('admin').command({ buildInfo: 1 });
  await client.close();
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return {
    name: `mongod ${version}`,
    url: `mongodb://127.0.0.1:${port}/?replicaSet=bench`,
    pid: child.pid ?? 0,
    stop,
  };
};

/** Starting the engine: in this process, or as a child process that dies with its parent. */

import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DIRECTORY_IN_USE_EXIT_CODE, DirectoryInUse } from '../storage/lock-file';
import { Engine, SET_NAME } from './engine';
import { Listener } from './listener';

export type StartOptions = Readonly<{
  /** Where the data lives; made when missing. One process owns it. */
  directory: string;
  /** 0 or nothing: a free port. */
  port?: number | undefined;
  /** The loopback address unless told otherwise: there is no authentication. */
  host?: string | undefined;
  /**
   * Path, ending in `.sock`, of a socket to listen on instead of a port: only whoever may enter its folder reaches the
   * engine. About a hundred bytes at most.
   */
  socket?: string | undefined;
  /** Accept `configureFailPoint`, for tests of drivers. */
  testCommands?: boolean | undefined;
  /** How often expired documents are removed; 60 unless told otherwise. */
  ttlSweepSeconds?: number | undefined;
  /** Longest life of a transaction; 60 unless told otherwise. */
  transactionSeconds?: number | undefined;
  /** Writes are refused while the disk has less room than this; 16 MB unless told otherwise. */
  freeBytesMin?: number | undefined;
}>;

/** A running engine. `url` is for the unmodified driver or mongoose; `stop` resolves when all is on disk. */
export type Running = Readonly<{ url: string; port: number; pid: number; stop(): Promise<void> }>;

/** An engine in a process of its own: `ended` resolves, with how, once that process is gone for whatever reason. */
export type RunningProcess = Running & Readonly<{ ended: Promise<string> }>;

/** Drivers look for members of a set by host and port, so a socket is reached directly: it is the same primary. */
const urlOf = (host: string, port: number, socket: string | undefined): string =>
  socket === undefined
    ? `mongodb://${host}:${port}/?replicaSet=${SET_NAME}`
    : `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;

/** Runs the engine in this process: its work then shares the event loop with the caller's. For tests. */
export const startInProcess = async (options: StartOptions): Promise<Running & { engine: Engine }> => {
  const host = options.host ?? '127.0.0.1';
  const engine = new Engine({ ...options, host, port: options.port ?? 0 });
  const listener = new Listener(engine);
  try {
    const port = await listener.listen();
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => {
      stopped ??= listener.close().then(() => engine.stop());
      return stopped;
    };
    return { url: urlOf(host, port, options.socket), port, pid: process.pid, stop, engine };
  } catch (error) {
    await engine.stop();
    throw error;
  }
};

/** The compiled command line: beside this file when compiled, in `dist` when this runs from sources. */
const commandLine = (): string => {
  const candidates = [join(__dirname, '..', 'cli.js'), join(__dirname, '..', '..', 'dist', 'cli.js')];
  const found = candidates.find((path) => existsSync(path));
  if (!found)
    throw new Error(
      `the embedded engine is not built (${candidates[1]} is missing): run the build of @rayon/embedded-mongo first`,
    );
  return found;
};

/** Runs the engine as a child process. Rejects with its last words when it does not start; with `DirectoryInUse` when another process owns the data. */
export const start = async (options: StartOptions): Promise<RunningProcess> => {
  const host = options.host ?? '127.0.0.1';
  const child = fork(commandLine(), argumentsFor(options), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    // A group of its own: what ends the whole group reaches the parent alone, which finishes what uses the store first.
    detached: true,
    // Nothing it is not in need of: whatever secrets the parent was given are not the store's.
    env: process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot },
  });
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`)),
  );
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4000);
  });
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const end = output.indexOf('\n');
      if (end >= 0) resolve(Number(JSON.parse(output.slice(0, end)).port));
    });
    child.once('error', reject);
    // `close`, not `exit`: its last words have arrived by then.
    child.once('close', (code) => {
      const sentence = complaints.trim() || `the embedded engine ended with code ${code}`;
      reject(code === DIRECTORY_IN_USE_EXIT_CODE ? new DirectoryInUse(sentence) : new Error(sentence));
    });
  });
  child.stdout?.removeAllListeners('data').resume();
  child.stderr?.pipe(process.stderr, { end: false });
  const stop = async (): Promise<void> => {
    child.ref();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    child.stderr?.unpipe(process.stderr);
  };
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr])
    if (stream && 'unref' in stream) (stream as { unref(): void }).unref();
  return { url: urlOf(host, port, options.socket), port, pid: child.pid ?? 0, stop, ended };
};

/** An option of the command line, when it has a value. */
const option = (name: string, value: number | undefined): string[] =>
  value === undefined ? [] : [name, String(value)];

const argumentsFor = (options: StartOptions): string[] => [
  '--dir',
  options.directory,
  '--port',
  String(options.port ?? 0),
  '--host',
  options.host ?? '127.0.0.1',
  '--with-parent',
  ...(options.socket === undefined ? [] : ['--socket', options.socket]),
  ...(options.testCommands ? ['--test-commands'] : []),
  ...option('--ttl-sweep', options.ttlSweepSeconds),
  ...option('--transaction-seconds', options.transactionSeconds),
  ...option('--free-bytes-min', options.freeBytesMin),
];

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const startMillisecondsMax = 60_000;
const repository = resolve(__dirname, '../../..');

/** A broker program of this machine. */
export type NatsServerProgram = Readonly<{
  path: string;
  /** Where it was found: the environment variable `NATS_SERVER`, the `PATH`, or the folder beside the repository. */
  from: 'NATS_SERVER' | 'PATH' | 'shared/servers';
  version: string;
}>;

/** Finds the NATS server to test with, or nothing when this machine has none. */
export const findNatsServer = (): NatsServerProgram | undefined => {
  const named = process.env.NATS_SERVER;
  if (named !== undefined && named !== '' && !existsSync(named))
    throw new Error(`NATS_SERVER names ${named}, which does not exist`);
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'nats-server'));
  const candidates: [string | undefined, NatsServerProgram['from']][] = [
    [named || undefined, 'NATS_SERVER'],
    [onPath.find((path) => existsSync(path)), 'PATH'],
    [join(repository, '../shared/servers/nats-server'), 'shared/servers'],
  ];
  for (const [path, from] of candidates) {
    if (path === undefined || !existsSync(path)) continue;
    const stdout = execFileSync(path, ['--version'], { encoding: 'utf8' });
    return { path, from, version: stdout.trim().replace(/^nats-server: v/, '') };
  }
  return undefined;
};

/** A running broker with JetStream in a folder of its own. */
export type NatsServer = Readonly<{
  url: string;
  program: NatsServerProgram;
  /** Ends the process (by `signal`, SIGTERM unless told) and keeps the data. */
  halt: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** While it is halted: removes everything it stored. */
  forget: () => Promise<void>;
  /** Starts it again on the same port and data. */
  resume: () => Promise<void>;
  /** Ends it and removes the data. */
  stop: () => Promise<void>;
}>;

/** Servers before 2.10 flush their files every two minutes and cannot be told otherwise. */
const knowsSyncInterval = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || minor >= 10;
};

/**
 * A port below those the system gives to outgoing connections: while a broker is halted, none of them can take its
 * port, nor can a client that keeps knocking be connected to itself.
 */
const somePort = (): string => String(10_000 + Math.floor(Math.random() * 20_000));
const portTriesMax = 20;

const configuration = (directory: string, portOf: string, version: string): string => `
  listen: "127.0.0.1:${portOf}"
  jetstream { store_dir: "${join(directory, 'jetstream')}"${knowsSyncInterval(version) ? ', sync_interval: always' : ''} }
`;

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

/** Starts a broker on a free port of 127.0.0.1; throws, saying where it looked, when there is no program. */
export const startNatsServer = async (): Promise<NatsServer> => {
  const program = findNatsServer();
  if (!program) throw new Error('no nats-server: set NATS_SERVER, or put it on the PATH');
  const directory = await mkdtemp(join(tmpdir(), 'rayon-nats-'));
  const configPath = join(directory, 'nats.conf');
  let port = somePort();
  let child: ChildProcess | undefined;

  const start = async () => {
    await writeFile(configPath, configuration(directory, port, program.version));
    let said = '';
    const started = spawn(program.path, ['-c', configPath], { stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    started.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-4_000);
    });
    const deadline = Date.now() + startMillisecondsMax;
    while (!said.includes('Server is ready')) {
      if (started.exitCode !== null || started.signalCode !== null || Date.now() > deadline)
        throw new Error(`nats-server did not start: ${said}`);
      await pause(20);
    }
  };
  const startOnSomePort = async () => {
    for (let tries = 1; ; tries += 1)
      try {
        return await start();
      } catch (error) {
        if (tries === portTriesMax || !/address already in use/.test(String(error))) throw error;
        port = somePort();
      }
  };

  const halt = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    if (!child) return;
    child.kill(signal);
    await exited(child);
  };

  try {
    await startOnSomePort();
  } catch (error) {
    await halt('SIGKILL');
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    program,
    halt,
    forget: () => rm(join(directory, 'jetstream'), { recursive: true, force: true }),
    resume: start,
    stop: async () => {
      await halt();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

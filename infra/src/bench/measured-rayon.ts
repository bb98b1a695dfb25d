import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { socketOf } from '../run/store-socket';

const entry = join(__dirname, '../start.js');

/** Processes of their own, so that measuring does not share their event loops. */
export type MeasuredRayon = Readonly<{ url: string; pid: number; stop: () => Promise<void> }>;

/** A measurement that is broken off leaves no process behind that would disturb the next one. */
const endWithUs = (child: ChildProcess) => process.once('exit', () => child.kill('SIGKILL'));

const ended = (child: ChildProcess) => new Promise<void>((done) => child.once('close', () => done()));

/** Starts Rayon on a data directory as `npm start` does and resolves when it is ready. */
export const startMeasured = async ({
  directory,
  port,
  args,
  nodeArgs = [],
  environment = {},
}: {
  directory: string;
  port: number;
  args: readonly string[];
  /** Options of node itself, for a profile. */
  nodeArgs?: readonly string[];
  environment?: Record<string, string>;
}): Promise<MeasuredRayon> => {
  const script = `require(${JSON.stringify(entry)}).start(process.argv.slice(1))`;
  const child = spawn(
    process.execPath,
    [...nodeArgs, '-e', script, '--', '--data', directory, '--port', String(port), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', ...environment },
    },
  );
  endWithUs(child);
  let printed = '';
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ready in')) ready();
    });
    child.once('close', (code) =>
      failed(new Error(`Rayon ended with ${code} before it was ready:\n${printed}`)),
    );
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const done = ended(child);
      child.kill('SIGINT');
      await done;
    },
  };
};

const whereToListen = (directory: string) => {
  const socket = socketOf(directory);
  return socket === undefined ? ['--port', '0'] : ['--socket', socket];
};

/** Runs the embedded store by hand, so that it can be asked what it was sent and be given options of node. */
export const startMeasuredStore = async (
  directory: string,
  nodeArgs: readonly string[] = [],
): Promise<MeasuredRayon> => {
  const cli = join(require.resolve('@rayon/embedded-mongo'), '../cli.js');
  const child = spawn(process.execPath, [...nodeArgs, cli, '--dir', directory, ...whereToListen(directory)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithUs(child);
  const url = await new Promise<string>((ready, failed) => {
    child.stdout?.once('data', (chunk: Buffer) =>
      ready((JSON.parse(chunk.toString()) as { url: string }).url),
    );
    child.once('close', (code) => failed(new Error(`the store ended with ${code}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      const done = ended(child);
      child.kill('SIGTERM');
      await done;
    },
  };
};

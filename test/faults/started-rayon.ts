import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(__dirname, '../..');
const built = join(repository, 'infra/dist/start.js');
const readyWithinMilliseconds = 180_000;

/** `npm start` after its installing and building, as a process of its own. */
export type StartedRayon = Readonly<{
  child: ChildProcess;
  /** Everything it printed so far. */
  printed: () => string;
  /** Resolves with the seconds until it said that it is ready; rejects, with what it printed, when it ends before. */
  ready: Promise<number>;
  /** Resolves with the exit code when it has ended. */
  ended: Promise<number | null>;
}>;

/** A folder for data that passes. */
export const passingDirectory = () => {
  const directory = mkdtempSync(join(tmpdir(), 'rayon-start-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
};

/** Starts what `npm start -- …args` starts, with more in its environment. Throws when it is not built. */
export const startRayon = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): StartedRayon => {
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, npm run build (npm test does)`);
  const startedAt = performance.now();
  let text = '';
  const child = spawn(
    process.execPath,
    ['-e', `require(${JSON.stringify(built)}).start(process.argv.slice(1))`, '--', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a test can press Ctrl-C as a terminal does: for the whole group.
      detached: true,
      env: { ...process.env, MONGODB_URL: '', NATS_URL: '', LOG_LEVEL: 'fatal', ...environment },
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ready = new Promise<number>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Ready in')) resolve((performance.now() - startedAt) / 1000);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', (code) =>
      reject(new Error(`Rayon ended with ${code} before it was ready:\n${text}`)),
    );
    setTimeout(
      () => reject(new Error(`Rayon was not ready in time:\n${text}`)),
      readyWithinMilliseconds,
    ).unref();
  });
  ready.catch(() => undefined);
  return { child, printed: () => text, ready, ended };
};

/** The process that holds the store of a data directory, by the lock it keeps there. */
export const storeProcess = (directory: string): number =>
  (JSON.parse(readFileSync(join(directory, 'store/owner.lock'), 'utf8')) as { pid: number }).pid;

/** The first administrator of a data directory. */
export const administratorOf = (directory: string) => {
  const secrets = JSON.parse(readFileSync(join(directory, 'secrets.json'), 'utf8')) as {
    administratorPassword: string;
  };
  return { email: 'admin@rayon.example', password: secrets.administratorPassword };
};

/** Whether a process of that id is there (a zombie is not). */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Resolves when the process is gone; rejects when it still is there after a while. */
export const untilGone = async (pid: number, withinMilliseconds = 60_000): Promise<void> => {
  const deadline = Date.now() + withinMilliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} is still there`);
    await new Promise((next) => setTimeout(next, 20));
  }
};

/** The processes a start has started (Linux). */
export const childrenOf = (rayon: StartedRayon): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === rayon.child.pid;
      } catch {
        return false;
      }
    })
    .map(Number);

/** One process owns a data directory. A lock left by a killed process is taken over; a living owner is respected. */

import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The owner touches its lock this often; a lock of another machine counts as left behind after much longer. */
const HEARTBEAT_MILLISECONDS = 5_000;
const ABANDONED_MILLISECONDS = 30_000;

/** Says in a sentence who owns the directory. */
export class DirectoryInUse extends Error {}

/** How the command line ends then, so that whoever started it can tell. */
export const DIRECTORY_IN_USE_EXIT_CODE = 3;

export class LockFile {
  private readonly heartbeat: NodeJS.Timeout;

  /** Takes the lock of a directory, or throws `DirectoryInUse`. */
  static take(directory: string): LockFile {
    const path = join(directory, 'owner.lock');
    const identity = JSON.stringify({
      host: hostname(),
      pid: process.pid,
      started: processStart(process.pid),
      nonce: Math.random(),
    });
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        writeFileSync(path, identity, { flag: 'wx' });
        return new LockFile(path, identity);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      removeAbandoned(directory, path);
    }
    throw new DirectoryInUse(`the data directory ${directory} is being taken by another process`);
  }

  private constructor(
    private readonly path: string,
    private readonly identity: string,
  ) {
    this.heartbeat = setInterval(() => this.touch(), HEARTBEAT_MILLISECONDS).unref();
  }

  private touch(): void {
    try {
      utimesSync(this.path, new Date(), new Date());
    } catch {
      // The directory may be gone already; the lock with it.
    }
  }

  release(): void {
    clearInterval(this.heartbeat);
    if (content(this.path) === this.identity) rmSync(this.path, { force: true });
  }
}

const content = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Moves a lock without an owner aside. Whoever renames it first wins; a lock that changed meanwhile is put back. */
const removeAbandoned = (directory: string, path: string): void => {
  const seen = content(path);
  if (seen === undefined) return;
  const owner = livingOwner(path, seen);
  if (owner)
    throw new DirectoryInUse(
      `the data directory ${directory} is in use by ${owner}; stop it or choose another directory`,
    );
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (content(aside) === seen) rmSync(aside, { force: true });
  else renameSync(aside, path);
};

const livingOwner = (path: string, lock: string): string | undefined => {
  let owner: { host?: string; pid?: number; started?: string };
  try {
    owner = JSON.parse(lock);
  } catch {
    return recentlyTouched(path) ? 'a process that is just starting' : undefined;
  }
  if (owner.host !== hostname())
    return recentlyTouched(path) ? `process ${owner.pid} on ${owner.host}` : undefined;
  if (owner.pid === undefined || !isAlive(owner.pid)) return undefined;
  return processStart(owner.pid) === owner.started ? `process ${owner.pid}` : undefined;
};

const recentlyTouched = (path: string): boolean => {
  try {
    return Date.now() - statSync(path).mtimeMs < ABANDONED_MILLISECONDS;
  } catch {
    return false;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * When a process started, where the system tells; a reused process id has another time. One that ended and waits
 * for its parent to notice has none: it owns nothing any more, however long its id stays.
 */
const processStart = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? 'ended' : (rest[18] ?? '');
  } catch {
    return '';
  }
};

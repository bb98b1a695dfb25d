import { accessSync, constants, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { makeFolder } from './make-folder';
import { ownFolderMode } from './private-folder';
import { findRunning } from './running-file';

/** A start that cannot go on; the message is a sentence that says what to do. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Free space the store wants to start with. */
const freeBytesMin = 200_000_000;

/** Refuses a second copy on the same data. */
export const refuseSecondCopy = (directory: string) => {
  const running = findRunning(directory);
  if (running)
    throw new CannotStart(
      `Rayon already runs on this data at ${running.url} (process ${running.pid}). Use that one, stop it with Ctrl-C in its terminal, or start another with --data and --port.`,
    );
};

/** Refuses a port that something else listens on, before anything slow is done. */
export const refuseBusyPort = (port: number): Promise<void> =>
  new Promise((free, busy) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      busy(
        new CannotStart(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is used by another program. Start with another one: npm start -- --port ${port + 1}`
            : `Port ${port} cannot be opened (${error.code}). Start with another one: npm start -- --port 4001`,
        ),
      ),
    );
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => free()));
  });

/** What is kept in a folder, and how to name another one. */
type Kept = Readonly<{ what: string; another: string }>;

const data: Kept = { what: 'data', another: 'Name a folder of your own with --data.' };

/** Makes a folder where there is none; refuses one that cannot be made or written to. */
export const refuseUnwritable = (directory: string, { what, another }: Kept = data) => {
  try {
    makeFolder(directory, ownFolderMode);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CannotStart(
      `The ${what} cannot be kept in ${directory} (${(error as NodeJS.ErrnoException).code}). ${another}`,
    );
  }
};

/** Refuses a disk that is too full to keep what would be acknowledged. */
export const refuseFullDisk = (directory: string) => {
  const disk = statfsSync(directory);
  const freeBytes = disk.bavail * disk.bsize;
  if (freeBytes < freeBytesMin)
    throw new CannotStart(
      `The disk of ${directory} has ${Math.floor(freeBytes / 1e6)} MB left; Rayon needs ${freeBytesMin / 1e6} MB. Free some space, or keep the data elsewhere with --data.`,
    );
};

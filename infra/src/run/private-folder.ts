import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptNames } from './kept-names';
import { makeFolder } from './make-folder';

/** Only their owner enters a folder and reads a file of Rayon. */
export const ownFolderMode = 0o700;
export const ownFileMode = 0o600;

const restrict = (path: string, mode: number) => {
  try {
    chmodSync(path, mode);
  } catch (error) {
    // What belongs to somebody else stays as that one set it.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
};

/**
 * Keeps a data folder to its owner, also one of an earlier version or a copy. A folder that holds other things too stays as
 * open as it was: then Rayon's own files alone are closed.
 */
export const keepToOwner = (directory: string) => {
  makeFolder(directory, ownFolderMode);
  const names = readdirSync(directory);
  if (names.every((name) => keptNames.includes(name))) restrict(directory, ownFolderMode);
  for (const name of keptNames) {
    const path = join(directory, name);
    if (existsSync(path)) restrict(path, lstatSync(path).isDirectory() ? ownFolderMode : ownFileMode);
  }
};

const userId = process.getuid?.();

const isOurs = (folder: string) => {
  const facts = lstatSync(folder);
  return (
    facts.isDirectory() && (userId === undefined || (facts.uid === userId && (facts.mode & 0o077) === 0))
  );
};

/** A folder of this user's for what passes, with a short name; nothing where somebody else has taken the name. */
export const runtimeFolder = (): string | undefined => {
  const folder = join(process.env.XDG_RUNTIME_DIR || tmpdir(), `rayon-${userId ?? 'here'}`);
  try {
    makeFolder(folder, ownFolderMode);
    return isOurs(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
};

/** The same, or a new one. */
export const shortFolder = (): string => runtimeFolder() ?? mkdtempSync(join(tmpdir(), 'rayon-'));

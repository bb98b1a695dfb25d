import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it that are missing, one at a time: asked for all of them at once, Node never comes
 * back where a file system takes none (/proc).
 */
export const makeFolder = (directory: string, mode?: number): void => {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error(`ENOTDIR: not a folder: ${directory}`), { code: 'ENOTDIR' });
  makeFolder(dirname(directory), mode);
  try {
    mkdirSync(directory, { mode });
  } catch (error) {
    // Somebody else made it meanwhile.
    const isThere = statSync(directory, { throwIfNoEntry: false })?.isDirectory();
    if (!isThere) throw error;
  }
};

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keptNames } from './kept-names';

/** Forgets what Rayon keeps in a directory. Whatever else lies there stays: `--data` may name any folder. */
export const forgetData = (directory: string) => {
  for (const name of keptNames) rmSync(join(directory, name), { recursive: true, force: true });
};

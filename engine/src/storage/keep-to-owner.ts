/** What a store holds is nobody's but its owner's, on a machine that others use too. */

import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Changes who may, where that is ours to say: what belongs to somebody else stays as that one set it. */
const restrict = (path: string, mode: number): void => {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
};

/** Makes the folder of a store when it is missing; nobody else may enter it. */
export const ownFolder = (directory: string): void => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  restrict(directory, 0o700);
};

/** Nobody else may read the files of a store, whoever may enter its folder. */
export const ownFiles = (directory: string): void => {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) restrict(path, 0o600);
  }
};

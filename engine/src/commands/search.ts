/** The commands of search, which MongoDB itself refuses where search is not set up. */

import { mongoError } from '../errors';
import type { CommandTable } from './command';

const run = (): never => {
  throw mongoError(31082, 'search is not enabled: commands for search indexes need Atlas');
};

export const searchCommands: CommandTable = {
  createSearchIndexes: { run },
  updateSearchIndex: { run },
  dropSearchIndex: { run },
};

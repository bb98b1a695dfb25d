import { join } from 'node:path';
import { DirectoryInUse, start } from '@rayon/embedded-mongo';
import { CannotStart } from './preconditions';

/** Where the services store: the address, and how to stop it when it is ours. */
export type RunningStore = Readonly<{ url: string; what: string; stop: () => Promise<void> }>;

/** The store of a copy that was just killed may need a moment to close; a living copy is not waited for longer. */
const ownerLeavesWithinMilliseconds = 5_000;

const startWhenFree = async (directory: string) => {
  const deadline = Date.now() + ownerLeavesWithinMilliseconds;
  for (;;) {
    try {
      return await start({ directory });
    } catch (error) {
      if (!(error instanceof DirectoryInUse)) throw error;
      if (Date.now() > deadline)
        throw new CannotStart(
          `Another program uses the data: ${error.message}. Stop that one, or start on other data with --data.`,
        );
    }
    await new Promise((next) => setTimeout(next, 100));
  }
};

/** The MongoDB that `MONGODB_URL` names, else the embedded store on the data directory, as its own process. */
export const openStore = async (directory: string, mongodbUrl: string | undefined): Promise<RunningStore> => {
  if (mongodbUrl) return { url: mongodbUrl, what: 'MongoDB of MONGODB_URL', stop: async () => undefined };
  const { url, stop } = await startWhenFree(join(directory, 'store'));
  return { url, what: 'embedded store', stop };
};

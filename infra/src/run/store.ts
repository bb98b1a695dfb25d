import { join } from 'node:path';
import { start } from '@rayon/embedded-mongo';

/** Where the services store: the address, and how to stop it when it is ours. */
export type RunningStore = Readonly<{ url: string; what: string; stop: () => Promise<void> }>;

/** The MongoDB that `MONGODB_URL` names, else the embedded store on the data directory, as its own process. */
export const openStore = async (directory: string, mongodbUrl: string | undefined): Promise<RunningStore> => {
  if (mongodbUrl) return { url: mongodbUrl, what: 'MongoDB of MONGODB_URL', stop: async () => undefined };
  const { url, stop } = await start({ directory: join(directory, 'store') });
  return { url, what: 'embedded store', stop };
};

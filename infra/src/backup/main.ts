import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connectStore } from '@rayon/store';
import { startWhenFree } from '../run/embedded-store';
import { readDataOption, usualDirectory } from '../run/options';
import { CannotStart, refuseUnwritable } from '../run/preconditions';
import { keepToOwner } from '../run/private-folder';
import { findRunning } from '../run/running-file';
import { socketOf } from '../run/store-socket';

const root = join(__dirname, '../../..');
const usage =
  'Say where to: npm run backup -- /where/to/keep/it (a folder that is not there yet or is empty)';

/** What a data directory holds beside the store; without the secrets the store's sealed parts stay sealed. */
const files = ['secrets.json', 'administrator.txt', 'demonstration.json'];

/** Asks a store that answers for a copy of itself, as of one moment. */
const copyStore = async (storeUrl: string, path: string): Promise<void> => {
  const connection = await connectStore({ url: storeUrl, database: 'admin', appName: 'backup' });
  try {
    await connection.getClient().db('admin').command({ backup: 1, path });
  } finally {
    await connection.close();
  }
};

/** Copies the data of a directory, in use or not, into a folder that `--data` can open. Throws `CannotStart`. */
export const backUp = async (directory: string, folder: string): Promise<void> => {
  if (!existsSync(join(directory, 'store')))
    throw new CannotStart(`There is no data of an embedded store in ${directory}.`);
  refuseUnwritable(folder, { what: 'copy', another: usage });
  if (readdirSync(folder).length > 0)
    throw new CannotStart(`${folder} is not empty; nothing was copied. ${usage}`);
  const running = findRunning(directory);
  if (running && !running.storeUrl)
    throw new CannotStart(`Rayon at ${running.url} is still starting; try again when it is ready.`);
  if (running?.storeUrl) await copyStore(running.storeUrl, join(folder, 'store'));
  else {
    const at = join(directory, 'store');
    const store = await startWhenFree({ directory: at, socket: socketOf(at) });
    await copyStore(store.url, join(folder, 'store')).finally(store.stop);
  }
  for (const name of files)
    if (existsSync(join(directory, name))) copyFileSync(join(directory, name), join(folder, name));
  keepToOwner(folder);
};

/** `npm run backup -- FOLDER`: of the data Rayon keeps here, whether it runs or not. */
export const main = async (args: readonly string[]): Promise<void> => {
  try {
    process.umask(0o077);
    const [where, ...others] = args;
    if (!where || where.startsWith('-')) throw new CannotStart(usage);
    const { directory = usualDirectory(root) } = readDataOption('npm run backup', others);
    const folder = resolve(where);
    await backUp(directory, folder);
    console.log(`\n  ✓ ${directory} is copied. To run on the copy: npm start -- --data ${folder}\n`);
    process.exit(0);
  } catch (error) {
    console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
};

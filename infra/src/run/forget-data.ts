import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Everything Rayon itself puts into a data directory. */
const kept = [
  'store',
  'secrets.json',
  'secrets.json.new',
  'demonstration.json',
  'demonstration.json.new',
  'running.json',
];

/** Forgets what Rayon keeps in a directory. Whatever else lies there stays: `--data` may name any folder. */
export const forgetData = (directory: string) => {
  for (const name of kept) rmSync(join(directory, name), { recursive: true, force: true });
};

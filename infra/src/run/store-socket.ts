import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { shortFolder } from './private-folder';

/** Systems take about a hundred bytes as the name of a socket: 104 or 108 with what ends it. */
const pathBytesMax = 100;

/**
 * Where the store of a directory listens: a socket inside that folder, which only its owner enters; where the name would be
 * too long, one in a private folder with a short name. Nothing where sockets are no files.
 */
export const socketOf = (directory: string): string | undefined => {
  if (process.platform === 'win32') return undefined;
  const usual = join(directory, 'store.sock');
  if (Buffer.byteLength(usual) <= pathBytesMax) return usual;
  const short = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return join(shortFolder(), `${short}.sock`);
};

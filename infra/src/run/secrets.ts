import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { administrator, demonstrationPassword } from '../demo';

/** What an installation on this machine keeps to itself. */
export type Secrets = Readonly<{
  /** Password of the first administrator; people change it once they are in. */
  administratorPassword: string;
  /** 32 bytes in base64 that *members* seals card secrets and signing keys with. */
  membersEncryptionKey: string;
}>;

/** Reads the secrets of a data directory; makes them at the first start, readable by their owner only. */
export const localSecrets = (directory: string, { demo }: { demo: boolean }): Secrets => {
  const file = join(directory, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made: Secrets = {
    administratorPassword: demo ? demonstrationPassword : randomBytes(12).toString('base64url'),
    membersEncryptionKey: randomBytes(32).toString('base64'),
  };
  mkdirSync(directory, { recursive: true });
  // Whole or not at all: a full disk or a kill must not leave half a key behind.
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
};

/** The first administrator's sign-in. */
export const administratorOf = (secrets: Secrets) => ({
  email: administrator.email,
  password: secrets.administratorPassword,
});

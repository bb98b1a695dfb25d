import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, textOrFile } from '@rayon/process';
import { administrator, demonstrationPassword } from '../demo';
import { ownFileMode, ownFolderMode } from './private-folder';

/** What an installation on this machine keeps to itself. */
export type Secrets = Readonly<{
  /** Password of the first administrator; people change it once they are in. */
  administratorPassword: string;
  /** 32 bytes in base64 that *members* seals card secrets and signing keys with. */
  membersEncryptionKey: string;
}>;

/** Where the first administrator's password is written once, for whoever signs in first. */
const administratorFile = 'administrator.txt';

/** Where an administrator finds the first password of a data folder: once deleted, or in older data, beside the keys. */
export const administratorFileOf = (directory: string): string => {
  const file = join(directory, administratorFile);
  return existsSync(file) ? file : join(directory, 'secrets.json');
};

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
  mkdirSync(directory, { recursive: true, mode: ownFolderMode });
  // Whole or not at all: a full disk or a kill must not leave half a key behind.
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: ownFileMode });
  renameSync(`${file}.new`, file);
  if (!demo)
    writeFileSync(
      join(directory, administratorFile),
      `The first administrator of this Rayon\n  e-mail    ${administrator.email}\n  password  ${made.administratorPassword}\nChange the password once you are in (changePassword, at /graphql), then delete this file.\n`,
      { mode: ownFileMode },
    );
  return made;
};

/** The settings of a house whose first administrator is the demonstration's. */
export const demonstrationEnvironment: Environment = {
  BOOTSTRAP_ADMIN_EMAIL: administrator.email,
  BOOTSTRAP_ADMIN_PASSWORD: administrator.password,
};

/** The environment with what an installation on this machine keeps to itself, where nothing else was said. */
export const withSecrets = (environment: Environment, secrets: Secrets): Environment => ({
  ...environment,
  ...(environment.BOOTSTRAP_ADMIN_EMAIL
    ? {}
    : {
        BOOTSTRAP_ADMIN_EMAIL: administrator.email,
        BOOTSTRAP_ADMIN_PASSWORD: secrets.administratorPassword,
      }),
  MEMBERS_ENCRYPTION_KEY: environment.MEMBERS_ENCRYPTION_KEY || secrets.membersEncryptionKey,
  OFFERS_CODE_KEY: environment.OFFERS_CODE_KEY || codeKeyOf(secrets),
});

/** Drawn from the one key there is, so that a data folder of an earlier version has it as well; it says nothing of that key. */
const codeKeyOf = ({ membersEncryptionKey }: Secrets): string =>
  createHmac('sha256', Buffer.from(membersEncryptionKey, 'base64'))
    .update('rayon/offers/codes')
    .digest('base64');

/** The first administrator's sign-in. */
export const administratorOf = (environment: Environment) => ({
  email: environment.BOOTSTRAP_ADMIN_EMAIL ?? '',
  password: textOrFile(environment.BOOTSTRAP_ADMIN_PASSWORD ?? '').trim(),
});

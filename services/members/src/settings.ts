import { type Environment, readSettings, secretKey, text, textOrFile, WrongSettings } from '@rayon/process';
import { z } from 'zod';
import type { FirstAdministrator } from './identity';

/** What is particular to this service. */
export type MembersSettings = Readonly<{
  /** GS1 company prefix of the card numbers, 4 to 12 digits. */
  companyPrefix: string;
  /** 32 bytes that secrets in the store are sealed with; without it they are kept as they are. */
  encryptionKey?: Buffer;
  /** The first administrator of an installation without staff. */
  bootstrapAdministrator?: FirstAdministrator;
}>;

/** GS1 reserves 3760999 to nobody in particular here: it is for demonstrations. Use your own prefix. */
export const demonstrationPrefix = '3760999';

const list = {
  GS1_COMPANY_PREFIX: {
    about: 'GS1 company prefix in front of every card number; the default is for demonstrations',
    takes: '4 to 12 digits',
    shape: z.string().regex(/^\d{4,12}$/),
    default: demonstrationPrefix,
  },
  MEMBERS_ENCRYPTION_KEY: secretKey({
    about: 'Key that secrets in the store are sealed with',
    otherwise: 'npm start makes one and keeps it in secrets.json; a process by itself keeps secrets readable',
  }),
  BOOTSTRAP_ADMIN_EMAIL: text({
    about: 'E-mail address of the first administrator of an installation without staff',
    takes: 'an e-mail address, together with BOOTSTRAP_ADMIN_PASSWORD',
    otherwise: 'npm start takes admin@rayon.example; a process by itself makes none',
  }),
  BOOTSTRAP_ADMIN_PASSWORD: {
    about: 'Password of that administrator, to be changed at the first sign-in',
    takes: 'a password or the name of a file with it, together with BOOTSTRAP_ADMIN_EMAIL',
    shape: z.string().transform((given) => textOrFile(given).trim()),
    otherwise: 'npm start makes one and keeps it in the data folder; a process by itself makes none',
  },
} as const;

const read = (environment: Environment): MembersSettings => {
  const settings = readSettings(list, environment);
  const { BOOTSTRAP_ADMIN_EMAIL: email, BOOTSTRAP_ADMIN_PASSWORD: password } = settings;
  if ((email === undefined) !== (password === undefined))
    throw new WrongSettings(
      'BOOTSTRAP_ADMIN_EMAIL and BOOTSTRAP_ADMIN_PASSWORD are given together: set both or neither.',
    );
  return {
    companyPrefix: settings.GS1_COMPANY_PREFIX,
    encryptionKey: settings.MEMBERS_ENCRYPTION_KEY,
    ...(email !== undefined && password !== undefined ? { bootstrapAdministrator: { email, password } } : {}),
  };
};

/** The settings particular to this service. */
export const membersSettings = { list, read };

import { parseSettings, textOrFile } from '@rayon/process';
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

const key = z.string().transform((value, context): Buffer => {
  const bytes = Buffer.from(textOrFile(value).trim(), 'base64');
  if (bytes.length === 32) return bytes;
  context.addIssue({ code: 'custom', message: 'not 32 bytes in base64' });
  return z.NEVER;
});

const environmentShape = z
  .object({
    GS1_COMPANY_PREFIX: z
      .string()
      .regex(/^\d{4,12}$/)
      .default(demonstrationPrefix),
    MEMBERS_ENCRYPTION_KEY: key.optional(),
    BOOTSTRAP_ADMIN_EMAIL: z.string().min(1).optional(),
    BOOTSTRAP_ADMIN_PASSWORD: z.string().min(1).transform(textOrFile).optional(),
  })
  .refine(
    (settings) =>
      (settings.BOOTSTRAP_ADMIN_EMAIL === undefined) === (settings.BOOTSTRAP_ADMIN_PASSWORD === undefined),
    {
      path: ['BOOTSTRAP_ADMIN_PASSWORD'],
      message: 'address and password are given together',
    },
  );

/** Parses the settings particular to this service; throws a text that names what is wrong, never its value. */
export const membersSettings = (environment: Record<string, string | undefined>): MembersSettings => {
  const settings = parseSettings(environmentShape, environment);
  const { BOOTSTRAP_ADMIN_EMAIL: email, BOOTSTRAP_ADMIN_PASSWORD: password } = settings;
  return {
    companyPrefix: settings.GS1_COMPANY_PREFIX,
    encryptionKey: settings.MEMBERS_ENCRYPTION_KEY,
    ...(email !== undefined && password !== undefined
      ? { bootstrapAdministrator: { email, password: password.trim() } }
      : {}),
  };
};

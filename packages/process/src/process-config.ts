import { type Jwks, jwksShape } from '@rayon/auth';
import { z } from 'zod';
import { type Environment, readSettings, type SettingValues, text } from './settings';
import { textOrFile } from './text-or-file';

const jwks = z.string().transform((value, context): Jwks => {
  try {
    return jwksShape.parse(JSON.parse(textOrFile(value)));
  } catch {
    context.addIssue({ code: 'custom', message: 'not a JWKS (JSON or a file with it)' });
    return z.NEVER;
  }
});

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Settings of every process that logs. */
export const logSettings = {
  LOG_LEVEL: {
    about: 'The least important lines that are logged',
    takes: `one of ${logLevels.join(', ')}`,
    shape: z.enum(logLevels),
    otherwise:
      'npm start logs from error on, npm run start:services from warn on, a process by itself from info on',
  },
} as const;

const natsSchemes: readonly string[] = ['nats:', 'tls:', 'ws:', 'wss:'];

const isAddress = (text: string, schemes: readonly string[]): boolean =>
  URL.canParse(text.trim()) && schemes.includes(new URL(text.trim()).protocol);

/** Settings of whoever stores or carries events. */
export const connectionSettings = {
  MONGODB_URL: {
    about: 'A MongoDB replica set to store in',
    takes: 'an address such as mongodb://host:27017/?replicaSet=name',
    shape: z.string().regex(/^mongodb(\+srv)?:\/\/[^\s/]/),
    otherwise: 'npm start stores in the embedded store, a process by itself does not start',
  },
  NATS_URL: {
    about: 'A NATS server with JetStream to carry events',
    takes: 'an address such as nats://host:4222, or several separated by commas',
    shape: z.string().refine((several) => several.split(',').every((one) => isAddress(one, natsSchemes))),
    otherwise: 'events travel within the process, or through the store where there are several',
  },
} as const;

/** Settings of whatever listens as a process by itself; the runner gives its own. */
export const listeningSettings = {
  PORT: {
    about: 'Port of a process by itself (npm start takes --port)',
    takes: 'a whole number from 0, which is any free one, to 65535',
    shape: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)),
    otherwise: '4000 of the gateway; of each service the one in README.md',
  },
  HOST: text({
    about: 'Address that a process by itself listens on (npm start listens on this machine alone)',
    takes: 'an address of this machine',
    default: '127.0.0.1',
  }),
} as const;

/** The settings of every service's own process. */
export const processSettings = {
  ...connectionSettings,
  MONGODB_URL: { ...connectionSettings.MONGODB_URL, required: true },
  ...listeningSettings,
  HOP_JWKS: {
    about: 'Public keys of the gateway’s signature',
    takes: 'a JWKS as JSON, or the name of a file with it',
    shape: jwks,
    required: true,
  },
  ...logSettings,
} as const;

/** The settings of a service's own process. */
export type ProcessConfig = SettingValues<typeof processSettings>;

/** The settings of a service's own process. */
export const processConfig = (environment: Environment): ProcessConfig =>
  readSettings(processSettings, environment);

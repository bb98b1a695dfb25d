import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nearest, WrongSettings } from '@rayon/process';

/** What `npm start` was asked for. */
export type StartOptions = Readonly<{
  port: number;
  /** Forget all data first. */
  fresh: boolean;
  /** Load and offer the demonstration retailer. */
  demo: boolean;
  /** One process per service instead of one for all. */
  services: boolean;
  /** Where data, keys and the running file live. */
  directory: string;
  /** The gateway runs nothing but the operations of our own clients. */
  registeredOnly: boolean;
  help: boolean;
}>;

/** An option of the command line, as it is shown. */
export type OptionWords = Readonly<{ written: string; about: string; default: string }>;

/** Every option of `npm start`. */
export const startOptions = {
  port: { written: '--port N', about: 'Port of the gateway on this machine, 1 to 65535', default: '4000' },
  fresh: { written: '--fresh', about: 'Forgets all data first', default: 'off' },
  'no-demo': { written: '--no-demo', about: 'Without the demonstration retailer', default: 'off' },
  data: { written: '--data DIR', about: 'Folder the data is kept in', default: '.rayon beside package.json' },
  services: {
    written: '--services',
    about: 'One process for each service and the gateway, as npm run start:services',
    default: 'off',
  },
  'registered-only': {
    written: '--registered-only',
    about: 'Accepts only the operations of our own clients, as production should',
    default: 'off',
  },
  help: { written: '--help', about: 'Shows this', default: 'off' },
} as const satisfies Record<string, OptionWords>;

/** What every command of Rayon may be told: which data is meant. */
const dataOption = {
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const startFlags = {
  ...dataOption,
  port: { type: 'string', default: '4000' },
  fresh: { type: 'boolean', default: false },
  'no-demo': { type: 'boolean', default: false },
  services: { type: 'boolean', default: false },
  'registered-only': { type: 'boolean', default: false },
} as const;

const helpOf = (command: string) => `${command} -- --help lists what there is.`;

/** Refuses what is no option of the command, before the parser says it in its own words. */
const refuseStrangers = (command: string, names: readonly string[], args: readonly string[]) => {
  for (const [at, arg] of args.entries()) {
    if (arg === '-h') continue;
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name === undefined) {
      const before = args[at - 1];
      const isValue = before !== undefined && ['--data', '--port'].includes(before);
      if (!isValue) throw new WrongSettings(`“${arg}” is no option of ${command}; ${helpOf(command)}`);
    } else if (!names.includes(name)) {
      const meant = nearest(name, names);
      throw new WrongSettings(
        `--${name} is no option of ${command}${meant ? `; is --${meant} meant?` : ';'} ${helpOf(command)}`,
      );
    }
  }
};

const parse = <Flags extends NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object>(
  command: string,
  args: readonly string[],
  options: Flags,
) => {
  refuseStrangers(command, Object.keys(options), args);
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    const values = Object.entries(options).filter(([, { type }]) => type === 'string');
    throw new WrongSettings(
      `${values.map(([name]) => `--${name}`).join(' and ')} take a value, other options none; ${helpOf(command)}`,
    );
  }
};

/** The folder of `--data`; nothing when it does not say. */
const folderOf = (said: string | undefined): string | undefined => {
  if (said?.trim() === '') throw new WrongSettings('--data takes the name of a folder, not nothing.');
  return said === undefined ? undefined : resolve(said);
};

/** Where data is kept when nothing is said. */
export const usualDirectory = (root: string) => join(root, '.rayon');

/** Reads the command line of `npm start`; throws `WrongSettings` with a sentence. */
export const readOptions = (args: readonly string[], root: string): StartOptions => {
  const parsed = parse('npm start', args, startFlags);
  const port = Number(parsed.port);
  if (!/^\d+$/.test(parsed.port) || port < 1 || port > 65_535)
    throw new WrongSettings(`--port takes a number from 1 to 65535, not “${parsed.port}”.`);
  return {
    port,
    fresh: parsed.fresh,
    demo: !parsed['no-demo'],
    services: parsed.services,
    directory: folderOf(parsed.data) ?? usualDirectory(root),
    registeredOnly: parsed['registered-only'],
    help: parsed.help,
  };
};

/** Reads the command line of a command that only asks which data is meant; nothing when it does not say. Throws `WrongSettings`. */
export const readDataOption = (
  command: string,
  args: readonly string[],
): { directory: string | undefined } => {
  const { data, help } = parse(command, args, dataOption);
  if (help) throw new WrongSettings(`${command} takes --data DIR: the folder of the data that is meant.`);
  return { directory: folderOf(data) };
};

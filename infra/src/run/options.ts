import { join } from 'node:path';
import { parseArgs } from 'node:util';

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

/** The words of `npm start -- --help`. */
export const usage = `
  npm start                     starts Rayon on http://127.0.0.1:4000 with the demonstration retailer
  npm start -- --port 4001      on another port
  npm start -- --fresh          forgets all data first
  npm start -- --no-demo        without the demonstration retailer
  npm start -- --data DIR       keeps the data in DIR (default .rayon)
  npm start -- --registered-only   accepts only the operations of our own clients, as production should
  npm run start:services        the same, one process for each service

  MONGODB_URL  a MongoDB replica set to store in, instead of the embedded store
  NATS_URL     a NATS server with JetStream to carry events, instead of the built-in bus
`;

/** A command line that cannot be followed; the message says what to write instead. */
export class BadOptions extends Error {
  override name = 'BadOptions';
}

/** Reads the command line; throws `BadOptions` with a sentence. */
export const readOptions = (args: readonly string[], root: string): StartOptions => {
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...args],
        options: {
          port: { type: 'string', default: '4000' },
          fresh: { type: 'boolean', default: false },
          'no-demo': { type: 'boolean', default: false },
          services: { type: 'boolean', default: false },
          'registered-only': { type: 'boolean', default: false },
          data: { type: 'string', default: join(root, '.rayon') },
          help: { type: 'boolean', short: 'h', default: false },
        },
      }).values;
    } catch (error) {
      throw new BadOptions(`${(error as Error).message}. Try npm start -- --help`);
    }
  })();
  const port = Number(parsed.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new BadOptions(`--port takes a number from 1 to 65535, not “${parsed.port}”.`);
  return {
    port,
    fresh: parsed.fresh,
    demo: !parsed['no-demo'],
    services: parsed.services,
    directory: parsed.data,
    registeredOnly: parsed['registered-only'],
    help: parsed.help,
  };
};

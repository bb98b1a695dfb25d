import { join, relative } from 'node:path';
import { gatewayClient } from '@rayon/client';
import { createLogger } from '@rayon/process';
import { demonstrationHook, loadDemonstration, patientAsking, readState, writeState } from './demo';
import { forgetData } from './run/forget-data';
import { startInOneProcess } from './run/one-process';
import { startOneProcessEach } from './run/one-process-each';
import { BadOptions, readOptions, type StartOptions, usage } from './run/options';
import {
  CannotStart,
  refuseBusyPort,
  refuseFullDisk,
  refuseSecondCopy,
  refuseUnwritable,
} from './run/preconditions';
import { announceRunning, withdrawRunning } from './run/running-file';
import { administratorOf, localSecrets } from './run/secrets';
import { type ShutdownOrder, shutdownOrder } from './run/shutdown';
import { openStore } from './run/store';
import { welcome } from './run/welcome';

const root = join(__dirname, '../..');

/** One line of progress; a repeated kind of line replaces the last one on a terminal. */
const progress = (text: string) =>
  process.stdout.isTTY ? process.stdout.write(`\r\x1b[K  ${text}`) : console.log(`  ${text}`);
const progressDone = () => {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
};

/** Brings up store, bus, services, gateway and demonstration. Resolves when ready; gives the address. */
export const bringUp = async (options: StartOptions, shutdown: ShutdownOrder): Promise<{ url: string }> => {
  refuseSecondCopy(options.directory);
  refuseUnwritable(options.directory);
  await refuseBusyPort(options.port);
  // Nothing is forgotten by a start that is refused.
  if (options.fresh) forgetData(options.directory);
  refuseFullDisk(options.directory);
  const where = { url: `http://127.0.0.1:${options.port}`, demo: options.demo };
  announceRunning(options.directory, where);
  shutdown.add('running file', async () => withdrawRunning(options.directory));

  progress('Opening the store…');
  const store = await openStore(options.directory, process.env.MONGODB_URL, {
    gaveUp: (sentence) => {
      console.error(`\n  ✗ ${sentence} Rayon stops; what was acknowledged is in ${options.directory}.\n`);
      void shutdown.stop().then(() => process.exit(1));
    },
  });
  shutdown.add(store.what, store.stop);
  if (store.embedded) announceRunning(options.directory, { ...where, storeUrl: store.url });

  const secrets = localSecrets(options.directory, { demo: options.demo });
  const firstAdministrator = administratorOf(secrets);
  const stateFile = join(options.directory, 'demonstration.json');
  const state = readState(stateFile);
  const natsUrl = process.env.NATS_URL;
  progress(`Starting the services on ${store.what}, events over ${natsUrl ? 'NATS' : 'the built-in bus'}…`);
  const demo = options.demo
    ? demonstrationHook(`http://127.0.0.1:${options.port}`, () => state, firstAdministrator)
    : undefined;
  const house = options.services
    ? await startOneProcessEach({
        storeUrl: store.url,
        natsUrl,
        port: options.port,
        shutdown,
        demo,
        registeredOnly: options.registeredOnly,
        environment: {
          BOOTSTRAP_ADMIN_PASSWORD: firstAdministrator.password,
          MEMBERS_ENCRYPTION_KEY: secrets.membersEncryptionKey,
        },
      })
    : await startInOneProcess({
        storeUrl: store.url,
        natsUrl,
        port: options.port,
        // The terminal belongs to the person who started it: only what they must act on is logged there.
        logger: createLogger('rayon', { level: process.env.LOG_LEVEL ?? 'error' }),
        shutdown,
        firstAdministrator,
        membersEncryptionKey: Buffer.from(secrets.membersEncryptionKey, 'base64'),
        demo,
        registeredOnly: options.registeredOnly,
      });

  if (options.demo)
    await loadDemonstration(gatewayClient(house.url, patientAsking), state, {
      administrator: firstAdministrator,
      progress,
      save: () => writeState(stateFile, state),
      today: new Date().toISOString().slice(0, 10),
    });
  progressDone();
  console.log(
    welcome({
      url: house.url,
      demo: options.demo,
      firstAdministrator,
      rejectedRows: state.rejectedRows,
      stateFile: relative(process.cwd(), stateFile),
    }),
  );
  return house;
};

/** `npm start`: runs until Ctrl-C, then stops everything in order. */
export const start = async (args: readonly string[]): Promise<void> => {
  const shutdown = shutdownOrder();
  let leaving = false;
  const leave = async (code: number) => {
    leaving = true;
    await shutdown.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.log('\n  Stopping…');
      void leave(0);
    });
  try {
    const options = readOptions(args, root);
    if (options.help) {
      console.log(usage);
      return;
    }
    await bringUp(options, shutdown);
    // Counted from the start of the process, so that installing and building are in it.
    console.log(`  Ready in ${(performance.now() / 1000).toFixed(1)} s. Ctrl-C stops.\n`);
  } catch (error) {
    // Stopped while it was starting: what fails then fails because of that.
    if (leaving) return;
    progressDone();
    const expected = error instanceof CannotStart || error instanceof BadOptions;
    console.error(`\n  ✗ ${expected ? error.message : `Rayon could not start: ${(error as Error).stack}`}\n`);
    await leave(1);
  }
};

import { join, relative } from 'node:path';
import { gatewayClient, Refused } from '@rayon/client';
import { createLogger } from '@rayon/process';
import {
  type DemonstrationState,
  demonstrationHook,
  demonstrationPassword,
  loadDemonstration,
  patientAsking,
  readState,
  workingSignIns,
  writeState,
} from '../demo';
import { isReached } from './broker';
import { registeredOperationsFile } from './built-files';
import { forgetData } from './forget-data';
import { startInOneProcess } from './one-process';
import { startOneProcessEach } from './one-process-each';
import type { StartOptions } from './options';
import { CannotStart, refuseFullDisk, refuseSecondCopy } from './preconditions';
import { keepToOwner } from './private-folder';
import type { progressOn } from './progress';
import { announceRunning, withdrawRunning } from './running-file';
import { administratorFileOf, administratorOf, localSecrets, type Secrets, withSecrets } from './secrets';
import type { checkedEnvironment } from './settings';
import type { ShutdownOrder } from './shutdown';
import { openStore } from './store';
import { welcome } from './welcome';

/** A file as it is named most easily from here. */
const shortest = (path: string) => {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
};

/** The demonstration's people have a password that everybody knows: they are nobody's staff on data of a retailer's own. */
const refuseOtherData = ({ administratorPassword }: Secrets, { loaded, devices }: DemonstrationState) => {
  const isBegun = loaded !== undefined || Object.keys(devices).length > 0;
  if (administratorPassword !== demonstrationPassword && !isBegun)
    throw new CannotStart(
      'This data was begun without the demonstration. Start it with --no-demo, or the demonstration on other data (--data).',
    );
};

/** The one sign-in the demonstration needs that people may have changed the password of. */
const isAdministratorRefused = (error: unknown) =>
  error instanceof Refused && error.mutation === 'signInStaff';

/** What a start that nothing refused goes on with. */
type Start = Readonly<{
  said: ReturnType<typeof checkedEnvironment>;
  shutdown: ShutdownOrder;
  progress: ReturnType<typeof progressOn>;
}>;

/** Brings up store, bus, services, gateway and demonstration. Resolves when ready; gives the address. */
export const bringUp = async (
  options: StartOptions,
  { said, shutdown, progress }: Start,
): Promise<{ url: string }> => {
  /** Says something that stays to be read, beside what is happening. */
  const remark = (sentence: string) => {
    progress.done();
    console.log(`  ${sentence}`);
  };
  // Again: while all this was loaded another one may have started on the same data.
  refuseSecondCopy(options.directory);
  if (options.fresh) forgetData(options.directory);
  refuseFullDisk(options.directory);
  keepToOwner(options.directory);
  const where = { url: `http://127.0.0.1:${options.port}`, demo: options.demo };
  announceRunning(options.directory, where);
  shutdown.add('running file', async () => withdrawRunning(options.directory));

  progress.say('Opening the store…');
  const store = await openStore(options.directory, said.MONGODB_URL, {
    gaveUp: (sentence) => {
      console.error(`\n  ✗ ${sentence} Rayon stops; what was acknowledged is in ${options.directory}.\n`);
      void shutdown.stop().then(() => process.exit(1));
    },
  });
  shutdown.add(store.what, store.stop);
  if (store.embedded) announceRunning(options.directory, { ...where, storeUrl: store.url });

  const secrets = localSecrets(options.directory, { demo: options.demo });
  const environment = {
    ...withSecrets(process.env, secrets),
    REGISTERED_OPERATIONS:
      said.REGISTERED_OPERATIONS ?? (options.registeredOnly ? registeredOperationsFile : undefined),
  };
  const firstAdministrator = administratorOf(environment);
  const stateFile = join(options.directory, 'demonstration.json');
  const state = readState(stateFile);
  if (options.demo) refuseOtherData(secrets, state);
  const natsUrl = said.NATS_URL;
  if (natsUrl && !(await isReached(natsUrl)))
    remark('No NATS server answers at NATS_URL: events wait until one does.');
  if (process.env.PORT || process.env.HOST)
    remark('PORT and HOST are for a process that is started by itself; npm start takes --port.');
  progress.say(
    `Starting the services on ${store.what}, events over ${natsUrl ? 'NATS' : 'the built-in bus'}…`,
  );
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
        environment,
      })
    : await startInOneProcess({
        storeUrl: store.url,
        natsUrl,
        port: options.port,
        // The terminal belongs to the person who started it: only what they must act on is logged there.
        logger: createLogger('rayon', { level: said.LOG_LEVEL ?? 'error' }),
        shutdown,
        environment,
        demo,
      });

  const gateway = gatewayClient(house.url, patientAsking);
  if (options.demo) {
    progress.say('Loading the demonstration retailer…');
    await loadDemonstration(gateway, state, {
      administrator: firstAdministrator,
      progress: progress.say,
      save: () => writeState(stateFile, state),
      today: new Date().toISOString().slice(0, 10),
    }).catch((error: unknown) => {
      if (!isAdministratorRefused(error)) throw error;
      if (!state.loaded)
        throw new CannotStart(
          `The demonstration cannot be loaded: the first administrator’s password was changed. Start without it (--no-demo), or on other data (--data).`,
        );
    });
  }
  if (options.demo) progress.say('Trying the sign-ins…');
  const signIns = options.demo ? await workingSignIns(gateway) : undefined;
  progress.done();
  console.log(
    welcome({
      url: house.url,
      signIns,
      administrator: {
        email: firstAdministrator.email,
        passwordIn: process.env.BOOTSTRAP_ADMIN_EMAIL
          ? 'BOOTSTRAP_ADMIN_PASSWORD'
          : shortest(administratorFileOf(options.directory)),
      },
    }),
  );
  return house;
};

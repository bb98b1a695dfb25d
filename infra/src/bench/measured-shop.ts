import { join } from 'node:path';
import { type GatewayClient, gatewayClient } from '@rayon/client';
import { signInPerson } from '@rayon/client/shop';
import { demonstrationPassword, patientAsking } from '../demo';
import { freePort } from '../run/free-port';
import { launchCampaigns } from './launch-campaigns';
import type { Processes } from './measured';
import { type MeasuredRayon, startMeasured, startMeasuredStore } from './measured-rayon';
import { processTree } from './process-cpu';
import { enrolDevices, enrolScanningDevices, type ScanningDevice } from './scanning-devices';
import { openCommandCounter } from './store-commands';

/** One way Rayon runs. */
export type Mode = Readonly<{ how: string; args: readonly string[] }>;

/** A running Rayon with campaigns, devices and shoppers, and what is needed to measure it. */
export type MeasuredShop = Readonly<{
  processes: Processes;
  /** Commands the store was sent so far. */
  commands: () => Promise<number>;
  devices: readonly ScanningDevice[];
  tills: readonly GatewayClient[];
  /** Signs in anew: a person's token is good for a quarter of an hour. */
  associate: () => Promise<GatewayClient>;
  stop: () => Promise<void>;
}>;

type Wanted = Readonly<{ campaigns: number; devices: number; tills: number }>;

/** What each process of a measured Rayon is called in the table; in one process the runner is gateway and services at once. */
const nameOf = (script: string, mode: Mode): string =>
  /(?:services\/(\w+)|(gateway))\/dist\/main\.js/.exec(script)?.slice(1).find(Boolean) ??
  (mode.args.includes('--services') ? 'runner' : 'gateway and services');

/** Brings campaigns, devices and people into a Rayon that runs on that store. */
const staffed = async (
  directory: string,
  { store, rayon }: { store: MeasuredRayon; rayon: MeasuredRayon },
  wanted: Wanted,
) => {
  const gateway = gatewayClient(rayon.url, patientAsking);
  const stateFile = join(directory, 'demonstration.json');
  await launchCampaigns(gateway, wanted.campaigns);
  return {
    counter: await openCommandCounter(store.url),
    devices: await enrolScanningDevices(gateway, { stateFile, count: wanted.devices }),
    tills: await enrolDevices(gateway, { stateFile, kind: 'TILL', count: wanted.tills }),
    associate: () =>
      signInPerson(gateway, 'signInStaff', {
        email: 'nantes@rayon.example',
        password: demonstrationPassword,
      }),
  };
};

/** Starts store and Rayon on a data directory and brings in whoever takes part; nothing is left running when that fails. */
export const openMeasuredShop = async (
  directory: string,
  mode: Mode,
  wanted: Wanted,
): Promise<MeasuredShop> => {
  const store = await startMeasuredStore(join(directory, 'store'));
  const running = [store];
  const stop = async () => {
    for (const each of running.reverse()) await each.stop();
  };
  try {
    const environment = { MONGODB_URL: store.url };
    const rayon = await startMeasured({ directory, port: await freePort(), args: mode.args, environment });
    running.push(rayon);
    const { counter, ...shop } = await staffed(directory, { store, rayon }, wanted);
    const house = processTree(rayon.pid).map(({ pid, script }) => ({ pid, process: nameOf(script, mode) }));
    return {
      ...shop,
      processes: [{ pid: store.pid, process: 'store' }, ...house],
      commands: async () => [...(await counter.counts()).values()].reduce((sum, count) => sum + count, 0),
      stop: async () => {
        await counter.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

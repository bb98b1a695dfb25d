import { join } from 'node:path';
import { type GatewayClient, gatewayClient, signInPerson } from '../client';
import { demonstrationPassword } from '../demo';
import { freePort } from '../run/free-port';
import { launchCampaigns } from './launch-campaigns';
import type { Processes } from './measured';
import { startMeasured, startMeasuredStore } from './measured-rayon';
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

/** What each process of a measured Rayon is called in the table; in one process the runner is gateway and services at once. */
const nameOf = (script: string, mode: Mode): string =>
  /(?:services\/(\w+)|(gateway))\/dist\/main\.js/.exec(script)?.slice(1).find(Boolean) ??
  (mode.args.includes('--services') ? 'runner' : 'gateway and services');

/** Starts store and Rayon on a data directory and brings in whoever takes part. */
export const openMeasuredShop = async (
  directory: string,
  mode: Mode,
  wanted: { campaigns: number; devices: number; tills: number },
): Promise<MeasuredShop> => {
  const store = await startMeasuredStore(join(directory, 'store'));
  const rayon = await startMeasured({
    directory,
    port: await freePort(),
    args: mode.args,
    environment: { MONGODB_URL: store.url },
  });
  const counter = await openCommandCounter(store.url);
  const gateway = gatewayClient(rayon.url, { timeoutMilliseconds: 60_000 });
  await launchCampaigns(gateway, wanted.campaigns);
  const stateFile = join(directory, 'demonstration.json');
  return {
    processes: [
      { pid: store.pid, process: 'store' },
      ...processTree(rayon.pid).map(({ pid, script }) => ({ pid, process: nameOf(script, mode) })),
    ],
    commands: counter.count,
    devices: await enrolScanningDevices(rayon.url, { stateFile, count: wanted.devices }),
    tills: await enrolDevices(rayon.url, { stateFile, kind: 'TILL', count: wanted.tills }),
    associate: () =>
      signInPerson(gateway, 'signInStaff', {
        email: 'nantes@rayon.example',
        password: demonstrationPassword,
      }),
    stop: async () => {
      await counter.close();
      await rayon.stop();
      await store.stop();
    },
  };
};

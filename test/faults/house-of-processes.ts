import { gatewayClient } from '@rayon/client';
import {
  freePort,
  type HouseOfProcesses,
  type HousePart,
  openStore,
  type ShutdownOrder,
  startOneProcessEach,
} from '@rayon/infra';
import { openSmallShop, type SmallShop } from './small-shop';

/** Rayon in a process for each service, on a store of its own in that folder, with a small shop; `shutdown` stops it all. */
export const openHouseOfProcesses = async (
  directory: string,
  shutdown: ShutdownOrder,
  natsUrl?: string,
): Promise<Readonly<{ storeUrl: string; house: HouseOfProcesses; shop: SmallShop }>> => {
  const store = await openStore(directory, undefined);
  shutdown.add('store', store.stop);
  const house = await startOneProcessEach({
    storeUrl: store.url,
    natsUrl,
    port: await freePort(),
    shutdown,
    environment: { LOG_LEVEL: 'fatal' },
    report: () => undefined,
  });
  return { storeUrl: store.url, house, shop: await openSmallShop(gatewayClient(house.url)) };
};

/** The process of a part, which must run. */
export const pidOf = (house: HouseOfProcesses, part: HousePart): number => {
  const pid = house.processes[part].pid();
  if (pid === undefined) throw new Error(`${part} does not run`);
  return pid;
};

/** Kills a process the hard way and waits until its successor is ready. */
export const killAndWait = async (house: HouseOfProcesses, part: HousePart): Promise<void> => {
  const pid = pidOf(house, part);
  process.kill(pid, 'SIGKILL');
  while (house.processes[part].pid() === pid) await new Promise((next) => setTimeout(next, 5));
  await house.processes[part].whenReady();
};

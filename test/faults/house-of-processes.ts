import { gatewayClient } from '@rayon/client';
import {
  freePort,
  type HouseOfProcesses,
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

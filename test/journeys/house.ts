import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DemonstrationState,
  freePort,
  type GatewayClient,
  gatewayClient,
  loadDemonstration,
  openStore,
  readState,
  type ShutdownOrder,
  shutdownOrder,
} from '@rayon/infra';

/** A Rayon with the demonstration retailer, for one test file. */
export type House = Readonly<{
  gateway: GatewayClient;
  state: DemonstrationState;
  storeUrl: string;
  stop: () => Promise<void>;
}>;

/** How the services of a house are started on a store. */
export type Launch = (where: {
  storeUrl: string;
  port: number;
  shutdown: ShutdownOrder;
}) => Promise<{ url: string }>;

/** Opens a store on passing data, launches the services on it and loads the demonstration through the gateway. */
export const openHouse = async (launch: Launch): Promise<House> => {
  const shutdown = shutdownOrder();
  const directory = mkdtempSync(join(tmpdir(), 'rayon-house-'));
  shutdown.add('passing data', async () => rmSync(directory, { recursive: true, force: true }));
  try {
    const store = await openStore(directory, undefined);
    shutdown.add('store', store.stop);
    const { url } = await launch({ storeUrl: store.url, port: await freePort(), shutdown });
    const gateway = gatewayClient(url, { timeoutMilliseconds: 60_000 });
    const state = readState(join(directory, 'none.json'));
    await loadDemonstration(gateway, state, {
      progress: () => undefined,
      save: () => undefined,
      today: new Date().toISOString().slice(0, 10),
    });
    return { gateway, state, storeUrl: store.url, stop: () => shutdown.stop() };
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
};

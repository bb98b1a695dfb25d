import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GatewayClient, gatewayClient } from '@rayon/client';
import {
  type DemonstrationState,
  freePort,
  loadDemonstration,
  openStore,
  patientAsking,
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
  state: DemonstrationState;
}) => Promise<{ url: string }>;

/** The data that houses of one test file stand on, one after another. */
export type HouseGround = Readonly<{
  /** Launches the services on the data; the first house loads the demonstration through its gateway. */
  open: (launch: Launch) => Promise<House>;
  remove: () => void;
}>;

/** Passing data in a folder of its own, or in the empty replica set of `TEST_MONGODB_URL` (`npm run test:mongod`). */
export const houseGround = (): HouseGround => {
  const directory = mkdtempSync(join(tmpdir(), 'rayon-house-'));
  const state = readState(join(directory, 'none.json'));
  const today = new Date().toISOString().slice(0, 10);
  return {
    open: async (launch) => {
      const shutdown = shutdownOrder();
      try {
        const store = await openStore(directory, process.env.TEST_MONGODB_URL);
        shutdown.add('store', store.stop);
        const { url } = await launch({ storeUrl: store.url, port: await freePort(), shutdown, state });
        const gateway = gatewayClient(url, patientAsking);
        await loadDemonstration(gateway, state, {
          progress: () => undefined,
          save: () => undefined,
          today,
        });
        return { gateway, state, storeUrl: store.url, stop: () => shutdown.stop() };
      } catch (error) {
        await shutdown.stop();
        throw error;
      }
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};

/** Opens a house on data of its own. */
export const openHouse = async (launch: Launch): Promise<House> => {
  const ground = houseGround();
  try {
    const house = await ground.open(launch);
    return { ...house, stop: () => house.stop().finally(ground.remove) };
  } catch (error) {
    ground.remove();
    throw error;
  }
};

import { gatewayClient } from '@rayon/client';
import { freePort, openStore, shutdownOrder, startInOneProcess } from '@rayon/infra';
import { createLogger } from '@rayon/process';
import { settle } from './settle';
import { openSmallShop, type SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

/** A Rayon in this process, with a small shop in it. */
export type SmallHouse = Readonly<{
  shop: SmallShop;
  /** Where its rows are. */
  storeUrl: string;
  /** Everything that is wrong once all events have arrived; and how many receipts the ledger holds. */
  settle: () => ReturnType<typeof settle>;
  stop: () => Promise<void>;
}>;

/** Opens one on passing data. */
export const openSmallHouse = async (): Promise<SmallHouse> => {
  const { directory, remove } = passingDirectory();
  const shutdown = shutdownOrder();
  const stop = async () => {
    await shutdown.stop();
    remove();
  };
  try {
    const store = await openStore(directory, undefined);
    shutdown.add('store', store.stop);
    const { url } = await startInOneProcess({
      storeUrl: store.url,
      port: await freePort(),
      shutdown,
      logger: createLogger('house', { level: 'fatal' }),
    });
    const shop = await openSmallShop(gatewayClient(url));
    return { shop, storeUrl: store.url, settle: () => settle(url, store.url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

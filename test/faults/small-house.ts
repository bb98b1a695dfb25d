import { gatewayClient } from '@rayon/client';
import { freePort, openStore, shutdownOrder, startInOneProcess } from '@rayon/infra';
import { createLogger } from '@rayon/process';
import { auditLedger } from './accounts';
import { openBooks } from './books';
import { openSmallShop, type SmallShop } from './small-shop';
import { passingDirectory } from './started-rayon';

/** A Rayon in this process, with a small shop in it. */
export type SmallHouse = Readonly<{
  shop: SmallShop;
  /** Where its rows are. */
  storeUrl: string;
  /** Everything that is wrong once all events have arrived; and how many receipts the ledger holds. */
  settle: () => Promise<{ findings: unknown[]; receipts: number }>;
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
    const settle = async () => {
      const books = await openBooks(store.url);
      try {
        await books.untilNothingWaits();
        const parked = await books.parkedMessages();
        const audit = await auditLedger(url);
        const findings = [
          ...(await books.eventFindings()),
          ...audit.discrepancies,
          ...(parked > 0 ? [`${parked} messages were parked`] : []),
        ];
        return { findings, receipts: audit.receipts };
      } finally {
        await books.close();
      }
    };
    return { shop, storeUrl: store.url, settle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

import type { ClientSession } from 'mongoose';
import type { StoreId } from '../../domain/ids';
import type { Store } from '../../domain/store';
import type { Stores } from '../../use-cases/ports';
import type { ScannerCollections, StoreDocument } from './models';

/** The copy of the stores, kept by the listener. */
export type StoreCopy = Stores &
  Readonly<{
    store: (told: Store, session: ClientSession) => Promise<void>;
    /** Takes the newest word on a store that is held in memory. */
    refresh: (told: Store) => void;
  }>;

/** Stores of one retailer are few: those in use stay in memory for a minute. */
const heldMilliseconds = 60_000;
const heldMax = 10_000;

/** Stores in the service's database. */
export const createStores = (
  { stores }: Pick<ScannerCollections, 'stores'>,
  now: () => number,
): StoreCopy => {
  const held = new Map<string, { store: Store; until: number }>();
  const keep = (store: Store) => {
    if (held.size >= heldMax) held.clear();
    held.set(store.storeId, { store, until: now() + heldMilliseconds });
  };
  return {
    find: async (storeId) => {
      const known = held.get(storeId);
      if (known && known.until > now()) return known.store;
      const document = await stores.findOne<StoreDocument>({ _id: storeId as never });
      if (!document) return undefined;
      const { _id, ...facts } = document;
      const store: Store = { ...facts, storeId: _id as StoreId };
      keep(store);
      return store;
    },
    store: async ({ storeId, ...facts }, session) => {
      await stores.replaceOne({ _id: storeId as never }, facts as never, { session, upsert: true });
    },
    refresh: (told) => {
      if (held.has(told.storeId)) keep(told);
    },
  };
};

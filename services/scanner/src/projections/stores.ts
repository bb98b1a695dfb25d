import { StoreDefinedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';
import { storeId } from '../domain/ids';
import type { Store } from '../domain/store';

const storeShape = z.object({
  storeId: z.custom<Store['storeId']>(),
  name: z.string(),
  city: z.string(),
  currency: z.string(),
  timeZone: z.string(),
});

/** A store as the scanner knows it. */
export const toStore = (data: Omit<Store, 'storeId'> & { storeId: string }): Store => ({
  ...data,
  storeId: storeId(data.storeId),
});

/** The scanner's copy of the stores. */
export const stores = projection<Store>('stores', {
  key: 'storeId',
  row: storeShape,
  follows: [
    follow(StoreDefinedV1, ({ data, sequence }) => [
      { key: data.storeId, sequence, evolve: () => toStore(data) },
    ]),
  ],
});

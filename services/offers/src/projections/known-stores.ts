import { StoreDefinedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';

/** Stores there are, so that no campaign is made for one that is not. */
export const knownStores = projection('knownStores', {
  key: 'storeId',
  row: z.object({ storeId: z.string() }),
  follows: [
    follow(StoreDefinedV1, ({ data: { storeId }, sequence }) => [
      { key: storeId, sequence, evolve: () => ({ storeId }) },
    ]),
  ],
});

import { BrandDefinedV1, StoreDefinedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';

/** Stores of *catalog*: nobody and nothing is bound to one that does not exist. */
export const knownStores = projection('knownStores', {
  key: 'storeId',
  row: z.object({ storeId: z.string() }),
  follows: [
    follow(StoreDefinedV1, ({ data: { storeId }, sequence }) => [
      { key: storeId, sequence, evolve: () => ({ storeId }) },
    ]),
  ],
});

/** Brands of *catalog*, for the same reason. */
export const knownBrands = projection('knownBrands', {
  key: 'brandId',
  row: z.object({ brandId: z.string() }),
  follows: [
    follow(BrandDefinedV1, ({ data: { brandId }, sequence }) => [
      { key: brandId, sequence, evolve: () => ({ brandId }) },
    ]),
  ],
});

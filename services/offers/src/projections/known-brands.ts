import { BrandDefinedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';

/** Brands there are, so that no campaign is made for one that is not. */
export const knownBrands = projection('knownBrands', {
  key: 'brandId',
  row: z.object({ brandId: z.string() }),
  follows: [
    follow(BrandDefinedV1, ({ data: { brandId }, sequence }) => [
      { key: brandId, sequence, evolve: () => ({ brandId }) },
    ]),
  ],
});

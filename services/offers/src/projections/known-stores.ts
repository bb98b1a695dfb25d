import { StoreDefinedV1 } from '@rayon/events';
import { follow, projection } from '@rayon/messaging';
import { z } from 'zod';

const storeShape = z.object({
  id: z.string(),
  /** Rows of earlier versions lack some: until they are rebuilt, nothing is refused for it, and no hours are theirs. */
  name: z.string().optional(),
  currency: z.string().optional(),
  timeZone: z.string().optional(),
  region: z.string().optional(),
});

/** A store, as far as campaigns need to know it. */
export type KnownStore = z.infer<typeof storeShape>;

/** Stores of *catalog*, so that no campaign is made for one that does not exist or cannot take its amounts. */
export const knownStores = projection<KnownStore>('knownStores', {
  key: 'id',
  row: storeShape,
  follows: [
    follow(StoreDefinedV1, ({ data: { storeId, name, currency, timeZone, region }, sequence }) => [
      {
        key: storeId,
        sequence,
        evolve: (): KnownStore => ({
          ...{ id: storeId, name, currency, timeZone },
          ...(region === undefined ? {} : { region }),
        }),
      },
    ]),
  ],
});

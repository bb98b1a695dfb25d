import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id } from '../shapes';

/** A store exists, or its facts changed. Carries the whole store: the last one counts. */
export const StoreDefinedV1 = defineEvent({
  subject: 'catalog.store.defined.v1',
  data: z.strictObject({
    storeId: id,
    name: z.string().min(1).max(100),
    city: z.string().max(100),
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** IANA name, for opening days and business dates. */
    timeZone: z.string().min(1).max(60),
    /** As the retailer calls it; absent: none. */
    region: z.string().min(1).max(60).optional(),
  }),
  aggregateId: (data) => data.storeId,
});

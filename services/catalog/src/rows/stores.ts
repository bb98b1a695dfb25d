import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { Store } from '../domain/store';

const storeShape = z.object({
  storeId: z.string(),
  reference: z.string(),
  version: z.int(),
  name: z.string(),
  city: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  region: z.string().optional(),
  priceListVersion: z.int(),
});

/** The shops. */
export const stores = table<Store>('stores', {
  key: 'storeId',
  retention: keptAsLongAs('receipts name it'),
  row: storeShape,
});

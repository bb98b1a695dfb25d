import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import type { StoredFigures } from '../domain/basket-figures';

const figuresShape = z.object({
  storeId: z.string(),
  at: z.date(),
  /** The newest sale that is counted. */
  soldAt: z.date(),
  baskets: z.int(),
  items: z.array(z.object({ key: z.string(), baskets: z.int(), paidMinor: z.int(), savedMinor: z.int() })),
  pairs: z.array(z.object({ key: z.string(), baskets: z.int() })),
});

/** What was bought lately in each store, and beside what. */
export const basketFigures = table<StoredFigures>('basketFigures', {
  key: 'storeId',
  retention: keptDays(400, 'at'),
  row: figuresShape,
});

import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

const purchaseShape = z.object({
  /** `<member>/<category>`. */
  purchaseId: z.string(),
  memberId: z.string(),
  category: z.string(),
  units: z.int(),
});

/** Units of a category that a member bought and kept. */
export const purchases = table('purchases', {
  key: 'purchaseId',
  retention: keptAsLongAs('the member is one; its category counts, not what was bought when'),
  row: purchaseShape,
  indexes: [{ on: { memberId: 1, category: 1 } }],
});

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
  // The second is how many members an audience has: it holds all that is asked for.
  indexes: [{ on: { memberId: 1, category: 1 } }, { on: { category: 1, units: 1, memberId: 1 } }],
});

import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';

const quietWishShape = z.object({ memberId: z.string(), quiet: z.boolean(), at: z.date() });

/** What a member said last of being spoken to while they shop. */
export type QuietWish = z.infer<typeof quietWishShape>;

/** Members who want no messages while they shop, or want them again. */
export const quietWishes = aggregate<QuietWish>('quietWishes', {
  key: 'memberId',
  retention: keptAsLongAs('the member'),
  row: quietWishShape,
  indexes: [{ on: { quiet: 1 } }, { on: { at: 1 } }],
});

import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

/** What campaigns with a limit in total or a budget have given; written in the transaction that decides. */
export const campaignCounters = table('campaignCounters', {
  key: 'campaignId',
  retention: keptAsLongAs('there is the campaign'),
  row: z.object({ campaignId: z.string(), uses: z.int(), heldMinor: z.int() }),
});

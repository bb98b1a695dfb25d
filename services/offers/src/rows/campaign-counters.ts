import { keptDays, table } from '@rayon/store';
import { z } from 'zod';

/**
 * What campaigns with a limit for all or a budget have given; written in the transaction that decides. Counters of a day leave when
 * no open trip can be of it any more, the others stay as long as there is the campaign.
 */
export const campaignCounters = table('campaignCounters', {
  key: 'counterId',
  retention: keptDays(3, 'day'),
  row: z.object({
    /** `<campaign>`; of a store `<campaign>/<store>`; of a day `<campaign>/<store or nothing>/<day>`. */
    counterId: z.string(),
    uses: z.int(),
    heldMinor: z.int(),
    /** Its beginning in UTC, of a counter of a day. */
    day: z.date().optional(),
  }),
});

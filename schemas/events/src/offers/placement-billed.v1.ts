import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/** A line of what a brand is billed for places of a campaign's message: everything between two instants, in all stores. */
export const PlacementBilledV1 = defineEvent({
  subject: 'offers.placement.billed.v1',
  data: z.strictObject({
    /** `<campaign>/<number>`. */
    lineId: id,
    campaignId: id,
    brandId: id,
    /** 1, 2, 3 … of the campaign. */
    number: z.int().positive(),
    from: instant,
    to: instant,
    billing: z.enum(['impression', 'redemption']),
    /** Less what was taken back: negative where that was more. */
    count: z.int(),
    takenBack: z.int().nonnegative(),
    /** All lines of the campaign up to this one. */
    countSum: z.int(),
    /** For a thousand impressions, or for each redemption. */
    price: moneyShape,
    amount: moneyShape,
  }),
  aggregateId: (data) => data.lineId,
});

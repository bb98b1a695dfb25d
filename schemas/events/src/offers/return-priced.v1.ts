import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/**
 * The binding word on a return: what the kept basket costs by the campaigns and at the moment of its first end, as if the
 * units that are back had never been bought.
 */
export const ReturnPricedV1 = defineEvent({
  subject: 'offers.return.priced.v1',
  data: z.strictObject({
    returnId: id,
    receiptId: id,
    /** False: it comes to another amount than the shopper was told, and nothing has changed. */
    agreed: z.boolean(),
    /** What was paid and not given back yet, less what the kept basket costs; at least zero. */
    refund: moneyShape,
    /** Every line of the receipt. */
    lines: z
      .array(
        z.strictObject({
          lineId: id,
          quantityKept: z.int().nonnegative(),
          paid: moneyShape,
          bonusPoints: z.int().nonnegative(),
        }),
      )
      .min(1)
      .max(300),
    pricedAt: instant,
  }),
  aggregateId: (data) => data.returnId,
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/** A till takes units of a receipt back: the kept basket has to be priced again. One at a time for each receipt. */
export const ReturnAskedV1 = defineEvent({
  subject: 'scanner.receipt.return-asked.v1',
  data: z.strictObject({
    returnId: id,
    receiptId: id,
    /** Every line of the receipt and what of it is still kept once the units are back. */
    lines: z
      .array(
        z.strictObject({
          lineId: id,
          quantityKept: z.int().nonnegative(),
          /** Their equal share of what the line costs: what they cost where nobody knows any more how the basket was decided. */
          paid: moneyShape,
        }),
      )
      .min(1)
      .max(300),
    /** Paid for the receipt and not given back yet. */
    paid: moneyShape,
    /** What the shopper was told they get back: for another amount the return is not made. Absent: nothing was told. */
    told: moneyShape.optional(),
    askedAt: instant,
  }),
  aggregateId: (data) => data.receiptId,
});

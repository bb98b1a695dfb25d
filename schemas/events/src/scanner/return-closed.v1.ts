import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/** Units of a receipt were brought back. What is kept of it is said whole: whoever knows the newest return knows all of them. */
export const ReturnClosedV1 = defineEvent({
  subject: 'scanner.receipt.return-closed.v1',
  data: z.strictObject({
    returnId: id,
    receiptId: id,
    /** The how manieth return of this receipt. */
    number: z.int().positive(),
    /** Where the units came back. */
    storeId: id,
    memberId: id.optional(),
    /** Every line of the receipt. */
    lines: z
      .array(
        z.strictObject({
          lineId: id,
          /** Units that came back now. */
          quantity: z.int().nonnegative(),
          quantityKept: z.int().nonnegative(),
          /** What the kept units cost now, by the offers that the kept basket gets. */
          paid: moneyShape,
          /** Extra points that campaigns give to the kept units. */
          bonusPoints: z.int().nonnegative(),
        }),
      )
      .min(1)
      .max(300),
    /** Given back for this return: at least zero. */
    refund: moneyShape,
    /** Points given back by all returns of the receipt so far, and what they had paid; absent: none was paid with. */
    pointsBack: z.strictObject({ points: z.int().nonnegative(), amount: moneyShape }).optional(),
    returnedAt: instant,
  }),
  aggregateId: (data) => data.receiptId,
});

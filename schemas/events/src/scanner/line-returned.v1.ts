import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/** Units of receipt lines were brought back: the returned line and those linked to it. */
export const LineReturnedV1 = defineEvent({
  subject: 'scanner.receipt.line-returned.v1',
  data: z.strictObject({
    returnId: id,
    receiptId: id,
    storeId: id,
    memberId: id.optional(),
    lines: z
      .array(
        z.strictObject({
          lineId: id,
          quantity: z.int().positive(),
          /** Units of this line still kept after the return. */
          quantityKept: z.int().nonnegative(),
          refund: moneyShape,
        }),
      )
      .min(1)
      .max(5),
    returnedAt: instant,
  }),
  aggregateId: (data) => data.receiptId,
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';
import { lineFacts } from './line-facts';

/** A basket was paid: the receipt is final. Points accrue and offer uses settle from this alone. */
export const ReceiptClosedV1 = defineEvent({
  subject: 'scanner.receipt.closed.v1',
  data: z.strictObject({
    receiptId: id,
    tripId: id,
    storeId: id,
    tillId: id,
    /** With store and till the till's natural key, for ever. */
    businessDate: z.iso.date(),
    receiptNumber: z.string().min(1).max(40),
    /** Who earns the points. */
    memberId: id.optional(),
    /** Only the number of the card was given: it earns, and says nothing of who bought. */
    byNumber: z.literal(true).optional(),
    lines: z
      .array(
        z.strictObject({
          ...lineFacts.shape,
          /** Part of the offers' discount that falls on this line, at least zero. */
          discount: moneyShape,
          /** What the shopper paid for the line: amount − discount. */
          paid: moneyShape,
        }),
      )
      .min(1)
      .max(300),
    offers: z
      .array(
        z.strictObject({
          campaignId: id,
          campaignVersion: z.int().positive(),
          discount: moneyShape,
          /** Extra points by line; a line that is returned takes its own with it. */
          bonusPoints: z.array(z.strictObject({ lineId: id, points: z.int().positive() })).max(300),
        }),
      )
      .max(50),
    /** Codes of coupons that were entered for it; absent: none. */
    coupons: z.array(z.string().min(1).max(40)).max(10).optional(),
    total: moneyShape,
    /** What of the total was paid with points; absent: none of it. */
    paidWithPoints: z
      .strictObject({ paymentId: id, points: z.int().positive(), amount: moneyShape })
      .optional(),
    closedAt: instant,
  }),
  aggregateId: (data) => data.receiptId,
});

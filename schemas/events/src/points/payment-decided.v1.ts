import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/** Points are kept for a basket, or are not: the word a till waits for. */
export const PointsPaymentDecidedV1 = defineEvent({
  subject: 'points.payment.decided.v1',
  data: z.strictObject({
    paymentId: id,
    tripId: id,
    memberId: id,
    /** Why none are kept; absent: they are. */
    refused: z.enum(['not-enough', 'too-many', 'not-in-currency']).optional(),
    /** Kept for the basket; none where it is refused. */
    points: z.int().nonnegative(),
    /** What they pay. */
    amount: moneyShape,
    /** What the member can still spend beside them. */
    available: z.int(),
    decidedAt: instant,
  }),
  aggregateId: (data) => data.memberId,
});

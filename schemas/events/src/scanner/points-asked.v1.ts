import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, moneyShape } from '../shapes';

/** A till asks to pay a basket with points of the member whose code was shown there: they are kept for it, or it is refused. */
export const PointsAskedV1 = defineEvent({
  subject: 'scanner.trip.points-asked.v1',
  data: z.strictObject({
    /** Of this payment with points, for ever. */
    paymentId: id,
    tripId: id,
    memberId: id,
    /** What is to be paid: no more is taken. */
    due: moneyShape,
    /** So many points, or as many as there are and as fit where it is not said. */
    points: z.int().positive().optional(),
    askedAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});

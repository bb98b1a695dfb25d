import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A basket is not paid with these points after all: it changed, it was given up, or the shopper pays otherwise. */
export const PointsLetGoV1 = defineEvent({
  subject: 'scanner.trip.points-let-go.v1',
  data: z.strictObject({
    paymentId: id,
    tripId: id,
    memberId: id,
    letGoAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** The trip is over without payment: nothing is earned and everything held for it is released. */
export const TripCancelledV1 = defineEvent({
  subject: 'scanner.trip.cancelled.v1',
  data: z.strictObject({
    tripId: id,
    memberId: id.optional(),
    reason: z.enum(['shopper', 'staff', 'abandoned']),
    cancelledAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});

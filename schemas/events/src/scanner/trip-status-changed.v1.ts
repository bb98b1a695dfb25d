import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** The trip moved to another state; for screens that watch it. */
export const TripStatusChangedV1 = defineEvent({
  subject: 'scanner.trip.status-changed.v1',
  data: z.strictObject({
    tripId: id,
    storeId: id,
    deviceId: id,
    memberId: id.optional(),
    status: z.enum(['open', 'ended', 'to-pay', 'closed', 'cancelled']),
    at: instant,
  }),
  aggregateId: (data) => data.tripId,
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A trip began on a device, for a member when a card was presented. */
export const TripOpenedV1 = defineEvent({
  subject: 'scanner.trip.opened.v1',
  data: z.strictObject({
    tripId: id,
    storeId: id,
    currency: z.string().regex(/^[A-Z]{3}$/),
    deviceId: id,
    memberId: id.optional(),
    openedAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});

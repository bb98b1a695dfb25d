import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** Lines left the basket before payment: the voided one and those linked to it. */
export const LineVoidedV1 = defineEvent({
  subject: 'scanner.trip.line-voided.v1',
  data: z.strictObject({ tripId: id, lineIds: z.array(id).min(1).max(5), voidedAt: instant }),
  aggregateId: (data) => data.tripId,
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';
import { lineFacts } from './line-facts';

/** The shopper is done scanning. Carries the final basket, so that adjudication needs nothing else. */
export const TripEndedV1 = defineEvent({
  subject: 'scanner.trip.ended.v1',
  data: z.strictObject({
    tripId: id,
    storeId: id,
    currency: z.string().regex(/^[A-Z]{3}$/),
    memberId: id.optional(),
    /** Rises each time the basket is ended again (a line was removed at the till, a card was shown). */
    basketVersion: z.int().positive(),
    lines: z.array(lineFacts).max(300),
    /** Codes of coupons that were entered. */
    coupons: z.array(z.string().min(1).max(40)).max(10).optional(),
    auditRequired: z.boolean(),
    /** When the trip was ended first, however often since: what offers are decided by. */
    endedAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});

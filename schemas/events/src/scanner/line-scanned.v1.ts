import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';
import { lineFacts } from './line-facts';

/** Lines joined the basket: the scanned one first, then those linked to it (a deposit). */
export const LineScannedV1 = defineEvent({
  subject: 'scanner.trip.line-scanned.v1',
  data: z.strictObject({
    tripId: id,
    storeId: id,
    memberId: id.optional(),
    lines: z.array(lineFacts).min(1).max(5),
    scannedAt: instant,
  }),
  aggregateId: (data) => data.tripId,
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** An administrator gave a member points, or took some, for a reason that no receipt tells. */
export const PointsAdjustedV1 = defineEvent({
  subject: 'points.account.adjusted.v1',
  data: z.strictObject({
    memberId: id,
    adjustmentId: id,
    /** Below zero where they were taken. */
    points: z.int(),
    balance: z.int(),
    reason: z.enum(['goodwill', 'missing-purchase', 'correction', 'misuse', 'other']),
    at: instant,
  }),
  aggregateId: (data) => data.memberId,
});

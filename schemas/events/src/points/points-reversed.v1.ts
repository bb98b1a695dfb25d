import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** Points that returned units had earned were taken back: exactly those, no more. */
export const PointsReversedV1 = defineEvent({
  subject: 'points.account.reversed.v1',
  data: z.strictObject({
    memberId: id,
    receiptId: id,
    returnId: id,
    points: z.int().nonnegative(),
    balance: z.int(),
    at: instant,
  }),
  aggregateId: (data) => data.memberId,
});

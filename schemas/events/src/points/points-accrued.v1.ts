import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** A receipt's points were posted to its member. */
export const PointsAccruedV1 = defineEvent({
  subject: 'points.account.accrued.v1',
  data: z.strictObject({
    memberId: id,
    receiptId: id,
    tripId: id,
    points: z.int().nonnegative(),
    balance: z.int(),
    ruleVersion: z.int().positive(),
    at: instant,
  }),
  aggregateId: (data) => data.memberId,
});

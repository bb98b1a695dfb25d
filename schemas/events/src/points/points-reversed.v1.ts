import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant } from '../shapes';

/** What the kept units of a receipt earn took the place of what it had earned before a return. */
export const PointsReversedV1 = defineEvent({
  subject: 'points.account.reversed.v1',
  data: z.strictObject({
    memberId: id,
    receiptId: id,
    returnId: id,
    /** Taken back; below zero where what is kept earns more, by another offer. */
    points: z.int(),
    balance: z.int(),
    at: instant,
  }),
  aggregateId: (data) => data.memberId,
});

import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import { adjustmentReasons } from '../domain/adjustment-reason';
import { adjustmentStatuses, type PointsAdjustment } from '../domain/points-adjustment';

/** Adjustments with who asked for them and who decided: what a transfer of theirs came from. */
export const adjustments = aggregate<PointsAdjustment>('adjustments', {
  key: 'adjustmentId',
  silent: true,
  retention: keptAsLongAs('the ledger has its points'),
  row: z.object({
    adjustmentId: z.string(),
    memberId: z.string(),
    points: z.int(),
    reason: z.enum(adjustmentReasons),
    note: z.string(),
    status: z.enum(adjustmentStatuses),
    askedBy: z.string(),
    askedAt: z.date(),
    decidedBy: z.string().optional(),
    decidedAt: z.date().optional(),
  }),
  indexes: [
    // The desk reads those that wait, and all, newest first.
    { on: { status: 1, adjustmentId: 1 } },
    // What one person adjusted of one member lately.
    { on: { memberId: 1, askedBy: 1, askedAt: 1 } },
  ],
});

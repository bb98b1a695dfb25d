import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { type PointsPayment, paymentStatuses } from '../domain/points-payment';
import { lotShape } from './lots';

const paymentShape = z.object({
  paymentId: z.string(),
  tripId: z.string(),
  memberId: z.string(),
  status: z.enum(paymentStatuses),
  points: z.int().nonnegative(),
  amountMinor: z.int().nonnegative(),
  currency: z.string().optional(),
  receiptId: z.string().optional(),
  returned: z.int().nonnegative(),
  lots: z.array(lotShape).optional(),
});

/** Payments with points, by the id their till gave them: what is asked again finds what was decided. */
export const payments = table<PointsPayment>('payments', {
  key: 'paymentId',
  retention: keptAsLongAs('what it paid may be returned'),
  row: paymentShape,
});

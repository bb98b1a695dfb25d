import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { Receipt } from '../domain/receipt';

const receiptShape = z.object({
  receiptId: z.custom<Receipt['receiptId']>(),
  tripId: z.custom<Receipt['tripId']>(),
  key: z.custom<Receipt['key']>(),
  currency: z.string(),
  memberId: z.custom<NonNullable<Receipt['memberId']>>().optional(),
  byNumber: z.literal(true).optional(),
  lines: z.array(z.custom<Receipt['lines'][number]>()),
  offers: z.array(z.custom<Receipt['offers'][number]>()),
  coupons: z.array(z.string()).optional(),
  totalMinor: z.int(),
  tenders: z.array(z.custom<Receipt['tenders'][number]>()),
  paidWithPoints: z.object({ paymentId: z.string(), points: z.int(), amountMinor: z.int() }).optional(),
  closedAt: z.date(),
  asked: z.custom<NonNullable<Receipt['asked']>>().optional(),
  declined: z.array(z.object({ returnId: z.string(), refundMinor: z.int() })).optional(),
  returns: z.array(z.custom<NonNullable<Receipt['returns']>[number]>()).optional(),
});

/** Receipts. The till's own number is a key for ever; a trip is paid by one. */
export const receipts = aggregate<Receipt>('receipts', {
  key: 'receiptId',
  retention: keptAsLongAs('it is the record of a sale'),
  row: receiptShape,
  indexes: [
    { on: { 'key.storeId': 1, 'key.tillId': 1, 'key.businessDate': 1, 'key.number': 1 }, unique: true },
    { on: { 'key.storeId': 1, 'key.businessDate': 1, 'key.number': 1 } },
    { on: { tripId: 1 }, unique: true },
    { on: { memberId: 1, receiptId: -1 } },
  ],
});

/** The filter of the till's own name for a receipt. */
export const ofKey = ({ storeId, tillId, businessDate, number }: Receipt['key']) => ({
  'key.storeId': storeId,
  'key.tillId': tillId,
  'key.businessDate': businessDate,
  'key.number': number,
});

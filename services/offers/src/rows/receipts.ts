import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { ReceiptCopy } from '../domain/receipt-copy';
import { basketLineShape } from './sales';

const receiptShape = z.object({
  receiptId: z.string(),
  tripId: z.string().optional(),
  memberId: z.string().optional(),
  storeId: z.string().optional(),
  currency: z.string().optional(),
  coupons: z.array(z.string()).optional(),
  lines: z.array(
    z.object({
      lineId: z.string(),
      category: z.string().optional(),
      quantity: z.int().optional(),
      quantityKept: z.int(),
      paidMinor: z.int().optional(),
      keptMinor: z.int().optional(),
      parentLineId: z.string().optional(),
      line: basketLineShape.extend({ lineId: z.string(), sequence: z.int() }).optional(),
    }),
  ),
  asked: z
    .object({
      returnId: z.string(),
      lines: z.array(z.object({ lineId: z.string(), quantityKept: z.int(), paidMinor: z.int() })),
      currency: z.string(),
      paidMinor: z.int(),
      toldMinor: z.int().optional(),
      at: z.date(),
    })
    .optional(),
});

/** The own copy of receipts, for returns. */
export const receipts = table<ReceiptCopy>('receipts', {
  key: 'receiptId',
  retention: keptAsLongAs('it may be returned'),
  row: receiptShape,
});

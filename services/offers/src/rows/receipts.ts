import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import type { ReceiptCopy } from '../domain/receipt-copy';

const receiptShape = z.object({
  receiptId: z.string(),
  tripId: z.string().optional(),
  memberId: z.string().optional(),
  lines: z.array(
    z.object({
      lineId: z.string(),
      category: z.string().optional(),
      quantity: z.int().optional(),
      quantityKept: z.int(),
      paidMinor: z.int().optional(),
    }),
  ),
});

/** The own copy of receipts, for returns. */
export const receipts = table<ReceiptCopy>('receipts', {
  key: 'receiptId',
  retention: keptAsLongAs('it may be returned'),
  row: receiptShape,
});

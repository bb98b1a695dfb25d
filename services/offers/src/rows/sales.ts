import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import type { Sale } from '../domain/sale';

/** A line of a basket, but for what it is named by. */
export const basketLineShape = z.object({
  articleId: z.string(),
  gtin: z.string(),
  category: z.string(),
  brandId: z.string().optional(),
  quantity: z.int(),
  weightGrams: z.int().optional(),
  unitPriceMinor: z.int(),
  amountMinor: z.int(),
  deposit: z.boolean(),
  /** Not known of sales of earlier versions. */
  markedDown: z.literal(true).optional(),
  vatBasisPoints: z.int().optional(),
  promotionCapBasisPoints: z.int().optional(),
  resaleThresholdMinor: z.int().optional(),
  lowerBefore: z.array(z.object({ minor: z.int(), until: z.string() })).optional(),
});

const lineShape = basketLineShape.extend({
  costMinor: z.int().optional(),
  quantityKept: z.int().optional(),
  sequence: z.int().optional(),
  discountMinor: z.int().optional(),
});

const saleShape = z.object({
  receiptId: z.string(),
  tripId: z.string().optional(),
  receiptNumber: z.string().optional(),
  totalMinor: z.int().optional(),
  storeId: z.string(),
  region: z.string().optional(),
  at: z.date(),
  businessDate: z.string(),
  currency: z.string(),
  memberId: z.string().optional(),
  lines: z.array(lineShape),
  placed: z.literal(true).optional(),
  given: z.array(z.object({ campaignId: z.string(), discountMinor: z.int() })),
});

/** Days a sale is kept: a season may be compared with that of the year before. */
export const salesDays = 400;

/** The own copy of what was sold, for dry runs, and to say why a campaign gave nothing. */
export const sales = table<Sale>('sales', {
  key: 'receiptId',
  retention: keptDays(salesDays, 'at'),
  row: saleShape,
  // All stores are gone through by the index of the retention, some by the first one.
  indexes: [
    { on: { storeId: 1, at: 1 } },
    { on: { storeId: 1, businessDate: 1, receiptNumber: 1 } },
    { on: { memberId: 1, at: 1 }, sparse: true },
    { on: { tripId: 1 }, sparse: true },
  ],
});

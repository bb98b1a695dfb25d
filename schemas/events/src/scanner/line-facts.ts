import { z } from 'zod';
import { gtin14, id, moneyShape, pastPriceShape } from '../shapes';

/** One line of a basket with everything a listener may price, reward or report by. */
export const lineFacts = z.strictObject({
  lineId: id,
  /** Position in the trip: whole, rising. */
  sequence: z.int().positive(),
  articleId: id,
  gtin: gtin14,
  name: z.string().min(1).max(200),
  category: z.string().min(1).max(100),
  brandId: id.optional(),
  /** Pieces; a weighed line is one piece. */
  quantity: z.int().positive(),
  weightGrams: z.int().positive().optional(),
  unitPrice: moneyShape,
  /** Whole line before any offer, markdown included. */
  amount: moneyShape,
  /** Reduction of the unit itself (near date), in whole percent, already inside `amount`. */
  markdownPercent: z.int().min(0).max(100),
  deposit: z.boolean(),
  parentLineId: id.optional(),
  minimumAge: z.int().min(0).max(99),
  /** VAT rate inside `amount` when the line was priced, in basis points; absent when none was known. */
  vatBasisPoints: z.int().min(0).max(10_000).optional(),
  /** The most that offers together may take off it, in basis points, when it was scanned; absent: no such limit. */
  promotionCapBasisPoints: z.int().min(0).max(10_000).optional(),
  /** What all of it cost the retailer when it was scanned, without VAT; absent when that is not known. Nobody but the retailer may learn it. */
  cost: moneyShape.optional(),
  /** The least that must be paid for all of it, so that it is not resold at a loss; absent: no such limit. */
  resaleThreshold: moneyShape.optional(),
  /** Lower prices per piece or kilogram that were asked in the 30 days before that of the line, oldest and lowest first. */
  lowerBefore: z.array(pastPriceShape).max(10).optional(),
  priceListVersion: z.int().positive(),
});

/** A basket line as events carry it. */
export type LineFacts = z.infer<typeof lineFacts>;

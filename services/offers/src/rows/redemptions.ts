import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { narrowLimits } from '../domain/counted';
import type { TripRedemption } from '../domain/trip-redemption';

const redemptionShape = z.object({
  redemptionId: z.string(),
  tripId: z.string(),
  campaignId: z.string(),
  version: z.int(),
  brandId: z.string().optional(),
  memberId: z.string().optional(),
  codeId: z.string().optional(),
  basketVersion: z.int(),
  status: z.enum(['held', 'settled', 'released']),
  counted: z.boolean(),
  countedOnly: z.enum(['in-total', 'by-member', 'by-code', 'narrowly']).optional(),
  narrow: z.array(z.enum(narrowLimits)).optional(),
  storeId: z.string().optional(),
  day: z.string().optional(),
  currency: z.string(),
  withoutBudget: z.boolean().optional(),
  discountMinor: z.int(),
  heldMinor: z.int(),
  raisedMinor: z.int().optional(),
  used: z.boolean(),
  contribution: z.object({ percent: z.number(), brandId: z.string().optional(), minor: z.int() }).optional(),
  points: z.int(),
  lines: z.array(
    z.object({
      lineId: z.string(),
      quantity: z.int(),
      quantityKept: z.int(),
      discountMinor: z.int(),
      raisedMinor: z.int().optional(),
      points: z.int(),
    }),
  ),
  at: z.date(),
});

/** What campaigns gave in trips. */
export const redemptions = table<TripRedemption>('redemptions', {
  key: 'redemptionId',
  retention: keptAsLongAs('figures of campaigns and returns are made of it'),
  row: redemptionShape,
  indexes: [{ on: { tripId: 1 } }, { on: { campaignId: 1, status: 1, at: 1 } }],
});

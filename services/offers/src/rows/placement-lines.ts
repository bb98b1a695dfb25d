import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import type { PlacementLine } from '../domain/placement';

const lineShape = z.object({
  lineId: z.string(),
  campaignId: z.string(),
  brandId: z.string(),
  number: z.int(),
  from: z.date(),
  to: z.date(),
  billing: z.enum(['impression', 'redemption']),
  priceMinor: z.int(),
  currency: z.string(),
  count: z.int(),
  takenBack: z.int(),
  countSum: z.int(),
  minor: z.int(),
  minorSum: z.int(),
});

/** What brands are billed for places, line by line; a line is never changed. */
export const placementLines = aggregate<PlacementLine>('placementLines', {
  key: 'lineId',
  retention: keptAsLongAs('accounts are kept'),
  row: lineShape,
  indexes: [{ on: { campaignId: 1, number: 1 }, unique: true }],
});

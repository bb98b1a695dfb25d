import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import type { PlacementCharge } from '../domain/placement-charges';

/** Days a charge can be looked up that a bill rests on. */
const chargeDays = 400;

const chargeShape = z.object({
  /** The message; with `/back` what takes it back. */
  chargeId: z.string(),
  campaignId: z.string(),
  version: z.int(),
  storeId: z.string(),
  tripId: z.string(),
  /** The member, or the trip of somebody without a card: how many people are behind a bill is counted by it. */
  person: z.string(),
  billing: z.enum(['impression', 'redemption']),
  brandId: z.string(),
  /** What came into the basket after this line may have followed. */
  afterSequence: z.int(),
  /** 1, or what it is about was brought back: -1. */
  count: z.int(),
  takenBack: z.literal(1).optional(),
  /** When it was decided; never before what was decided earlier. */
  at: z.date(),
});

/** Everything that is billed for places, each message at most once. */
export const placementCharges = table<PlacementCharge>('placementCharges', {
  key: 'chargeId',
  retention: keptDays(chargeDays, 'at'),
  row: chargeShape,
  indexes: [{ on: { campaignId: 1, at: 1 } }, { on: { tripId: 1 } }],
});

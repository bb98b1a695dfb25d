import { aggregate, keptAsLongAs } from '@rayon/store';
import { z } from 'zod';
import { type MemberTier, tierChangeReasons } from '../domain/member-tier';

const translatedShape = z.object({ fr: z.string(), en: z.string() });

const standingShape = z.object({
  memberId: z.string(),
  receipts: z.array(
    z.object({
      receiptId: z.string(),
      day: z.string(),
      points: z.int().nonnegative(),
      spendMinor: z.int().nonnegative(),
      currency: z.string().optional(),
    }),
  ),
  version: z.int().nonnegative(),
  tierId: z.string().optional(),
  dueOn: z.string().optional(),
  history: z.array(
    z.object({
      tierId: z.string().optional(),
      name: translatedShape.optional(),
      on: z.string(),
      reason: z.enum(tierChangeReasons),
    }),
  ),
});

/** Members’ tiers, and the receipts they follow from. */
export const tierStandings = aggregate<MemberTier>('tierStandings', {
  key: 'memberId',
  retention: keptAsLongAs('the member has points'),
  row: standingShape as z.ZodType<MemberTier> & typeof standingShape,
  indexes: [
    // Those whose tier may end with a day, by the day after it.
    { on: { dueOn: 1 }, sparse: true },
    { on: { version: 1 } },
  ],
});

import { aggregate, keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';
import { type TierVersion, tierMeasures } from '../domain/tier-programme';

const translatedShape = z.object({ fr: z.string(), en: z.string() });

const versionShape = z.object({
  version: z.int().positive(),
  measure: z.enum(tierMeasures),
  currency: z.string().optional(),
  window: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('rolling'), months: z.int().positive() }),
    z.object({ kind: z.literal('calendar') }),
  ]),
  graceDays: z.int().nonnegative(),
  tiers: z.array(
    z.object({
      tierId: z.string(),
      name: translatedShape,
      threshold: z.int().positive(),
      benefits: translatedShape,
    }),
  ),
  setAt: z.date(),
  setBy: z.string(),
});

/** The tiers as they are kept: all versions there ever were, oldest first. */
export type TierProgrammeRow = Readonly<{ programmeId: string; versions: readonly TierVersion[] }>;

/** Tiers of the programme; a member holds one of the newest version. */
export const tierProgrammes = aggregate<TierProgrammeRow>('tierProgrammes', {
  key: 'programmeId',
  retention: keptAsLongAs('members hold its tiers'),
  row: z.object({ programmeId: z.string(), versions: z.array(versionShape) }),
});

const recountShape = z.object({
  programmeId: z.string(),
  version: z.int().positive(),
  /** The last receipt that was looked at; absent: none yet. */
  after: z.string().optional(),
  isDone: z.boolean(),
});

/** How far the receipts of before have been counted by the newest version. */
export const tierRecounts = table<z.infer<typeof recountShape>>('tierRecounts', {
  key: 'programmeId',
  retention: keptAsLongAs('members hold its tiers'),
  row: recountShape,
});

import { keptDays, table } from '@rayon/store';
import { z } from 'zod';
import type { RegionFigures } from '../domain/effect-by-region';
import { arms } from '../domain/experiment';

const moments = z.object({ sum: z.number(), sumOfSquares: z.number() });

const dayShape = z.object({
  /** `<campaign>/<version>/<day>`. */
  dayId: z.string(),
  measurementId: z.string(),
  /** YYYY-MM-DD, UTC. */
  day: z.string(),
  at: z.date(),
  figures: z.array(
    z.object({
      arm: z.enum(arms),
      currency: z.string(),
      /** Where they began; absent: in no region, or wherever, in rows of earlier versions. */
      region: z.string().optional(),
      people: z.int(),
      receipts: z.int(),
      discountMinor: z.int(),
      spent: moments,
      promoted: moments,
      beside: moments,
      after: moments,
      before: moments,
      /** Nothing in rows of earlier versions: no margin was known. */
      margin: moments.default({ sum: 0, sumOfSquares: 0 }),
      knownMinor: z.number().default(0),
      /** Sum of what each spent before times what they spend now. */
      beforeTimesSpent: z.number(),
    }),
  ),
});

/** What was known of a measurement at the end of a day, or as late on it as somebody looked. */
export type MeasuredDay = Readonly<Omit<z.infer<typeof dayShape>, 'figures'>> &
  Readonly<{ figures: readonly RegionFigures[] }>;

/** Measurements as they stood day by day, so that how they went can be seen. */
export const measuredDays = table<MeasuredDay>('measuredDays', {
  key: 'dayId',
  retention: keptDays(1_200, 'at'),
  row: dayShape,
  indexes: [{ on: { measurementId: 1, day: 1 } }],
});

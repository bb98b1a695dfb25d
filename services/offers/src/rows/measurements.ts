import { keptAsLongAs, table } from '@rayon/store';
import { z } from 'zod';

const measurementShape = z.object({
  /** `<campaign>/<version>`. */
  measurementId: z.string(),
  campaignId: z.string(),
  version: z.int(),
  startedAt: z.date(),
  /** The end of its window. */
  to: z.date(),
  /** When it was ended, or another version was written, before that. */
  endedAt: z.date().optional(),
  /** Categories of what it promotes, as they were when it began, by their keys. */
  categoryKeys: z.array(z.string()),
});

/** A version of a campaign whose effect is measured. */
export type Measurement = Readonly<z.infer<typeof measurementShape>>;

/** Versions of campaigns whose effect is measured. */
export const measurements = table<Measurement>('measurements', {
  key: 'measurementId',
  retention: keptAsLongAs('somebody may ask what the campaign changed'),
  row: measurementShape,
  indexes: [{ on: { campaignId: 1, version: -1 } }],
});

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id, instant, translatedShape } from '../shapes';

/** The programme has these tiers from now on, the lowest first. */
export const TiersSetV1 = defineEvent({
  subject: 'points.programme.tiers-set.v1',
  data: z.strictObject({
    programmeId: id,
    version: z.int().positive(),
    tiers: z.array(z.strictObject({ tierId: id, name: translatedShape })),
    at: instant,
  }),
  aggregateId: (data) => data.programmeId,
});

import { keptDays, table } from '@rayon/store';
import { z } from 'zod';

/** Which member of staff saw which member. Only ever added to. */
export const staffReads = table('staffReads', {
  key: 'id',
  retention: keptDays(365, 'at'),
  row: z.object({
    id: z.string(),
    staffId: z.string(),
    memberId: z.string(),
    correlationId: z.string(),
    at: z.date(),
  }),
  indexes: [{ on: { memberId: 1, at: 1 } }, { on: { staffId: 1, at: 1 } }],
});

import { keptDays, table } from '@rayon/store';
import { z } from 'zod';

const accessShape = z.object({
  accessId: z.string(),
  actor: z.string(),
  role: z.string(),
  what: z.string(),
  object: z.string(),
  correlationId: z.string(),
  at: z.date(),
});

/** Who among the staff looked at a person's points. */
export const accesses = table('accesses', {
  key: 'accessId',
  retention: keptDays(365, 'at'),
  row: accessShape,
  indexes: [{ on: { object: 1, at: -1 } }],
});

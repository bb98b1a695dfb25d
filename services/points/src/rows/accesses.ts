import { table } from '@rayon/store';
import { z } from 'zod';

/** Days a look is remembered. */
const accessDays = 365;

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
  row: accessShape,
  indexes: [{ on: { object: 1, at: -1 } }, { on: { at: 1 }, expireAfterSeconds: accessDays * 86_400 }],
});

import { keptDays, table } from '@rayon/store';
import { z } from 'zod';

const contactsShape = z.object({
  memberId: z.string(),
  /** When they were spoken to, the oldest first; those that count no more may be missing. */
  at: z.array(z.date()),
  lastAt: z.date(),
});

/** How often members were spoken to lately, whatever the channel. */
export const contacts = table('contacts', {
  key: 'memberId',
  retention: keptDays(30, 'lastAt'),
  row: contactsShape,
});

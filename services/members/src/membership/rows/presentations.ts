import { table } from '@rayon/store';
import { z } from 'zod';
import { cardProofs } from '../domain/card';
import { presentationHours } from '../domain/member-view';

/** Which card was shown to which reader lately: it may greet the member from then on. */
export const presentations = table('presentations', {
  key: 'id',
  row: z.object({
    id: z.string(),
    readerId: z.string(),
    storeId: z.string(),
    memberId: z.string(),
    proof: z.enum(cardProofs),
    at: z.date(),
  }),
  indexes: [
    { on: { memberId: 1, at: 1 } },
    // Nobody needs to know where a card was shown longer than a reader may greet its member.
    { on: { at: 1 }, expireAfterSeconds: presentationHours * 3600 },
  ],
});

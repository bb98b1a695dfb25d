import { aggregate, keptDays } from '@rayon/store';
import { z } from 'zod';
import type { Decline } from '../domain/decline';

const declineShape = z.object({
  declineId: z.string(),
  campaignId: z.string(),
  memberId: z.string(),
  declined: z.boolean(),
  activated: z.literal(true).optional(),
  campaignTo: z.date(),
  at: z.date(),
});

/** What members said of campaigns: that one is not for them, or that it is again, and which they activated. */
export const declines = aggregate<Decline>('declines', {
  key: 'declineId',
  // As long as the campaign may run; a window that is moved moves it, too.
  retention: keptDays(1, 'campaignTo'),
  row: declineShape,
  indexes: [{ on: { memberId: 1 } }, { on: { campaignId: 1 } }, { on: { at: 1 } }],
});

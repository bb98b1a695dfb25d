import { keptDays, table } from '@rayon/store';
import { z } from 'zod';

/** Challenges that were answered, so that none is answered twice: the second insert finds its key taken. */
export const usedChallenges = table('usedChallenges', {
  key: 'challengeId',
  // An hour: well past the last instant a challenge could be accepted.
  retention: keptDays(1 / 24, 'expiresAt'),
  row: z.object({ challengeId: z.string(), expiresAt: z.date() }),
});

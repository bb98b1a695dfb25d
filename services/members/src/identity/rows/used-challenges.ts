import { table } from '@rayon/store';
import { z } from 'zod';

/** Kept well past the last instant a challenge could be accepted, then swept. */
const keptSeconds = 3600;

/** Challenges that were answered, so that none is answered twice: the second insert finds its key taken. */
export const usedChallenges = table('usedChallenges', {
  key: 'challengeId',
  row: z.object({ challengeId: z.string(), expiresAt: z.date() }),
  indexes: [{ on: { expiresAt: 1 }, expireAfterSeconds: keptSeconds }],
});

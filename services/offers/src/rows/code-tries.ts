import { aggregate, keptDays } from '@rayon/store';
import { z } from 'zod';
import type { CodeTries } from '../domain/code-tries';

/** Codes that do not exist, by the machine they were entered on. */
export const codeTries = aggregate<CodeTries>('codeTries', {
  key: 'machineId',
  // Longer than any of it counts.
  retention: keptDays(1, 'since'),
  silent: true,
  forgetful: true,
  row: z.object({ machineId: z.string(), unknown: z.array(z.string()), since: z.date() }),
});

/** How many cases, from which seed: fast-check's parameters from the environment, so that a failure can be replayed. */

import * as fc from 'fast-check';
import { seedOf } from '../histories/random';

/** `CONFORMANCE_RUNS` cases (or what suits a gate); `TEST_SEED` and `CONFORMANCE_PATH` replay one. */
export const parameters = (title: string, gate: number): fc.Parameters<unknown> => {
  const path = process.env.CONFORMANCE_PATH;
  return {
    seed: seedOf(title),
    numRuns: Number(process.env.CONFORMANCE_RUNS || gate),
    ...(path ? { path } : {}),
  };
};

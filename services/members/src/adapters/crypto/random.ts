import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../../use-cases/ports';

/** The operating system's random numbers, without modulo bias. */
export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  below: (limit) => randomInt(limit),
};

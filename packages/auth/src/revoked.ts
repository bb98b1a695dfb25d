import { z } from 'zod';
import { accessLifetimeSeconds } from './access-tokens';
import { tokenLimits } from './tokens';

/** Most ids in one answer; who has more to hear asks again. */
export const revokedIdsMax = 20_000;

/** What was revoked lately: sessions of people and machines, by id, and the moment to ask from next time. */
export const revokedShape = z.object({
  until: z.int().nonnegative(),
  ids: z.array(z.string().max(64)).max(revokedIdsMax),
});

/** What was revoked lately. */
export type Revoked = z.infer<typeof revokedShape>;

/** After this long no access token of a revoked session or machine can be good any more. */
export const revokedKeptMilliseconds = (accessLifetimeSeconds + 2 * tokenLimits.clockToleranceSeconds) * 1000;

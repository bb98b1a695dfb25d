import { createTokens, type Tokens } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { z } from 'zod';
import type { KeyRing } from './key-ring';

/** What a device signs: made by us, for one device, within a minute. Nothing is stored for one that never answers. */
export type ChallengeTokens = Tokens<{ deviceId: string }>;

/** Seconds a challenge may be answered in. */
export const challengeSeconds = 60;

/** Challenges are tokens from us to us. */
export const createChallengeTokens = ({ keys, clock }: { keys: KeyRing; clock: Clock }): ChallengeTokens =>
  createTokens({
    issuer: 'rayon-members',
    audience: 'rayon-members',
    type: 'rayon-challenge+jwt',
    keys,
    claims: z.strictObject({ deviceId: z.uuid() }),
    lifetimeSeconds: challengeSeconds,
    clock,
  });

import { createTokens } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { z } from 'zod';
import { type ChallengeTokens, challengeSeconds } from '../../use-cases/sign-in-device';
import type { KeyRing } from './key-ring';

/** Challenges are tokens from us to us: nothing is stored for a device that never answers. */
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

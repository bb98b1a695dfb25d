import { accepted, type Clock, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { KeySet, SigningKey } from './keys';
import { type Principal, principalShape } from './principal';
import { createTokens, type InvalidToken } from './tokens';

/** Life of an access token in seconds, and the longest there is. */
export const accessLifetimeSeconds = 15 * 60;

/** Who holds an access token, and of which session it is; machines have none, they are known by their own id. */
export type Access = Readonly<{ principal: Principal; sessionId?: string | undefined }>;

/** What *members* issues at sign-in and the gateway accepts. */
export type AccessTokens = Readonly<{
  /** Default life: 15 minutes; throws beyond that, and for an anonymous principal. */
  signAccess: (
    principal: Principal,
    options?: Readonly<{ lifetimeSeconds?: number; sessionId?: string | undefined }>,
  ) => string;
  readAccess: (token: unknown) => Result<Access, InvalidToken>;
  /** The same for whom the session does not matter. */
  verifyAccess: (token: unknown) => Result<Principal, InvalidToken>;
}>;

/** Access tokens from *members* to the gateway. A verifier gives only a key table. */
export const createAccessTokens = ({
  keys,
  clock,
}: {
  keys: KeySet & { current?: () => SigningKey };
  clock: Clock;
}): AccessTokens => {
  const tokens = createTokens({
    issuer: 'rayon-members',
    audience: 'rayon-gateway',
    type: 'rayon-access+jwt',
    keys,
    claims: z.strictObject({ principal: principalShape, sessionId: z.string().min(1).max(64).optional() }),
    lifetimeSeconds: accessLifetimeSeconds,
    clock,
  });
  const readAccess: AccessTokens['readAccess'] = (token) => {
    const verified = tokens.verify(token);
    if (!verified.ok) return verified;
    const { claims } = verified.value;
    return claims.principal.kind === 'anonymous' ? rejected({ reason: 'InvalidToken' }) : accepted(claims);
  };
  return {
    signAccess: (principal, { lifetimeSeconds, sessionId } = {}) => {
      if (principal.kind === 'anonymous') throw new Error('nobody needs no token');
      const claims = sessionId === undefined ? { principal } : { principal, sessionId };
      return tokens.sign(claims, { lifetimeSeconds });
    },
    readAccess,
    verifyAccess: (token) => {
      const read = readAccess(token);
      return read.ok ? accepted(read.value.principal) : read;
    },
  };
};

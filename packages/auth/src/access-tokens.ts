import { accepted, type Clock, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { KeySet, SigningKey } from './keys';
import { type Principal, principalShape } from './principal';
import { createTokens, type InvalidToken } from './tokens';

/** Longest life of an access token in seconds: people 15 minutes, enrolled machines a day. */
const accessLifetimeSecondsMax = { person: 15 * 60, machine: 24 * 3600 } as const;

const capOf = ({ principal }: { principal: Principal }) =>
  principal.kind === 'device' || principal.kind === 'terminal'
    ? accessLifetimeSecondsMax.machine
    : accessLifetimeSecondsMax.person;

/** What *members* issues at sign-in and the gateway accepts. */
export type AccessTokens = Readonly<{
  /** Default life: 15 minutes; throws beyond the cap of the kind, and for an anonymous principal. */
  signAccess: (principal: Principal, lifetimeSeconds?: number) => string;
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
    claims: z.strictObject({ principal: principalShape }),
    lifetimeSeconds: accessLifetimeSecondsMax.person,
    lifetimeSecondsMax: capOf,
    clock,
  });
  return {
    signAccess: (principal, lifetimeSeconds) => {
      if (principal.kind === 'anonymous') throw new Error('nobody needs no token');
      return tokens.sign({ principal }, { lifetimeSeconds });
    },
    verifyAccess: (token) => {
      const verified = tokens.verify(token);
      if (!verified.ok) return verified;
      const { principal } = verified.value.claims;
      return principal.kind === 'anonymous' ? rejected({ reason: 'InvalidToken' }) : accepted(principal);
    },
  };
};

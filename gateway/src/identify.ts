import {
  anonymous,
  claimedKid,
  createAccessTokens,
  createKeyTable,
  type Jwks,
  type Principal,
} from '@rayon/auth';
import type { Clock, Result } from '@rayon/kernel';
import { accepted, rejected } from '@rayon/kernel';
import type { Revocations } from './revocations';

/** Where the gateway gets the public keys of access tokens: from *members* in process or over HTTP. */
export type JwksSource = () => Jwks | Promise<Jwks>;

/** A token with an unknown key makes the keys be asked for again, but no more often than this. */
const refetchMilliseconds = 10_000;
const retryMilliseconds = 1_000;

const bearer = /^Bearer ([A-Za-z0-9._-]+)$/;

/** Who asks, by the Authorization header; every refused token is the same refusal. */
export type Identify = (
  authorization: string | undefined,
) => Promise<Result<Principal, { reason: 'InvalidToken' }>>;

/**
 * Verifies access tokens against published keys, which are kept and asked for again when one is unknown. What was revoked
 * is no longer good, and nothing is before it is known what was.
 */
export const createIdentify = ({
  source,
  revocations,
  clock,
}: {
  source: JwksSource;
  revocations: Pick<Revocations, 'known' | 'isRevoked'>;
  clock: Clock;
}): Identify => {
  const keys = createKeyTable();
  const known = new Set<string>();
  const { readAccess } = createAccessTokens({ keys, clock });
  let asked = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const ask = async () => {
    const { keys: published } = await source();
    for (const jwk of published) keys.add(jwk);
    for (const kid of known) if (!published.some((jwk) => jwk.kid === kid)) keys.remove(kid);
    known.clear();
    for (const { kid } of published) known.add(kid);
  };

  const refresh = async () => {
    if (!asking) {
      const now = clock().getTime();
      if (now - asked < refetchMilliseconds) return;
      asked = now;
      asking = ask().finally(() => {
        asking = undefined;
      });
    }
    // Whoever cannot reach the keys refuses the token; after a failure the next try comes sooner.
    await asking.catch(() => {
      asked = clock().getTime() - refetchMilliseconds + retryMilliseconds;
    });
  };

  const verify = async (token: string) => {
    const verified = readAccess(token);
    if (verified.ok) return verified;
    const kid = claimedKid(token);
    if (kid === undefined || keys.find(kid)) return verified;
    await refresh();
    return readAccess(token);
  };

  return async (authorization) => {
    if (authorization === undefined) return accepted(anonymous);
    const token = bearer.exec(authorization)?.[1];
    if (token === undefined) return rejected({ reason: 'InvalidToken' });
    const verified = await verify(token);
    if (!verified.ok) return verified;
    if (!(await revocations.known()) || revocations.isRevoked(verified.value))
      return rejected({ reason: 'InvalidToken' });
    return accepted(verified.value.principal);
  };
};

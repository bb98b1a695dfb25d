import type { KeyObject } from 'node:crypto';
import { accepted, type Clock, newId, type Result, rejected } from '@rayon/kernel';
import jwt from 'jsonwebtoken';
import type { z } from 'zod';
import { type KeySet, kidPattern, type SigningKey } from './keys';
import { createVerifiedTokens } from './verified-tokens';

/** The limits every kind of token obeys. */
export const tokenLimits = {
  bytesMax: 4096,
  clockToleranceSeconds: 60,
  /** No token of any kind may live longer. */
  lifetimeSecondsMax: 24 * 3600,
  verifiedTokensMax: 10_000,
} as const;

/** The one uniform refusal: which check failed is nobody's business but ours. */
export type InvalidToken = Readonly<{ reason: 'InvalidToken' }>;

/** What a verified token says, beside its claims. */
export type Verified<Claims> = Readonly<{ claims: Claims; tokenId: string; issuedAt: Date; expiresAt: Date }>;

/** Signs and verifies one kind of token. */
export type Tokens<Claims> = Readonly<{
  /**
   * A signed token; `lifetimeSeconds` may shorten or (up to the cap of the kind) lengthen the usual life. A
   * `tokenId` given again makes a token that counts as the same one where tokens are good once.
   */
  sign: (claims: Claims, options?: { lifetimeSeconds?: number; tokenId?: string }) => string;
  verify: (token: unknown) => Result<Verified<Claims>, InvalidToken>;
}>;

const invalid = rejected<InvalidToken>({ reason: 'InvalidToken' });
const compactPattern = /^[A-Za-z0-9_-]{1,512}\.[A-Za-z0-9_-]{1,4000}\.[A-Za-z0-9_-]{86}$/;

/** Parses one part; undefined when it is not exactly what `JSON.stringify` writes (repeated members, padding, spaces). */
const strictJson = (part: string): Record<string, unknown> | undefined => {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) return undefined;
  const text = bytes.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return JSON.stringify(value) === text ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** Freezes parsed JSON: what is kept is shared by every request that shows the same token. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
};

/** The key id a token claims to be signed by, unchecked: only good to decide whether the key table is stale. */
export const claimedKid = (token: string): string | undefined => {
  if (token.length > tokenLimits.bytesMax || !compactPattern.test(token)) return undefined;
  const { kid } = strictJson(token.split('.', 1)[0] ?? '') ?? {};
  return typeof kid === 'string' && kidPattern.test(kid) ? kid : undefined;
};

/**
 * The only door to `jsonwebtoken`: ES256, exact issuer, audience and type, a header of exactly `alg`, `typ`
 * and `kid`, a payload of exactly the registered claims and what `claims` allows. A signer gives `current`;
 * a verifier needs `find` only. Verified tokens are kept until they expire, their key goes or room runs out.
 */
export const createTokens = <Claims extends Record<string, unknown>>({
  issuer,
  audience,
  type,
  keys,
  claims: shape,
  lifetimeSeconds,
  lifetimeSecondsMax = lifetimeSeconds,
  clock,
}: {
  issuer: string;
  audience: string;
  type: string;
  keys: KeySet & { current?: () => SigningKey };
  /** A strict shape: a claim it does not know is refused. */
  claims: z.ZodType<Claims>;
  lifetimeSeconds: number;
  /** Checked when signing and again when verifying. */
  lifetimeSecondsMax?: number | ((claims: Claims) => number);
  clock: Clock;
}): Tokens<Claims> => {
  const capOf = (claims: Claims) =>
    Math.min(
      typeof lifetimeSecondsMax === 'function' ? lifetimeSecondsMax(claims) : lifetimeSecondsMax,
      tokenLimits.lifetimeSecondsMax,
    );
  const verified = createVerifiedTokens<Verified<Claims>>(tokenLimits.verifiedTokensMax);

  const keyOf = (header: string): { kid: string; key: KeyObject } | undefined => {
    const { alg, typ, kid, ...others } = strictJson(header) ?? {};
    if (alg !== 'ES256' || typ !== type || typeof kid !== 'string' || !kidPattern.test(kid)) return undefined;
    if (Object.keys(others).length > 0) return undefined;
    const key = keys.find(kid);
    return key && { kid, key };
  };

  const check = (token: string, key: KeyObject): Verified<Claims> | undefined => {
    const now = Math.floor(clock().getTime() / 1000);
    try {
      jwt.verify(token, key, {
        algorithms: ['ES256'],
        issuer,
        audience,
        clockTimestamp: now,
        clockTolerance: tokenLimits.clockToleranceSeconds,
      });
    } catch (error) {
      if (error instanceof jwt.JsonWebTokenError) return undefined;
      throw error;
    }
    const { iss, aud, iat, exp, jti, ...rest } = strictJson(token.split('.')[1] ?? '') ?? {};
    if (iss !== issuer || aud !== audience || typeof jti !== 'string' || jti.length > 64) return undefined;
    if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) return undefined;
    const [issued, expires] = [Number(iat), Number(exp)];
    if (issued > now + tokenLimits.clockToleranceSeconds || expires <= issued) return undefined;
    const claims = shape.safeParse(rest);
    if (!claims.success || expires - issued > capOf(claims.data)) return undefined;
    return {
      claims: frozen(claims.data),
      tokenId: jti,
      issuedAt: new Date(issued * 1000),
      expiresAt: new Date(expires * 1000),
    };
  };

  return {
    sign: (claims, { lifetimeSeconds: wanted = lifetimeSeconds, tokenId = newId() } = {}) => {
      if (!keys.current) throw new Error(`${type} tokens are only verified here`);
      if (wanted <= 0 || wanted > capOf(claims))
        throw new RangeError(`${type} tokens may not live ${wanted} s`);
      const { kid, privateKey } = keys.current();
      const iat = Math.floor(clock().getTime() / 1000);
      const token = jwt.sign(
        { iss: issuer, aud: audience, iat, exp: iat + wanted, jti: tokenId, ...shape.parse(claims) },
        privateKey,
        { algorithm: 'ES256', header: { alg: 'ES256', typ: type, kid } },
      );
      if (token.length > tokenLimits.bytesMax) throw new RangeError(`${type} token of ${token.length} bytes`);
      return token;
    },

    verify: (token) => {
      if (typeof token !== 'string' || token.length > tokenLimits.bytesMax) return invalid;
      const known = verified.find(token, clock(), keys);
      if (known) return accepted(known);

      if (!compactPattern.test(token)) return invalid;
      const [header = '', , signature = ''] = token.split('.');
      if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return invalid;
      const found = keyOf(header);
      if (!found) return invalid;
      const value = check(token, found.key);
      if (!value) return invalid;
      verified.keep(token, { value, kid: found.kid, key: found.key, expiresAt: value.expiresAt });
      return accepted(value);
    },
  };
};

import { accepted, type Clock, type Locale, locales, type Result } from '@rayon/kernel';
import { z } from 'zod';
import { type Jwks, keySetFromJwks, type SigningKey } from './keys';
import { type Principal, principalShape } from './principal';
import { createTokens, type InvalidToken } from './tokens';

const hopShape = z.strictObject({ principal: principalShape, locale: z.enum(locales) });

/** What the gateway vouches for on the way to one subgraph. */
export type Hop = z.infer<typeof hopShape>;

/** The gateway's signature on requests to subgraphs. */
export type HopSigner = Readonly<{
  /** A token for one subgraph, signed once per principal and language and reused while it is fresh. */
  sign: (hop: { audience: string; principal: Principal; locale: Locale }) => string;
}>;

/** A subgraph's check of the gateway's signature. */
export type HopVerifier = Readonly<{ verify: (token: unknown) => Result<Hop, InvalidToken> }>;

/** Life of a hop token in seconds; it is signed anew when half of it is gone. */
const hopLifetimeSeconds = 120;

const cachedHopsMax = 10_000;

/** The audience of one subgraph's hop tokens. */
export const hopAudience = (subgraph: string): string => `subgraph:${subgraph}`;

const tokensFor = (keys: Parameters<typeof createTokens>[0]['keys'], audience: string, clock: Clock) =>
  createTokens({
    issuer: 'rayon-gateway',
    audience,
    type: 'rayon-hop+jwt',
    keys,
    claims: hopShape,
    lifetimeSeconds: hopLifetimeSeconds,
    clock,
  });

/** Signs hops; `audience` is `hopAudience(<subgraph>)`. */
export const createHopSigner = ({ key, clock }: { key: SigningKey; clock: Clock }): HopSigner => {
  const signers = new Map<string, ReturnType<typeof tokensFor>>();
  const signed = new Map<string, { token: string; until: number }>();
  const keys = { find: () => key.publicKey, current: () => key };

  const signerOf = (audience: string) => {
    const signer = signers.get(audience) ?? tokensFor(keys, audience, clock);
    signers.set(audience, signer);
    return signer;
  };

  return {
    sign: ({ audience, principal, locale }) => {
      // Every claim is part of the key: a changed role or store must never reuse the older signature.
      const cacheKey = `${audience}\n${locale}\n${JSON.stringify(principal)}`;
      const now = clock().getTime();
      const known = signed.get(cacheKey);
      if (known && known.until > now) return known.token;
      if (signed.size >= cachedHopsMax) signed.clear();
      const token = signerOf(audience).sign({ principal, locale });
      signed.set(cacheKey, { token, until: now + (hopLifetimeSeconds / 2) * 1000 });
      return token;
    },
  };
};

/** Verifies hops to one subgraph against the gateway's published keys. */
export const createHopVerifier = ({
  jwks,
  audience,
  clock,
}: {
  jwks: Jwks;
  audience: string;
  clock: Clock;
}): HopVerifier => {
  const tokens = tokensFor(keySetFromJwks(jwks), audience, clock);
  return {
    verify: (token) => {
      const verified = tokens.verify(token);
      return verified.ok ? accepted(verified.value.claims) : verified;
    },
  };
};

import { accepted, type Clock, type Locale, locales, type Result } from '@rayon/kernel';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Jwks, keySetFromJwks, type SigningKey } from './keys';
import { type Principal, principalShape } from './principal';
import { createTokens, type InvalidToken } from './tokens';

const hopShape = z.strictObject({
  principal: principalShape,
  locale: z.enum(locales),
  /** Where the caller is, as a name that says nothing else; only told where secrets are tried. */
  origin: z.string().min(1).max(64).optional(),
});

/** What the gateway vouches for on the way to one subgraph. */
export type Hop = z.infer<typeof hopShape>;

/** The gateway's signature on requests to subgraphs. */
export type HopSigner = Readonly<{
  /** A token for one subgraph, signed once per principal, language and origin and reused while it is fresh. */
  sign: (hop: { audience: string; principal: Principal; locale: Locale; origin?: string }) => string;
}>;

/** A subgraph's check of the gateway's signature. */
export type HopVerifier = Readonly<{ verify: (token: unknown) => Result<Hop, InvalidToken> }>;

/** Life of a hop token in seconds; it is signed anew when half of it is gone. */
const hopLifetimeSeconds = 120;

const cachedHopsMax = 10_000;

type SignedHop = Readonly<{ token: string; until: number }>;

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
  // A verified token gives the same frozen principal as long as it is kept: its hops are found without reading it.
  const ofPrincipal = new WeakMap<Principal, Map<string, SignedHop>>();
  const signed = new LRUCache<string, SignedHop>({ max: cachedHopsMax });
  const keys = { find: () => key.publicKey, current: () => key };

  const signerOf = (audience: string) => {
    const signer = signers.get(audience) ?? tokensFor(keys, audience, clock);
    signers.set(audience, signer);
    return signer;
  };

  return {
    sign: ({ audience, principal, locale, origin }) => {
      const now = clock().getTime();
      const where = `${locale} ${audience} ${origin ?? ''}`;
      const own = ofPrincipal.get(principal)?.get(where);
      if (own && own.until > now) return own.token;

      // Every claim is part of the key: a changed role or store must never reuse the older signature.
      const cacheKey = `${where} ${JSON.stringify(principal)}`;
      let hop = signed.get(cacheKey);
      if (!hop || hop.until <= now) {
        const token = signerOf(audience).sign({
          principal,
          locale,
          ...(origin === undefined ? {} : { origin }),
        });
        hop = { token, until: now + (hopLifetimeSeconds / 2) * 1000 };
        signed.set(cacheKey, hop);
      }
      // A principal asks in few languages, but may come from many places: those are found by their text alone.
      if (origin === undefined && Object.isFrozen(principal)) {
        const hops = ofPrincipal.get(principal) ?? new Map<string, SignedHop>();
        ofPrincipal.set(principal, hops.set(where, hop));
      }
      return hop.token;
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

import type { Clock } from '@rayon/kernel';
import { generateSigningKey, type Jwks, type KeySet, type SigningKey, toJwks } from './keys';

/** The keys of one signer: the newest signs, the ones before it still verify until they are retired. */
export type SigningKeys = KeySet &
  Readonly<{
    /** The key that signs now. */
    current: () => SigningKey;
    /** Public halves of every key that still verifies. */
    jwks: () => Jwks;
    /** Makes `key` (default: a new one) the signing key from now on and returns it. */
    rotate: (key?: SigningKey) => SigningKey;
  }>;

/**
 * A rotating set of signing keys. `keys` are earlier ones, oldest first (default: one new key). A key that
 * was replaced verifies for `keepSeconds` more (default 24 hours, the longest life of a token).
 */
export const createSigningKeys = ({
  clock,
  keys = [generateSigningKey()],
  keepSeconds = 24 * 3600,
}: {
  clock: Clock;
  keys?: readonly SigningKey[];
  keepSeconds?: number;
}): SigningKeys => {
  const newest = keys.at(-1);
  if (!newest) throw new Error('a signer needs at least one key');
  let signing: SigningKey = newest;
  const replaced = new Map<string, { key: SigningKey; until: number }>();
  const replace = (key: SigningKey) =>
    replaced.set(key.kid, { key, until: clock().getTime() + keepSeconds * 1000 });
  for (const key of keys.slice(0, -1)) replace(key);

  const retire = () => {
    const now = clock().getTime();
    for (const [kid, { until }] of replaced) if (until <= now) replaced.delete(kid);
  };

  return {
    current: () => signing,
    find: (kid) => {
      if (kid === signing.kid) return signing.publicKey;
      if (!replaced.has(kid)) return undefined;
      retire();
      return replaced.get(kid)?.key.publicKey;
    },
    jwks: () => {
      retire();
      return toJwks([signing, ...[...replaced.values()].map(({ key }) => key)]);
    },
    rotate: (key = generateSigningKey()) => {
      if (key.kid === signing.kid) return signing;
      replace(signing);
      replaced.delete(key.kid);
      signing = key;
      return signing;
    },
  };
};

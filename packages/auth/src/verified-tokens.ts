import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { KeySet } from './keys';

type Kept<Value> = Readonly<{ value: Value; kid: string; key: KeyObject; expiresAt: Date }>;

/** Tokens already verified, by their whole text: a second look costs a map look-up instead of a signature. */
export type VerifiedTokens<Value> = Readonly<{
  /** The value, unless it has expired or its key is no longer the one in the table. */
  find: (token: string, now: Date, keys: KeySet) => Value | undefined;
  keep: (token: string, kept: Kept<Value>) => void;
}>;

/** At most `max` tokens; when full, the one used least recently goes first. */
export const createVerifiedTokens = <Value>(max: number): VerifiedTokens<Value> => {
  // Expiry is by the caller's clock and not the cache's, so it is checked here.
  // Its room is taken whole with the first token: who only signs never needs it.
  let tokens: LRUCache<string, Kept<Value>> | undefined;
  return {
    find: (token, now, keys) => {
      const kept = tokens?.get(token);
      if (!kept) return undefined;
      if (kept.expiresAt > now && keys.find(kept.kid) === kept.key) return kept.value;
      tokens?.delete(token);
      return undefined;
    },
    keep: (token, kept) => {
      tokens ??= new LRUCache<string, Kept<Value>>({ max });
      tokens.set(token, kept);
    },
  };
};

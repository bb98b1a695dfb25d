import type { KeyObject } from 'node:crypto';
import type { KeySet } from './keys';

type Kept<Value> = Readonly<{ value: Value; kid: string; key: KeyObject; expiresAt: Date }>;

/** Tokens already verified, by their whole text: a second look costs a map look-up instead of a signature. */
export type VerifiedTokens<Value> = Readonly<{
  /** The value, unless it has expired or its key is no longer the one in the table. */
  find: (token: string, now: Date, keys: KeySet) => Value | undefined;
  keep: (token: string, kept: Kept<Value>) => void;
}>;

/** At most `max` tokens; when full, the ones used least recently go first. */
export const createVerifiedTokens = <Value>(max: number): VerifiedTokens<Value> => {
  // Two generations approximate "least recently used" with plain map look-ups on the hot path.
  let young = new Map<string, Kept<Value>>();
  let old = new Map<string, Kept<Value>>();

  const keep = (token: string, kept: Kept<Value>) => {
    if (young.size >= max / 2) {
      old = young;
      young = new Map();
    }
    young.set(token, kept);
  };

  return {
    find: (token, now, keys) => {
      const fresh = young.get(token);
      const kept = fresh ?? old.get(token);
      if (!kept) return undefined;
      if (kept.expiresAt <= now || keys.find(kept.kid) !== kept.key) {
        young.delete(token);
        old.delete(token);
        return undefined;
      }
      if (!fresh) keep(token, kept);
      return kept.value;
    },
    keep,
  };
};

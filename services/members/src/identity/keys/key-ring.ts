import { type Jwks, type KeySet, type SigningKey, toJwks } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { keySchedule, needsNewKey, signingKeyAt, verifyingKeysAt } from '../domain/signing-key-schedule';
import type { KeptSigningKey } from './keep-signing-keys';

/** Pause between two looks for a key that is due and not there yet. */
const lookAgainMilliseconds = 60_000;

/** The keys this process signs and verifies with; which one signs follows the clock. */
export type KeyRing = KeySet &
  Readonly<{
    current: () => SigningKey;
    jwks: () => Jwks;
    load: (keys: readonly KeptSigningKey[]) => void;
  }>;

/**
 * A ring over keys loaded from the store. One process rotates; the others know by the schedule that there must be a newer
 * key and `reload` behind the first use, well within the minutes a key is published before it signs. Throws when it
 * would be empty.
 */
export const createKeyRing = (
  first: readonly KeptSigningKey[],
  {
    clock,
    reload,
    failed,
  }: {
    clock: Clock;
    reload: () => Promise<readonly KeptSigningKey[]>;
    failed: (error: unknown) => void;
  },
): KeyRing => {
  let keys = first;
  let lookAt = 0;
  const load = (loaded: readonly KeptSigningKey[]): void => {
    if (loaded.length === 0) throw new Error('there is no signing key');
    keys = loaded;
  };
  const now = (): Date => {
    const at = clock();
    if (needsNewKey(keys, keySchedule, at) && at.getTime() >= lookAt) {
      lookAt = at.getTime() + lookAgainMilliseconds;
      reload().then(load).catch(failed);
    }
    return at;
  };
  const verifying = () => verifyingKeysAt(keys, keySchedule, now());
  load(first);
  return {
    find: (kid) => verifying().find((kept) => kept.kid === kid)?.key.publicKey,
    current: () => {
      const kept = signingKeyAt(keys, keySchedule, now());
      if (!kept) throw new Error('there is no signing key');
      return kept.key;
    },
    jwks: () => toJwks(verifying().map(({ key }) => key)),
    load,
  };
};

import { type Jwks, type KeySet, type SigningKey, toJwks } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import { type KeySchedule, signingKeyAt, verifyingKeysAt } from '../../domain/signing-key-schedule';
import type { StoredSigningKey } from '../../use-cases/keep-signing-keys';

/** The keys this process signs and verifies with; which one signs follows the clock. */
export type KeyRing = KeySet &
  Readonly<{
    current: () => SigningKey;
    jwks: () => Jwks;
    load: (keys: readonly StoredSigningKey[]) => void;
  }>;

/** A ring over keys loaded from the store; `load` again to learn of new ones. Throws when it would be empty. */
export const createKeyRing = ({
  keys: first,
  schedule,
  clock,
}: {
  keys: readonly StoredSigningKey[];
  schedule: KeySchedule;
  clock: Clock;
}): KeyRing => {
  let keys = first;
  const verifying = () => verifyingKeysAt(keys, schedule, clock());
  return {
    find: (kid) => verifying().find((stored) => stored.kid === kid)?.key.publicKey,
    current: () => {
      const stored = signingKeyAt(keys, schedule, clock());
      if (!stored) throw new Error('there is no signing key');
      return stored.key;
    },
    jwks: () => toJwks(verifying().map(({ key }) => key)),
    load: (loaded) => {
      if (loaded.length === 0) throw new Error('there is no signing key');
      keys = loaded;
    },
  };
};

import type { Clock } from '@rayon/kernel';
import type { Job } from '@rayon/store';
import { keepSigningKeys, type SigningKeyStore } from '../keys/keep-signing-keys';
import type { KeyRing } from '../keys/key-ring';

/** A key that is due is made within the hour; it signs only once it has been published for ten minutes. */
const everyMilliseconds = 3_600_000;

/** Makes a new signing key when the newest has served its time. */
export const rotateSigningKeys = (store: SigningKeyStore, ring: KeyRing, clock: Clock): Job => ({
  name: 'rotate-signing-keys',
  schedule: { everyMilliseconds },
  run: async () => {
    const at = clock();
    const keys = await keepSigningKeys(store, at);
    ring.load(keys);
    const made = keys.filter(({ createdAt }) => createdAt.getTime() === at.getTime());
    return made.length > 0 ? { made: made.map(({ kid }) => kid) } : undefined;
  },
});

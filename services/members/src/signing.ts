import { createAccessTokens } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import type { Logger } from '@rayon/process';
import { createChallengeTokens } from './adapters/crypto/challenge-tokens';
import { createKeyRing, type KeyRing } from './adapters/crypto/key-ring';
import { createSignPresentation } from './adapters/crypto/sign-presentation';
import { keySchedule } from './domain/signing-key-schedule';
import { keepSigningKeys, republishSigningKeys, type SigningKeyStore } from './use-cases/keep-signing-keys';
import type { Signing } from './use-cases/use-cases';

/** How often keys made or due in the meantime are looked for. Well below the time a key is published before it signs. */
const checkMilliseconds = 60_000;

/** The signing side of a running service. */
export type RunningSigning = Readonly<{
  ring: KeyRing;
  signers: Omit<Signing, 'companyPrefix'>;
  /** Tells everybody the keys once more, for listeners that were not there before. */
  republish: () => Promise<void>;
  stop: () => void;
}>;

/** Loads or makes the signing keys and looks after them from then on. */
export const startSigning = async ({
  store,
  clock,
  logger,
}: {
  store: SigningKeyStore;
  clock: Clock;
  logger: Logger;
}): Promise<RunningSigning> => {
  const keys = { store, schedule: keySchedule, clock };
  const load = keepSigningKeys(keys);
  const loaded = await load();
  const ring = createKeyRing({ keys: loaded, schedule: keySchedule, clock });
  const check = setInterval(() => {
    load()
      .then(ring.load)
      .catch((error: unknown) => logger.error({ err: error }, 'signing keys could not be looked after'));
  }, checkMilliseconds);
  check.unref();
  return {
    ring,
    signers: {
      tokens: createAccessTokens({ keys: ring, clock }),
      challengeTokens: createChallengeTokens({ keys: ring, clock }),
      signPresentation: createSignPresentation({ keys: ring }),
    },
    republish: () => republishSigningKeys(keys)(loaded),
    stop: () => clearInterval(check),
  };
};

import { generateSigningKey, type SigningKey, toJwk } from '@rayon/auth';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { type Clock, type Envelope, newEvent, newId } from '@rayon/kernel';
import { type KeySchedule, needsNewKey, verifyingKeysAt } from '../domain/signing-key-schedule';

/** A signing key with its age and place in the row of keys. */
export type StoredSigningKey = Readonly<{
  kid: string;
  key: SigningKey;
  createdAt: Date;
  /** 1 for the first; at most one key has each number, so two processes never both rotate. */
  generation: number;
  /** Times its public half was published. */
  published: number;
}>;

/** Where signing keys are kept. */
export type SigningKeyStore = Readonly<{
  /** Oldest first. */
  load: () => Promise<StoredSigningKey[]>;
  /** Keeps a new key together with the event that publishes it; false when that generation exists already. */
  add: (key: StoredSigningKey, event: Envelope) => Promise<boolean>;
  /** Publishes keys again; `event` is given the next number in the order of the key's events. */
  publish: (kids: readonly string[], event: (kid: string, sequence: number) => Envelope) => Promise<void>;
}>;

const publishedEvent = (key: SigningKey, sequence: number, at: Date): Envelope =>
  newEvent(SigningKeyPublishedV1, { data: toJwk(key), sequence, at, correlationId: newId() });

/** Loads the keys, after making a new one when the schedule asks for it. There is always at least one. */
export const keepSigningKeys =
  ({ store, schedule, clock }: { store: SigningKeyStore; schedule: KeySchedule; clock: Clock }) =>
  async (): Promise<StoredSigningKey[]> => {
    const known = await store.load();
    const at = clock();
    if (!needsNewKey(known, schedule, at)) return known;
    const key = generateSigningKey();
    const generation = (known.at(-1)?.generation ?? 0) + 1;
    await store.add(
      { kid: key.kid, key, createdAt: at, generation, published: 1 },
      publishedEvent(key, 1, at),
    );
    // Whether this process or another one made it, the store now holds it.
    return store.load();
  };

/** Publishes every key that still verifies once more, for listeners that were not there the first time. */
export const republishSigningKeys =
  ({ store, schedule, clock }: { store: SigningKeyStore; schedule: KeySchedule; clock: Clock }) =>
  async (keys: readonly StoredSigningKey[]): Promise<void> => {
    const at = clock();
    const verifying = new Map(verifyingKeysAt(keys, schedule, at).map((stored) => [stored.kid, stored.key]));
    await store.publish([...verifying.keys()], (kid, sequence) => {
      const key = verifying.get(kid);
      if (!key) throw new Error(`${kid} was not asked for`);
      return publishedEvent(key, sequence, at);
    });
  };

import { generateSigningKey, type SigningKey, signingKeyFromPem, signingKeyToPem, toJwk } from '@rayon/auth';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { accepted, type Clock, newId } from '@rayon/kernel';
import type { Retell } from '@rayon/messaging';
import { type Aggregates, announce, announcedAgain, unlessThere } from '@rayon/store';
import type { SecretBox } from '../../secret-box';
import { keySchedule, needsNewKey, verifyingKeysAt } from '../domain/signing-key-schedule';
import { type SigningKeyRow, signingKeyPurpose } from '../rows/signing-keys';

/** Where signing keys are kept, and what their private halves are sealed with. */
export type SigningKeyStore = Readonly<{ signingKeys: Aggregates<SigningKeyRow>; box: SecretBox }>;

/** A signing key with its age and place in the row of keys. */
export type KeptSigningKey = Pick<SigningKeyRow, 'kid' | 'createdAt' | 'generation'> &
  Readonly<{ key: SigningKey }>;

/** Newest keys that are looked at: at a new one each month, more than any token remembers. */
const keysMax = 10;

/** The newest keys, oldest first. Throws when one was sealed with another key than ours. */
export const loadSigningKeys = async ({ signingKeys, box }: SigningKeyStore): Promise<KeptSigningKey[]> => {
  const found = await signingKeys.findMany({}, { sort: { generation: -1 }, limit: keysMax });
  return found.reverse().map(({ row }) => opened(row, box));
};

const opened = ({ sealedPem, ...row }: SigningKeyRow, box: SecretBox): KeptSigningKey => ({
  ...row,
  key: signingKeyFromPem(box.open(sealedPem, signingKeyPurpose(row.kid)).toString()),
});

/** What leaves with a key's row, the first time and again. */
const keyAnnouncement = (key: SigningKey) => announce(SigningKeyPublishedV1, toJwk(key));

/** Loads the keys, after making and publishing a new one when the schedule asks for it. There is always at least one. */
export const keepSigningKeys = async (store: SigningKeyStore, at: Date): Promise<KeptSigningKey[]> => {
  const known = await loadSigningKeys(store);
  if (!needsNewKey(known, keySchedule, at)) return known;
  const key = generateSigningKey();
  const { kid } = key;
  const sealedPem = store.box.seal(Buffer.from(signingKeyToPem(key)), signingKeyPurpose(kid));
  const row = { kid, sealedPem, createdAt: at, generation: (known.at(-1)?.generation ?? 0) + 1 };
  const events = [keyAnnouncement(key)];
  // Whether this process or another one made this generation, the store now holds it.
  await unlessThere(() => store.signingKeys.insert({ row, events }, { correlationId: newId(), at }));
  return loadSigningKeys(store);
};

/** Publishes every key that still verifies once more, for listeners that were not there the first time. */
export const republishSigningKeys = async (
  { signingKeys }: Pick<SigningKeyStore, 'signingKeys'>,
  keys: readonly KeptSigningKey[],
  at: Date,
): Promise<void> => {
  const cause = { correlationId: newId(), at };
  for (const { kid, key } of verifyingKeysAt(keys, keySchedule, at))
    await signingKeys.change(kid, { cause }, (row) => accepted({ row, events: [keyAnnouncement(key)] }));
};

/** Keys are told again as long as they verify; whoever rebuilds a copy of them forgets the others. */
export const retellSigningKeys = ({ signingKeys, box }: SigningKeyStore, clock: Clock): Retell => ({
  contracts: [SigningKeyPublishedV1],
  tell: async function* tell() {
    const correlationId = newId();
    const known: (SigningKeyRow & { sequence: number })[] = [];
    for await (const { row, sequence } of signingKeys.stream()) known.push({ ...row, sequence });
    for (const { sequence, ...row } of verifyingKeysAt(known, keySchedule, clock())) {
      const cause = { correlationId, at: row.createdAt };
      yield* announcedAgain([keyAnnouncement(opened(row, box).key)], { sequence, ...cause });
    }
  },
});

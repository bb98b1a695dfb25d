/** When a signing key was made. The key itself does not matter for when it is used. */
export type KeyAge = Readonly<{ kid: string; createdAt: Date }>;

/** The life of a signing key. */
export type KeySchedule = Readonly<{
  /** Days after which a new key takes over. */
  signsDays: number;
  /** Minutes a new key is published before it signs, so that every verifier has it by then. */
  publishedBeforeMinutes: number;
  /** Hours a replaced key still verifies: the longest life of anything signed with it. */
  verifiesHours: number;
}>;

/** The schedule in force unless configured otherwise. */
export const keySchedule: KeySchedule = { signsDays: 30, publishedBeforeMinutes: 10, verifiesHours: 25 };

const minutes = 60_000;
const days = 24 * 60 * minutes;

/** Keys of the newest first. */
const newestFirst = <Key extends KeyAge>(keys: readonly Key[]): Key[] =>
  [...keys].sort((left, right) => right.createdAt.getTime() - left.createdAt.getTime());

/** The key that signs at this instant: the newest that has been published long enough, or the only one there is. */
export const signingKeyAt = <Key extends KeyAge>(
  keys: readonly Key[],
  schedule: KeySchedule,
  at: Date,
): Key | undefined => {
  const known = newestFirst(keys);
  const seasoned = known.find(
    ({ createdAt }) => at.getTime() - createdAt.getTime() >= schedule.publishedBeforeMinutes * minutes,
  );
  return seasoned ?? known.at(-1);
};

/** Whether a new key must be made now. */
export const needsNewKey = (keys: readonly KeyAge[], schedule: KeySchedule, at: Date): boolean => {
  const newest = newestFirst(keys)[0];
  return !newest || at.getTime() - newest.createdAt.getTime() >= schedule.signsDays * days;
};

/** The keys that still verify: the signing one, newer ones, and those replaced not longer ago than anything they signed lives. */
export const verifyingKeysAt = <Key extends KeyAge>(
  keys: readonly Key[],
  schedule: KeySchedule,
  at: Date,
): Key[] => {
  const known = newestFirst(keys);
  return known.filter((_, index) => {
    const successor = known[index - 1];
    if (!successor) return true;
    const replacedAt = successor.createdAt.getTime() + schedule.publishedBeforeMinutes * minutes;
    return at.getTime() < replacedAt + schedule.verifiesHours * 60 * minutes;
  });
};

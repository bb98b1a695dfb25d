import { LRUCache } from 'lru-cache';
import type { Challenge } from '../domain/challenge';

/** What is remembered is read again after this long. */
const readAgainMilliseconds = 60_000;
const membersMax = 20_000;

/** The challenges of members who shop now, so that no answer to a scan has to ask for them. For display only. */
export type KnownChallenges = Readonly<{
  /** Those that are not over, read when they are first needed; nothing is read while nobody can have any. */
  of: (memberId: string) => Promise<readonly Challenge[]>;
  /** One was chosen, or is another than it was. */
  changed: (challenge: Readonly<{ memberId: string; endsAt?: Date }>) => void;
}>;

/** Remembers challenges of members. `lastEnd` is when the last of those that were chosen before is over. */
export const rememberChallenges = (
  read: (memberId: string) => Promise<readonly Challenge[]>,
  {
    lastEnd,
    isOffered,
    now,
  }: Readonly<{
    lastEnd: Date | undefined;
    /** Whether a challenge is live, so that somebody may have chosen one. */
    isOffered: () => boolean;
    now: () => Date;
  }>,
): KnownChallenges => {
  const known = new LRUCache<string, Promise<readonly Challenge[]>>({
    max: membersMax,
    ttl: readAgainMilliseconds,
  });
  let last = lastEnd?.getTime() ?? 0;
  return {
    of: async (memberId) => {
      if (!isOffered() && last <= now().getTime()) return [];
      const reading = known.get(memberId) ?? read(memberId);
      if (!known.has(memberId)) known.set(memberId, reading);
      try {
        return await reading;
      } catch (error) {
        if (known.peek(memberId) === reading) known.delete(memberId);
        throw error;
      }
    },
    changed: ({ memberId, endsAt }) => {
      last = Math.max(last, endsAt?.getTime() ?? 0);
      known.delete(memberId);
    },
  };
};

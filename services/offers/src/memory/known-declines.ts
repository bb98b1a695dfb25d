import { LRUCache } from 'lru-cache';
import type { Decline } from '../domain/decline';

/** Members whose word is remembered; of more those who said something last. */
const membersMax = 200_000;

/** What members said is not for them: each process knows all of it, so that no answer has to ask. */
export type KnownDeclines = Readonly<{
  /** Campaigns that the member declined. */
  of: (memberId: string | undefined) => ReadonlySet<string>;
  /** The member said so; what was said before it changes nothing any more. */
  said: (decline: Pick<Decline, 'campaignId' | 'memberId' | 'declined' | 'at'>) => void;
}>;

type Said = Pick<Decline, 'declined' | 'at'>;

const none: ReadonlySet<string> = new Set();

/** Remembers what members declined. */
export const rememberDeclines = (): KnownDeclines => {
  const known = new LRUCache<string, Map<string, Said>>({ max: membersMax });
  return {
    of: (memberId) => {
      const said = memberId === undefined ? undefined : known.peek(memberId);
      if (!said) return none;
      return new Set([...said].filter(([, { declined }]) => declined).map(([campaignId]) => campaignId));
    },
    said: ({ campaignId, memberId, declined, at }) => {
      const before = known.peek(memberId);
      if ((before?.get(campaignId)?.at ?? at) > at) return;
      known.set(memberId, new Map(before).set(campaignId, { declined, at }));
    },
  };
};

import { LRUCache } from 'lru-cache';
import type { Decline } from '../domain/decline';
import type { QuietWish } from '../rows/quiet-wishes';

/** Members whose word is remembered; of more those who said something last. */
const membersMax = 200_000;

/** What members said is not for them, and what they activated: each process knows all of it, so that no answer has to ask. */
export type KnownDeclines = Readonly<{
  /** Campaigns that the member declined. */
  of: (memberId: string | undefined) => ReadonlySet<string>;
  /** Campaigns that the member activated. */
  activatedBy: (memberId: string | undefined) => ReadonlySet<string>;
  /** The member said so; what was said before it changes nothing any more. */
  said: (decline: Pick<Decline, 'campaignId' | 'memberId' | 'declined' | 'at'>) => void;
  /** Whether the member wants no messages while they shop. */
  wantsQuiet: (memberId: string | undefined) => boolean;
  /** The member said so; what was said before it changes nothing any more. */
  wished: (wish: QuietWish) => void;
  /** The member activated it, which nothing undoes. */
  activated: (one: Pick<Decline, 'campaignId' | 'memberId'>) => void;
}>;

type Said = Partial<Pick<Decline, 'declined' | 'at' | 'activated'>>;

const none: ReadonlySet<string> = new Set();

/** Remembers what members declined. */
export const rememberDeclines = (): KnownDeclines => {
  const known = new LRUCache<string, Map<string, Said>>({ max: membersMax });
  const ofWhom = (memberId: string | undefined, is: (said: Said) => unknown): ReadonlySet<string> => {
    const said = memberId === undefined ? undefined : known.peek(memberId);
    if (!said) return none;
    return new Set([...said].filter(([, one]) => is(one)).map(([campaignId]) => campaignId));
  };
  const add = ({ memberId, campaignId }: Pick<Decline, 'campaignId' | 'memberId'>, more: Said) => {
    const before = known.peek(memberId);
    known.set(memberId, new Map(before).set(campaignId, { ...before?.get(campaignId), ...more }));
  };
  const wishes = new LRUCache<string, QuietWish>({ max: membersMax });
  return {
    wantsQuiet: (memberId) => memberId !== undefined && wishes.peek(memberId)?.quiet === true,
    wished: (wish) => {
      if ((wishes.peek(wish.memberId)?.at ?? wish.at) <= wish.at) wishes.set(wish.memberId, wish);
    },
    of: (memberId) => ofWhom(memberId, ({ declined }) => declined),
    activatedBy: (memberId) => ofWhom(memberId, ({ activated }) => activated),
    said: ({ declined, at, ...of }) => {
      if ((known.peek(of.memberId)?.get(of.campaignId)?.at ?? at) <= at) add(of, { declined, at });
    },
    activated: (of) => add(of, { activated: true }),
  };
};

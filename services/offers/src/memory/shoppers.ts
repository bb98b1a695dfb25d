import { LRUCache } from 'lru-cache';
import { anonymous, type Shopper } from '../domain/shopper';
import type { KnownMember } from '../projections/known-members';
import type { Uses } from '../records/uses';

/** Facts are read again after this long. */
const readAgainMilliseconds = 60_000;
const shoppersMax = 20_000;
/** Changes of consent that count from memory until the store has them. */
const consentsMax = 10_000;
type Consent = Readonly<{ personalised: boolean; sequence: number }>;

/** Facts of one member, each read when it is first needed. */
type Facts = {
  member: Promise<KnownMember | undefined>;
  bought?: Promise<ReadonlySet<string>> | undefined;
  uses?: Promise<ReadonlyMap<string, number>> | undefined;
};

/** How facts of a member are read when they are needed. */
export type MemberReads = Readonly<{
  member: (memberId: string) => Promise<KnownMember | undefined>;
  bought: (memberId: string) => Promise<ReadonlySet<string>>;
  uses: (memberId: string) => Promise<ReadonlyMap<string, number>>;
}>;

/** What this process remembers of the members who shop now. */
export type Shoppers = Readonly<{
  of: (memberId: string | undefined) => Promise<Shopper>;
  byMember: Uses['byMember'];
  /** Counts from this moment, whatever the store still says. */
  consentChanged: (memberId: string, consent: Consent) => void;
  /** A campaign gave the member something: uses are read again when they are needed. */
  used: (memberId: string | undefined) => void;
  /** The member's trip is over. */
  forget: (memberId: string | undefined) => void;
}>;

/** Remembers shoppers: consent and purchases of each are read once, and followed by events. For display only. */
export const rememberShoppers = (read: MemberReads): Shoppers => {
  const known = new LRUCache<string, Facts>({ max: shoppersMax, ttl: readAgainMilliseconds });
  const consents = new LRUCache<string, Consent>({ max: consentsMax });

  const factsOf = (memberId: string): Facts => {
    const found = known.get(memberId);
    if (found) return found;
    const facts: Facts = { member: read.member(memberId) };
    known.set(memberId, facts);
    return facts;
  };

  /** What could not be read is not remembered. */
  const orForget = async <Value>(memberId: string, facts: Facts, reading: Promise<Value>): Promise<Value> => {
    try {
      return await reading;
    } catch (error) {
      if (known.peek(memberId) === facts) known.delete(memberId);
      throw error;
    }
  };

  /** The newer of what the store and what an event said. */
  const isPersonalised = (memberId: string, member: KnownMember | undefined): boolean => {
    const said = consents.get(memberId);
    if (said && said.sequence > (member?.consentSequence ?? -1)) return said.personalised;
    return member?.personalised ?? false;
  };

  return {
    of: async (memberId) => {
      if (memberId === undefined) return anonymous;
      const facts = factsOf(memberId);
      const member = await orForget(memberId, facts, facts.member);
      let boughtCategories: ReadonlySet<string> = new Set();
      // Without consent the history is not even read.
      if (isPersonalised(memberId, member)) {
        facts.bought ??= read.bought(memberId);
        boughtCategories = await orForget(memberId, facts, facts.bought);
      }
      // Consent may have been withdrawn while the history was read.
      return { kind: 'member', memberId, personalised: isPersonalised(memberId, member), boughtCategories };
    },
    byMember: async (memberId, campaignIds) => {
      if (campaignIds.length === 0) return new Map();
      const facts = factsOf(memberId);
      facts.uses ??= read.uses(memberId);
      return orForget(memberId, facts, facts.uses);
    },
    consentChanged: (memberId, consent) => {
      if ((consents.get(memberId)?.sequence ?? -1) >= consent.sequence) return;
      consents.set(memberId, consent);
      const facts = known.peek(memberId);
      if (facts && !consent.personalised) facts.bought = undefined;
    },
    used: (memberId) => {
      const facts = memberId === undefined ? undefined : known.peek(memberId);
      if (facts) facts.uses = undefined;
    },
    forget: (memberId) => {
      if (memberId !== undefined) known.delete(memberId);
    },
  };
};

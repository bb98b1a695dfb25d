import { LRUCache } from 'lru-cache';
import type { Past } from '../domain/past';
import type { PersonDays } from '../domain/person-day';
import { anonymous, type Shopper } from '../domain/shopper';
import type { KnownMember } from '../projections/known-members';
import { daysOf, employmentOf, type StoredShopper } from '../records/shopper';
import type { Uses } from '../records/uses';

/** Facts are read again after this long. */
const readAgainMilliseconds = 60_000;
const shoppersMax = 20_000;
/** Changes of consent that count from memory until the store has them. */
const consentsMax = 10_000;
type Consent = Readonly<{ personalised: boolean; sequence: number }>;
/** By counter. */
type UsesOfMember = ReadonlyMap<string, number>;

/** Facts of one member, each read when it is first needed. */
type Facts = {
  member?: Promise<KnownMember | undefined> | undefined;
  bought?: Promise<ReadonlySet<string>> | undefined;
  past?: Promise<Past | undefined> | undefined;
  uses?: Promise<UsesOfMember> | UsesOfMember | undefined;
  /** While a transaction reads them; over when it has. */
  learning?: Promise<unknown> | undefined;
};

/** How facts of a member are read when they are needed. */
export type MemberReads = Readonly<{
  member: (memberId: string) => Promise<KnownMember | undefined>;
  bought: (memberId: string) => Promise<ReadonlySet<string>>;
  /** Nothing while no campaign asks for it. */
  past: (memberId: string, member: KnownMember | undefined) => Promise<Past | undefined>;
  uses: (memberId: string) => Promise<UsesOfMember>;
  /** Remembered in any case. */
  declined: (memberId: string) => ReadonlySet<string>;
  activated: (memberId: string) => ReadonlySet<string>;
  wantsQuiet: (memberId: string) => boolean;
}>;

/** What a transaction read of a member; uses only when they are all. */
type Learnt = StoredShopper & Readonly<{ uses?: UsesOfMember }>;

/** What this process remembers of the members who shop now. */
export type Shoppers = Readonly<{
  of: (memberId: string | undefined) => Promise<Shopper>;
  byMember: Uses['byMember'];
  /** Whether somebody is remembered, or being read; nothing is to be read of who has no card. */
  isKnown: (memberId: string | undefined) => boolean;
  /** The newer of what the store and what an event said. */
  isPersonalised: (memberId: string, member: KnownMember | undefined) => boolean;
  /**
   * Remembers what a transaction reads of a member; who needs it meanwhile waits for it instead of reading it again. What
   * happens to the member before it was read counts: then it is not remembered.
   */
  learn: (memberId: string, read: () => Promise<Learnt>) => Promise<Learnt>;
  /** Counts from this moment, whatever the store still says. */
  consentChanged: (memberId: string, consent: Consent) => void;
  /**
   * Campaigns gave the member something: uses are read again when they are needed, unless those that were added to are the
   * ones that are remembered.
   */
  used: (
    memberId: string | undefined,
    added?: Readonly<{ to: UsesOfMember | undefined; counters: readonly string[] }>,
  ) => void;
  /** A transaction knows how often the member used campaigns by these counters, as of its commit. */
  usesAre: (memberId: string | undefined, uses: UsesOfMember) => void;
  /** The member's trip is over. */
  forget: (memberId: string | undefined) => void;
}>;

/** Remembers shoppers: consent and purchases of each are read once, and followed by events. For display only. */
export const rememberShoppers = (read: MemberReads): Shoppers => {
  const known = new LRUCache<string, Facts>({ max: shoppersMax, ttl: readAgainMilliseconds });
  const consents = new LRUCache<string, Consent>({ max: consentsMax });

  /** Facts to be changed, of the same age: whoever still reads for those before does not change these. */
  const changed = (memberId: string, { member, bought, past, uses }: Facts): Facts => {
    const facts = { member, bought, past, uses };
    known.set(memberId, facts, { noUpdateTTL: true });
    return facts;
  };

  const factsOf = async (memberId: string, wanted: 'member' | 'uses'): Promise<Facts> => {
    const found = known.get(memberId);
    if (found?.learning && found[wanted] === undefined) await found.learning;
    return known.get(memberId) ?? changed(memberId, {});
  };

  /** What could not be read is not remembered. */
  const orForget = async <Fact extends 'member' | 'bought' | 'past' | 'uses'>(
    memberId: string,
    fact: Fact,
    reading: NonNullable<Facts[Fact]>,
  ): Promise<Awaited<NonNullable<Facts[Fact]>>> => {
    try {
      return await reading;
    } catch (error) {
      if (known.peek(memberId)?.[fact] === reading) known.delete(memberId);
      throw error;
    }
  };

  const isPersonalised: Shoppers['isPersonalised'] = (memberId, member) => {
    const said = consents.get(memberId);
    if (said && said.sequence > (member?.consentSequence ?? -1)) return said.personalised;
    return member?.personalised ?? false;
  };

  return {
    of: async (memberId) => {
      if (memberId === undefined) return anonymous;
      const facts = await factsOf(memberId, 'member');
      facts.member ??= read.member(memberId);
      const member = await orForget(memberId, 'member', facts.member);
      let boughtCategories: ReadonlySet<string> = new Set();
      let past: Past | undefined;
      let days: PersonDays | undefined;
      // Without consent the history is not even read.
      if (isPersonalised(memberId, member)) {
        facts.bought ??= read.bought(memberId);
        boughtCategories = await orForget(memberId, 'bought', facts.bought);
        facts.past ??= read.past(memberId, member);
        past = await orForget(memberId, 'past', facts.past);
        days = daysOf(member);
      }
      // Consent may have been withdrawn while the history was read.
      return {
        kind: 'member',
        memberId,
        personalised: isPersonalised(memberId, member),
        boughtCategories,
        ...(past ? { past } : {}),
        ...(days ? { days } : {}),
        ...employmentOf(member),
        declined: read.declined(memberId),
        activated: read.activated(memberId),
        wantsQuiet: read.wantsQuiet(memberId),
      };
    },
    byMember: async (memberId, counters) => {
      if (counters.length === 0) return new Map();
      const facts = await factsOf(memberId, 'uses');
      facts.uses ??= read.uses(memberId);
      return orForget(memberId, 'uses', facts.uses);
    },
    isKnown: (memberId) => memberId === undefined || known.peek(memberId)?.member !== undefined,
    isPersonalised,
    learn: (memberId, readAll) => {
      const facts = changed(memberId, known.peek(memberId) ?? {});
      const learn = async (): Promise<Learnt> => {
        try {
          const learnt = await readAll();
          const { member, bought, past, uses } = learnt;
          facts.member = Promise.resolve(member);
          if (bought) facts.bought = Promise.resolve(bought);
          if (past) facts.past = Promise.resolve(past);
          if (uses) facts.uses = uses;
          return learnt;
        } finally {
          facts.learning = undefined;
        }
      };
      const learning = learn();
      facts.learning = learning.catch(() => undefined);
      return learning;
    },
    consentChanged: (memberId, consent) => {
      if ((consents.get(memberId)?.sequence ?? -1) >= consent.sequence) return;
      consents.set(memberId, consent);
      const facts = known.peek(memberId);
      if (facts && !consent.personalised) changed(memberId, { ...facts, bought: undefined, past: undefined });
    },
    used: (memberId, { to, counters } = { to: undefined, counters: [] }) => {
      const facts = memberId === undefined ? undefined : known.peek(memberId);
      if (memberId === undefined || !facts) return;
      const uses = to !== undefined && facts.uses === to ? new Map(to) : undefined;
      for (const counter of counters) uses?.set(counter, (uses.get(counter) ?? 0) + 1);
      changed(memberId, { ...facts, uses });
    },
    usesAre: (memberId, uses) => {
      const facts = memberId === undefined ? undefined : known.peek(memberId);
      const before = facts?.uses;
      if (memberId === undefined || before === undefined || uses.size === 0) return;
      const merged = async () => new Map([...(await before), ...uses]);
      changed(memberId, { ...facts, uses: merged() });
    },
    forget: (memberId) => {
      if (memberId !== undefined) known.delete(memberId);
    },
  };
};

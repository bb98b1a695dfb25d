import type { Transaction } from '@rayon/store';
import { memberCountersOf } from '../domain/counted';
import { anonymous, type Shopper } from '../domain/shopper';
import type { CounterChange } from '../domain/trip-redemption';
import type { KnownMember } from '../projections/known-members';
import { readMember, shopperOf } from '../records/shopper';
import { readUsesOfMember, storedUses, type Uses } from '../records/uses';
import type { Reacting } from './reacting';

/** A shopper as a transaction sees them. */
type Learnt = Readonly<{
  shopper: Shopper;
  uses: Uses;
  /** Remembers that campaigns gave them something; for after the commit. */
  remember: (given: readonly CounterChange[]) => void;
}>;

/**
 * Reads in the transaction who the shopper is, `withUses` also how often they used limited campaigns, and lets memory have
 * it, so that their first scan asks nobody. A consent counts as withdrawn as soon as its withdrawal is known here.
 */
export const learnShopper = async (
  { records, memory: { live, shoppers, declines }, clock }: Pick<Reacting, 'records' | 'memory' | 'clock'>,
  { session }: Transaction,
  { memberId, withUses }: Readonly<{ memberId: string | undefined; withUses: boolean }>,
): Promise<Learnt> => {
  const stored = storedUses(records, session);
  if (memberId === undefined) return { shopper: anonymous, uses: stored, remember: () => undefined };
  const consents = (member: KnownMember | undefined) =>
    member?.personalised === true && shoppers.isPersonalised(memberId, member);
  const learnt = await shoppers.learn(memberId, async () => {
    const pastAt = live.index.asksForPast ? clock() : undefined;
    const read = await readMember(records, memberId, { session, consents, pastAt });
    if (!withUses) return read;
    const { uses, isComplete } = await readUsesOfMember(records, memberId, session);
    return isComplete ? { ...read, uses } : read;
  });
  const { uses } = learnt;
  return {
    shopper: {
      ...shopperOf(memberId, learnt),
      declined: declines.of(memberId),
      activated: declines.activatedBy(memberId),
      wantsQuiet: declines.wantsQuiet(memberId),
    },
    uses: uses ? { ...stored, byMember: async () => uses } : stored,
    remember: (given) => {
      const counters = given.flatMap(memberCountersOf).map(({ counter }) => counter);
      if (counters.length > 0) shoppers.used(memberId, { to: uses, counters });
    },
  };
};

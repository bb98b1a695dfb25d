import { oneOf, type Transaction } from '@rayon/store';
import type { Used } from '../domain/allowances';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import { countedWhere, memberCountersOf, type Occurrence, sharedCountersOf } from '../domain/counted';
import { netted } from '../domain/held-offers';
import type { Shopper } from '../domain/shopper';
import type { CounterChange, RedemptionChange } from '../domain/trip-redemption';
import type { Records, Session } from './records';

/** Where it is read how often campaigns were used, by counter: in the store, exactly, or in memory, for display. */
export type Uses = Readonly<{
  counters: (ids: readonly string[]) => Promise<Used['counters']>;
  byMember: (memberId: string, counters: readonly string[]) => Promise<Used['byMember']>;
}>;

/** How often campaigns were used, as the store has it. */
export const storedUses = ({ counters, memberUses }: Records, session?: Session): Uses => ({
  counters: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await counters.findMany({ counterId: oneOf(ids) }, { session });
    return new Map(rows.map((row) => [row.counterId, row]));
  },
  byMember: async (memberId, ofMember) => {
    if (ofMember.length === 0) return new Map();
    const useIds = ofMember.map((counter) => useIdOf(counter, memberId));
    return byCounter(await memberUses.findMany({ useId: oneOf(useIds) }, { session }));
  },
});

const useIdOf = (counter: string, memberId: string): string => `${counter}/${memberId}`;

const byCounter = (
  rows: readonly Readonly<{ useId: string; memberId: string; uses: number }>[],
): Map<string, number> =>
  new Map(rows.map(({ useId, memberId, uses }) => [useId.slice(0, -useIdOf('', memberId).length), uses]));

/** Counters of one member that are read together; of more, nothing that binds rests on them. */
const countersOfMemberMax = 1_000;

/** How often one member used limited campaigns, by counter, and whether that is all of them. */
export const readUsesOfMember = async (
  { memberUses }: Records,
  memberId: string,
  session?: Session,
): Promise<Readonly<{ uses: Used['byMember']; isComplete: boolean }>> => {
  const rows = await memberUses.findMany({ memberId }, { limit: countersOfMemberMax, session });
  return { uses: byCounter(rows), isComplete: rows.length < countersOfMemberMax };
};

/** How often these campaigns were used, by all and by this shopper, as far as they are limited there and then. */
export const readUsed = async (
  uses: Uses,
  campaigns: readonly CompiledCampaign[],
  { shopper, occurrence }: Readonly<{ shopper: Shopper; occurrence: Occurrence }>,
): Promise<Used> => {
  const asked = campaigns.map((campaign) => ({ ...campaign, ...countedWhere(campaign, occurrence) }));
  const idsOf = (countersOf: typeof sharedCountersOf) =>
    asked.flatMap(countersOf).map(({ counter }) => counter);
  const counters = await uses.counters(idsOf(sharedCountersOf));
  const byMember =
    shopper.kind === 'anonymous'
      ? new Map<string, number>()
      : await uses.byMember(shopper.memberId, idsOf(memberCountersOf));
  return { counters, byMember };
};

const sinceOf = (day: string | undefined) => (day === undefined ? {} : { day: new Date(`${day}T00:00:00Z`) });

/** Adds to the counters that each change names, in the transaction that writes what it is for. */
export const addUses = async (
  { counters, memberUses, codes }: Pick<Records, 'counters' | 'memberUses' | 'codes'>,
  { session }: Transaction,
  changes: readonly CounterChange[],
): Promise<void> => {
  await memberUses.updateEach(
    changes.flatMap((change) => {
      const { campaignId, memberId, uses } = change;
      if (memberId === undefined || uses === 0) return [];
      return memberCountersOf(change).map(({ counter, day }) => ({
        filter: { useId: useIdOf(counter, memberId) },
        update: { add: { uses }, initially: { campaignId, memberId, ...sinceOf(day) } },
        upsert: true,
      }));
    }),
    { session },
  );
  await codes.updateEach(
    changes.flatMap(({ codeId, uses, spent = 0 }) =>
      codeId !== undefined && (uses !== 0 || spent !== 0)
        ? [{ filter: { codeId }, update: { add: { uses, spent } } }]
        : [],
    ),
    { session },
  );
  // Last, as they are what transactions of others meet at.
  await counters.updateEach(
    changes.flatMap((change) => {
      const { campaignId, uses, minor } = change;
      return sharedCountersOf(change).flatMap(({ counter, day }) => {
        // The budget is the campaign's, wherever and whenever it is spent.
        const heldMinor = counter === campaignId ? minor : 0;
        if (uses === 0 && heldMinor === 0) return [];
        const update = {
          add: { uses, heldMinor },
          ...(day === undefined ? {} : { initially: sinceOf(day) }),
        };
        return [{ filter: { counterId: counter }, update, upsert: true }];
      });
    }),
    { session },
  );
};

/** Writes redemptions with what their campaigns' counters gain or lose, together with what is let go for them. */
export const recordRedemptions = async (
  records: Records,
  transaction: Transaction,
  changes: readonly RedemptionChange[],
  letGo: readonly CounterChange[] = [],
): Promise<void> => {
  await records.redemptions.put(
    changes.map(({ redemption }) => redemption),
    { session: transaction.session },
  );
  await addUses(records, transaction, netted([...letGo, ...changes.map(({ change }) => change)]));
};

import { oneOf, type Transaction } from '@rayon/store';
import type { Used } from '../domain/allowances';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import { isCountedByMember, isCountedInTotal } from '../domain/counted';
import { netted } from '../domain/held-offers';
import type { Shopper } from '../domain/shopper';
import type { CounterChange, RedemptionChange } from '../domain/trip-redemption';
import type { Records, Session } from './records';

/** Where it is read how often campaigns were used: in the store, exactly, or in memory, for display. */
export type Uses = Readonly<{
  counters: (campaignIds: readonly string[]) => Promise<Used['counters']>;
  byMember: (memberId: string, campaignIds: readonly string[]) => Promise<Used['byMember']>;
}>;

/** How often campaigns were used, as the store has it. */
export const storedUses = ({ counters, memberUses }: Records, session?: Session): Uses => ({
  counters: async (campaignIds) => {
    if (campaignIds.length === 0) return new Map();
    const rows = await counters.findMany({ campaignId: oneOf(campaignIds) }, { session });
    return new Map(rows.map((row) => [row.campaignId, row]));
  },
  byMember: async (memberId, campaignIds) => {
    if (campaignIds.length === 0) return new Map();
    const useIds = campaignIds.map((campaignId) => `${campaignId}/${memberId}`);
    const rows = await memberUses.findMany({ useId: oneOf(useIds) }, { session });
    return new Map(rows.map(({ campaignId, uses }) => [campaignId, uses]));
  },
});

/** Limited campaigns of one member that are read together; of more, nothing that binds rests on them. */
const campaignsOfMemberMax = 1_000;

/** How often one member used limited campaigns, by campaign, and whether that is all of them. */
export const readUsesOfMember = async (
  { memberUses }: Records,
  memberId: string,
  session?: Session,
): Promise<Readonly<{ uses: Used['byMember']; isComplete: boolean }>> => {
  const rows = await memberUses.findMany({ memberId }, { limit: campaignsOfMemberMax, session });
  const uses = new Map(rows.map(({ campaignId, uses }) => [campaignId, uses]));
  return { uses, isComplete: rows.length < campaignsOfMemberMax };
};

/** How often these campaigns were used, all together and by this shopper, as far as they are limited. */
export const readUsed = async (
  uses: Uses,
  campaigns: readonly CompiledCampaign[],
  shopper: Shopper,
): Promise<Used> => {
  const idsOf = (some: readonly CompiledCampaign[]) => some.map(({ campaignId }) => campaignId);
  const counters = await uses.counters(idsOf(campaigns.filter(isCountedInTotal)));
  const byMember =
    shopper.kind === 'anonymous'
      ? new Map<string, number>()
      : await uses.byMember(shopper.memberId, idsOf(campaigns.filter(isCountedByMember)));
  return { counters, byMember };
};

/** Adds to the counters that each change names, in the transaction that writes what it is for. */
export const addUses = async (
  { counters, memberUses, codes }: Pick<Records, 'counters' | 'memberUses' | 'codes'>,
  { session }: Transaction,
  changes: readonly CounterChange[],
): Promise<void> => {
  await memberUses.updateEach(
    changes
      .filter((change) => isCountedByMember(change) && change.memberId !== undefined && change.uses !== 0)
      .map(({ campaignId, memberId, uses }) => ({
        filter: { useId: `${campaignId}/${memberId}` },
        update: { add: { uses }, initially: { campaignId, memberId } },
        upsert: true,
      })),
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
    changes
      .filter((change) => isCountedInTotal(change) && (change.uses !== 0 || change.minor !== 0))
      .map(({ campaignId, uses, minor }) => ({
        filter: { campaignId },
        update: { add: { uses, heldMinor: minor } },
        upsert: true,
      })),
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

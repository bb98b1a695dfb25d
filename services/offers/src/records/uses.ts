import { oneOf, type Transaction } from '@rayon/store';
import type { Used } from '../domain/allowances';
import type { CompiledCampaign } from '../domain/compiled-campaign';
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

/** Limited campaigns of one member that are looked at for display. */
const campaignsOfMemberMax = 1_000;

/** How often one member used limited campaigns, by campaign. */
export const readUsesOfMember = async (
  { memberUses }: Records,
  memberId: string,
): Promise<Used['byMember']> => {
  const rows = await memberUses.findMany({ memberId }, { limit: campaignsOfMemberMax });
  return new Map(rows.map(({ campaignId, uses }) => [campaignId, uses]));
};

/** How often these campaigns were used, all together and by this shopper. */
export const readUsed = async (
  uses: Uses,
  campaigns: readonly CompiledCampaign[],
  shopper: Shopper,
): Promise<Used> => {
  const limited = campaigns.filter(({ content }) => content.limits.perMember !== undefined);
  const counters = await uses.counters(campaigns.map(({ campaignId }) => campaignId));
  const byMember =
    shopper.kind === 'anonymous'
      ? new Map<string, number>()
      : await uses.byMember(
          shopper.memberId,
          limited.map(({ campaignId }) => campaignId),
        );
  return { counters, byMember };
};

/** Adds to the counters, in the transaction that writes what it is for. */
export const addUses = async (
  { counters, memberUses }: Records,
  { session }: Transaction,
  changes: readonly CounterChange[],
): Promise<void> => {
  await memberUses.updateEach(
    changes.flatMap(({ campaignId, memberId, uses }) =>
      memberId === undefined || uses === 0
        ? []
        : {
            filter: { useId: `${campaignId}/${memberId}` },
            update: { add: { uses }, initially: { campaignId, memberId } },
            upsert: true,
          },
    ),
    { session },
  );
  // Last, as they are what transactions of others meet at.
  await counters.updateEach(
    changes.map(({ campaignId, uses, minor }) => ({
      filter: { campaignId },
      update: { add: { uses, heldMinor: minor } },
      upsert: true,
    })),
    { session },
  );
};

/** Writes redemptions with what their campaigns' counters gain or lose. */
export const recordRedemptions = async (
  records: Records,
  transaction: Transaction,
  changes: readonly RedemptionChange[],
): Promise<void> => {
  await records.redemptions.put(
    changes.map(({ redemption }) => redemption),
    { session: transaction.session },
  );
  await addUses(
    records,
    transaction,
    changes.flatMap(({ counted }) => counted ?? []),
  );
};

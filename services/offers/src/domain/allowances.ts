import type { CompiledCampaign } from './compiled-campaign';
import { type Counted, isCountedByMember, isCountedInTotal } from './counted';
import type { Allowance } from './eligibility';
import { codeGivenBy, type EnteredCode } from './entered-codes';
import type { TripRedemption } from './trip-redemption';

/** What a trip holds itself: recorded redemptions, or what an open trip was shown. */
export type Own = Counted &
  Pick<
    TripRedemption,
    'campaignId' | 'memberId' | 'status' | 'used' | 'withoutBudget' | 'heldMinor' | 'codeId'
  >;

/** What a campaign that is counted in total has given so far, reservations included. */
export type Counters = Readonly<{ uses: number; heldMinor: number }>;

/** How often campaigns were used: all together, and by one member. */
export type Used = Readonly<{
  counters: ReadonlyMap<string, Counters>;
  byMember: ReadonlyMap<string, number>;
}>;

/**
 * What counters still allow this member, by campaign; what `own` holds already is the trip's own and is not counted against
 * it, a use that is another member's is.
 */
export const allowancesOf = (
  campaigns: readonly CompiledCampaign[],
  { counters, byMember }: Used,
  {
    own = [],
    memberId,
    codes = [],
  }: Readonly<{ own?: readonly Own[]; memberId?: string; codes?: readonly EnteredCode[] }> = {},
): Map<string, Allowance> => {
  const held = own.filter(({ status }) => status !== 'released');
  const inTotal = new Map(held.filter(isCountedInTotal).map((one) => [one.campaignId, one]));
  const byItsMember = new Map(
    held
      .filter((one) => isCountedByMember(one) && one.memberId === memberId)
      .map((one) => [one.campaignId, one]),
  );
  return new Map(
    campaigns.map(({ campaignId, content: { limits, budgetMinor, usesPerCode } }) => {
      const mine = inTotal.get(campaignId);
      const uses = (counters.get(campaignId)?.uses ?? 0) - (mine?.used ? 1 : 0);
      const ownMinor = mine?.withoutBudget ? 0 : (mine?.heldMinor ?? 0);
      const minor = (counters.get(campaignId)?.heldMinor ?? 0) - ownMinor;
      const memberUsed = (byMember.get(campaignId) ?? 0) - (byItsMember.get(campaignId)?.used ? 1 : 0);
      return [
        campaignId,
        {
          usesLeft: limits.total === undefined ? undefined : limits.total - uses,
          memberUsesLeft: limits.perMember === undefined ? undefined : limits.perMember - memberUsed,
          budgetLeftMinor: budgetMinor === undefined ? undefined : budgetMinor - minor,
          code:
            usesPerCode === undefined
              ? undefined
              : codeGivenBy(
                  codes.filter((code) => code.campaignId === campaignId),
                  usesPerCode,
                  held,
                ),
        },
      ];
    }),
  );
};

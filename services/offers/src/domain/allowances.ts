import type { CompiledCampaign } from './compiled-campaign';
import {
  type Counted,
  type CountedLimit,
  type CountedWhere,
  countedWhere,
  counterOf,
  isCountedInTotal,
  isOfMember,
  memberCountersOf,
  narrowLimits,
  type Occurrence,
  sharedCountersOf,
} from './counted';
import type { Allowance } from './eligibility';
import { codeGivenBy, type EnteredCode } from './entered-codes';
import { heldPromisedMinor, type TripRedemption } from './trip-redemption';

/** What a trip holds itself: recorded redemptions, or what an open trip was shown. */
export type Own = Counted &
  CountedWhere &
  Pick<
    TripRedemption,
    'campaignId' | 'memberId' | 'status' | 'used' | 'withoutBudget' | 'heldMinor' | 'raisedMinor' | 'codeId'
  >;

/** What the counter of a campaign has given so far, reservations included. */
export type Counters = Readonly<{ uses: number; heldMinor: number }>;

/** How often campaigns were used, by counter: those at which all trips meet, and those of one member. */
export type Used = Readonly<{
  counters: ReadonlyMap<string, Counters>;
  byMember: ReadonlyMap<string, number>;
}>;

/** Every limit that is counted. */
export const countedLimits: readonly CountedLimit[] = ['perMember', 'total', ...narrowLimits];

/**
 * What counters still allow this member, by campaign, in a store and on a day; what `own` holds already is the trip's own and is
 * not counted against it, a use that is another member's is, and so is one of another day.
 */
export const allowancesOf = (
  campaigns: readonly CompiledCampaign[],
  { counters, byMember }: Used,
  {
    own = [],
    memberId,
    codes = [],
    occurrence,
  }: Readonly<{
    own?: readonly Own[];
    memberId?: string;
    codes?: readonly EnteredCode[];
    occurrence: Occurrence;
  }>,
): Map<string, Allowance> => {
  const held = own.filter(({ status }) => status !== 'released');
  const uses = held.filter(({ used }) => used);
  const ownShared = new Set(uses.flatMap(sharedCountersOf).map(({ counter }) => counter));
  const ownOfMember = new Set(
    uses
      .filter((one) => one.memberId === memberId)
      .flatMap(memberCountersOf)
      .map(({ counter }) => counter),
  );
  const usesOf = (limit: CountedLimit, counter: string): number =>
    isOfMember(limit)
      ? (byMember.get(counter) ?? 0) - (ownOfMember.has(counter) ? 1 : 0)
      : (counters.get(counter)?.uses ?? 0) - (ownShared.has(counter) ? 1 : 0);
  return new Map(
    campaigns.map((campaign) => {
      const { campaignId } = campaign;
      const { limits, budgetMinor, usesPerCode } = campaign.content;
      const where = countedWhere(campaign, occurrence);
      const usesLeft: { [Limit in CountedLimit]?: number } = {};
      for (const limit of countedLimits) {
        const most = limits[limit];
        const isElsewhere = limit.startsWith('perStore') && where.storeId === undefined;
        if (most !== undefined && !isElsewhere)
          usesLeft[limit] = most - usesOf(limit, counterOf(limit, { campaignId, ...where }));
      }
      const mine = held.findLast((one) => one.campaignId === campaignId && isCountedInTotal(one));
      const ownMinor = mine === undefined || mine.withoutBudget ? 0 : heldPromisedMinor(mine);
      const minor = (counters.get(campaignId)?.heldMinor ?? 0) - ownMinor;
      return [
        campaignId,
        {
          usesLeft,
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

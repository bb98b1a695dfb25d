import type { AppliedOffer } from './applied-offers';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { sumOf } from './sum-of';
import type { TripCopy } from './trip-copy';
import type { TripRedemption } from './trip-redemption';

/** What the word on a trip's basket gave, as it is recorded; undefined while none was given. */
export const decidedRedemptions = (
  { basketVersion }: Pick<TripCopy, 'basketVersion'>,
  own: readonly TripRedemption[],
): readonly TripRedemption[] | undefined =>
  basketVersion === 0 ? undefined : own.filter((one) => one.basketVersion === basketVersion);

/** Recorded redemptions as offers, with the versions of the campaigns that gave them, by rank. */
export const decidedOffers = (
  given: readonly TripRedemption[],
  campaigns: readonly CompiledCampaign[],
): AppliedOffer[] => {
  const versions = new Map(campaigns.map((campaign) => [campaign.campaignId, campaign]));
  return given
    .flatMap(({ campaignId, discountMinor, points, lines }) => {
      const campaign = versions.get(campaignId);
      if (!campaign) return [];
      return [
        {
          campaign,
          discountMinor,
          raisedMinor: sumOf(lines.map((line) => line.raisedMinor ?? 0)),
          bonusPoints: points,
          lines: lines.filter((line) => line.discountMinor > 0),
          linePoints: lines.filter((line) => line.points > 0),
        },
      ];
    })
    .sort((left, right) => byRank(left.campaign, right.campaign));
};

import type { StoredCampaign } from './campaign-change';
import type { Challenge } from './challenge';
import { type ChallengeTerms, challengeOf, countOf, endOf, termsFor } from './challenge-terms';
import { isListedFor } from './member-offer';
import type { Sale } from './sale';
import { hasDeclined, type MemberShopper } from './shopper';
import { dayMilliseconds } from './utc-day';

/** A challenge that a member may choose, with the terms it has for them now. */
export type OpenChallenge = Readonly<{
  campaign: StoredCampaign;
  terms: ChallengeTerms;
  endsAt: Date;
  declined: boolean;
}>;

/** Challenges that are listed to be chosen from. */
export const openMax = 20;
/** What a member bought in so many weeks says what is nearest to them. */
const nearWeeks = 8;

/**
 * The challenges a member may choose, in the order of a list made for them: those of which they bought something on the most
 * receipts lately, then those of the higher priority, then those that end first; what they declined comes last.
 */
export const openChallenges = (
  campaigns: readonly StoredCampaign[],
  {
    shopper,
    chosen,
    sales,
    at,
  }: Readonly<{
    shopper: MemberShopper;
    chosen: readonly Challenge[];
    /** None without their consent: then it has no say. */
    sales: readonly Sale[];
    at: Date;
  }>,
): OpenChallenge[] => {
  const taken = new Set(chosen.map(({ campaignId }) => campaignId));
  const lately = sales.filter(
    (sale) => at.getTime() - sale.at.getTime() < nearWeeks * 7 * dayMilliseconds && sale.at < at,
  );
  return campaigns
    .flatMap((campaign) => {
      const rules = challengeOf(campaign);
      if (!rules || taken.has(campaign.campaignId) || !isListedFor(campaign, shopper, { at })) return [];
      const terms = termsFor(campaign, rules, { sales, at });
      const declined = hasDeclined(shopper, campaign.campaignId);
      const near = countOf({ ...terms.counting, count: 'receipts' }, lately);
      return [{ campaign, terms, endsAt: endOf(rules, campaign.content, at), declined, near }];
    })
    .sort(
      (left, right) =>
        Number(left.declined) - Number(right.declined) ||
        right.near - left.near ||
        right.campaign.content.priority - left.campaign.content.priority ||
        left.endsAt.getTime() - right.endsAt.getTime() ||
        (left.campaign.campaignId < right.campaign.campaignId ? -1 : 1),
    )
    .slice(0, openMax)
    .map(({ near: _, ...open }) => open);
};

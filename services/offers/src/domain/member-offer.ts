import type { StoredCampaign } from './campaign-change';
import { asksForCode } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';
import { type Allowances, barredBy, isMeantFor, type LostReason } from './eligibility';
import { hasDeclined, type MemberShopper } from './shopper';

/** A live campaign that is meant for a member, as their card lists it. */
export type MemberOffer = Readonly<{
  campaign: StoredCampaign;
  declined: boolean;
  /** Why it gives nothing any more, where its limits or its budget are used up. */
  usedUp?: LostReason;
}>;

/**
 * Whether a campaign is on a member's card: it runs, and its audience is theirs. One with a code is for whoever was given
 * the code.
 */
export const isListedFor = (
  campaign: Pick<StoredCampaign, 'status' | 'brandId' | 'content'>,
  shopper: MemberShopper,
  at: Date,
): boolean => {
  const { status, content } = campaign;
  return (
    status === 'live' &&
    !asksForCode(content) &&
    content.from.getTime() <= at.getTime() &&
    at.getTime() < content.to.getTime() &&
    isMeantFor(campaign, shopper, at)
  );
};

/** Whether it is among the offers of the card; challenges have a list of their own. */
export const isOffer = ({ content }: Pick<StoredCampaign, 'content'>): boolean =>
  content.benefit.kind !== 'challenge';

/** What a member's card says of a listed campaign. */
export const memberOfferOf = (
  campaign: StoredCampaign,
  compiled: CompiledCampaign,
  { shopper, allowances }: Readonly<{ shopper: MemberShopper; allowances: Allowances }>,
): MemberOffer => {
  const usedUp = barredBy(compiled, { shopper, allowances });
  return {
    campaign,
    declined: hasDeclined(shopper, campaign.campaignId),
    ...(usedUp === undefined ? {} : { usedUp }),
  };
};

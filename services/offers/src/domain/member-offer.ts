import type { StoredCampaign } from './campaign-change';
import { asksForCode } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';
import { type Allowances, barredBy, isMeantFor, type LostReason } from './eligibility';
import { ownChoiceOf } from './own-choice';
import { ownTermsOf } from './own-terms';
import type { OwnTerms } from './past';
import type { When } from './person-day';
import { hasActivated, hasDeclined, type MemberShopper } from './shopper';

/** A live campaign that is meant for a member, as their card lists it. */
export type MemberOffer = Readonly<{
  campaign: StoredCampaign;
  declined: boolean;
  /** Whether they activated it; absent where nobody has to. */
  activated?: boolean;
  /** What it asks of them, where that is their own. */
  own?: OwnTerms;
  /** Which of what it names it is about for them, where that is their own, as a key that lines are found by. */
  choice?: string;
  /** Why it gives nothing any more, where its limits or its budget are used up. */
  usedUp?: LostReason;
}>;

/**
 * Whether a campaign is on a member's card: it runs, and its audience is theirs. One with a code is for whoever was given
 * the code.
 */
export const isListedFor = (
  campaign: Pick<StoredCampaign, 'campaignId' | 'version' | 'status' | 'brandId' | 'content'>,
  shopper: MemberShopper,
  when: When,
): boolean => {
  const { status, content } = campaign;
  const { at } = when;
  return (
    status === 'live' &&
    !asksForCode(content) &&
    content.from.getTime() <= at.getTime() &&
    at.getTime() < content.to.getTime() &&
    isMeantFor(campaign, shopper, when)
  );
};

/** Whether it is among the offers of the card: challenges have a list of their own, and who pays for a place has that of the handheld alone. */
export const isOffer = ({ content: { benefit, placement } }: Pick<StoredCampaign, 'content'>): boolean =>
  benefit.kind !== 'challenge' && placement === undefined;

/** What a member's card says of a listed campaign. */
export const memberOfferOf = (
  campaign: StoredCampaign,
  compiled: CompiledCampaign,
  { shopper, allowances, at }: Readonly<{ shopper: MemberShopper; allowances: Allowances; at: Date }>,
): MemberOffer => {
  // Whether it is used up has nothing to do with whether it is activated.
  const activated = new Set([campaign.campaignId]);
  const usedUp = barredBy(compiled, { shopper: { ...shopper, activated }, allowances });
  const own = ownTermsOf(compiled, shopper, at);
  const choice = ownChoiceOf(compiled, shopper, at);
  return {
    campaign,
    declined: hasDeclined(shopper, campaign.campaignId),
    ...(campaign.content.activation ? { activated: hasActivated(campaign, shopper) } : {}),
    ...(own ? { own } : {}),
    ...(choice === undefined ? {} : { choice }),
    ...(usedUp === undefined ? {} : { usedUp }),
  };
};

import { isForMembers } from './campaign-content';
import { isWithinHours } from './campaign-hours';
import type { CompiledCampaign } from './compiled-campaign';
import { type CountedLimit, isCountedByMember } from './counted';
import type { CodeState } from './entered-codes';
import { isKeptFrom } from './experiment';
import { ownChoiceOf } from './own-choice';
import { ownConditionOf, ownTermsOf } from './own-terms';
import type { When } from './person-day';
import { hasActivated, isAmong, type Shopper, someMember } from './shopper';

/** What a campaign's counters still allow; what is absent is not limited. */
export type Allowance = Readonly<{
  usesLeft?: Readonly<{ [Limit in CountedLimit]?: number }>;
  budgetLeftMinor?: number;
  /** The code by which it gives in this basket; absent where none of its own was entered, or it has none. */
  code?: Readonly<{ codeId: string; state: CodeState }>;
}>;

/** Counters of campaigns by id; undefined: not read, and then a counted campaign gives nothing. */
export type Allowances = (campaignId: string) => Allowance | undefined;

/** Why a campaign whose articles are in the basket gives nothing. */
export type LostReason =
  | 'better-offer'
  | 'nothing-left'
  /** Other offers took as much off its articles as the law lets offers take together. */
  | 'promotion-cap'
  /** Other offers, or its price, leave no more above what its articles cost. */
  | 'resale-at-a-loss'
  | 'below-threshold'
  | 'card-needed'
  | 'member-limit-reached'
  | 'campaign-limit-reached'
  | 'store-limit-reached'
  | 'member-day-limit-reached'
  | 'day-limit-reached'
  | 'store-day-limit-reached'
  | 'budget-spent'
  /** Its code is held by another basket, or used up. */
  | 'code-held'
  | 'code-used'
  /** The member has not activated it. */
  | 'not-activated'
  | 'too-many-offers';

/** The circumstances of one evaluation. */
export type Circumstances = Readonly<{
  shopper: Shopper;
  currency: string;
  at: Date;
  /** Of the store, where a campaign asks for its clock. */
  timeZone?: string | undefined;
  allowances: Allowances;
  /** Prices as anybody would get them: what asks for a card gives nothing but points. */
  asAnybody?: boolean;
}>;

/** What stands between a campaign and this shopper: nothing, a reason worth telling, or not meant for them. */
export type Eligibility = 'eligible' | 'not-meant' | LostReason;

/** Whether the moment is in the campaign's window. */
export const isInWindow = (
  { fromMilliseconds, toMilliseconds }: Pick<CompiledCampaign, 'fromMilliseconds' | 'toMilliseconds'>,
  at: Date,
): boolean => at.getTime() >= fromMilliseconds && at.getTime() < toMilliseconds;

/** Whether the moment is in the campaign's window, and in its hours by the store's clock. */
export const isInTime = (campaign: CompiledCampaign, at: Date, timeZone: string | undefined): boolean => {
  const { hours } = campaign.content;
  return isInWindow(campaign, at) && (hours === undefined || isWithinHours(hours, at, timeZone));
};

/** Whether the campaign can give in this currency. */
export const fits = ({ onlyCurrency }: CompiledCampaign, currency: string): boolean =>
  onlyCurrency === undefined || onlyCurrency === currency;

/** Whether what a campaign asks of the shopper, and what it is about for them, is known; what is everybody's always is. */
export const hasTermsFor = (
  campaign: Parameters<typeof ownTermsOf>[0],
  shopper: Shopper,
  at: Date,
): boolean =>
  (ownConditionOf(campaign.content) === undefined || ownTermsOf(campaign, shopper, at) !== undefined) &&
  (campaign.content.ownChoice === undefined || ownChoiceOf(campaign, shopper, at) !== undefined);

/**
 * Whether a campaign is for the shopper: they are in its audience, it is known what it asks of them, and it is not kept from them
 * so that its effect is known.
 */
export const isMeantFor = (
  campaign: Parameters<typeof ownTermsOf>[0],
  shopper: Shopper,
  when: When,
): boolean =>
  isAmong(campaign.content, shopper, when) &&
  hasTermsFor(campaign, shopper, when.at) &&
  !(shopper.kind === 'member' && isKeptFrom(campaign, shopper.memberId));

/** Whether nobody without a card is given it. */
export const asksForCard = (campaign: CompiledCampaign): boolean =>
  campaign.lane === 'points' || isForMembers(campaign.content.audience) || isCountedByMember(campaign);

/** Whether no price depends on it: points, unless they are given instead of something else. */
export const isBesidePrices = ({ lane, content }: CompiledCampaign): boolean =>
  lane === 'points' && content.group === undefined;

/** Whether prices depend on it and it asks for a card. */
export const isPricedByCard = (campaign: CompiledCampaign): boolean =>
  asksForCard(campaign) && !isBesidePrices(campaign);

/** Whether the campaign may give something to this shopper now. Its articles are somebody else's question. */
export const eligibilityOf = (
  campaign: CompiledCampaign,
  { shopper, currency, at, timeZone, allowances, asAnybody }: Circumstances,
): Eligibility => {
  if (asAnybody && isPricedByCard(campaign)) return 'not-meant';
  const isNow = campaign.isForAll ? isInWindow(campaign, at) : isInTime(campaign, at, timeZone);
  if (!isNow || !fits(campaign, currency)) return 'not-meant';
  const when = { at, timeZone };
  if (!campaign.isForAll && !isMeantFor(campaign, shopper, when))
    return shopper.kind === 'anonymous' && isMeantFor(campaign, someMember, when)
      ? 'card-needed'
      : 'not-meant';
  return barredBy(campaign, { shopper, allowances }) ?? 'eligible';
};

/** What keeps a campaign from giving to somebody it is meant for: the card that is not there, or what is used up. */
export const barredBy = (
  campaign: CompiledCampaign,
  { shopper, allowances }: Pick<Circumstances, 'shopper' | 'allowances'>,
): LostReason | undefined => {
  if (campaign.lane === 'points' && shopper.kind === 'anonymous') return 'card-needed';
  if (!hasActivated(campaign, shopper)) return 'not-activated';
  if (!campaign.counted) return undefined;

  if (shopper.kind === 'anonymous' && isCountedByMember(campaign)) return 'card-needed';
  const allowance = allowances(campaign.campaignId);
  if (allowance === undefined) return 'budget-spent';
  if (allowance.code && allowance.code.state !== 'free')
    return allowance.code.state === 'held' ? 'code-held' : 'code-used';
  const reached = reachedFirst(allowance, lastingLimits);
  if (reached) return reached;
  if (allowance.budgetLeftMinor !== undefined && allowance.budgetLeftMinor <= 0) return 'budget-spent';
  return reachedFirst(allowance, dailyLimits);
};

type ToldLimits = readonly (readonly [CountedLimit, LostReason])[];

/** What tomorrow changes nothing about is told before what is used up for today. */
const lastingLimits: ToldLimits = [
  ['perMember', 'member-limit-reached'],
  ['total', 'campaign-limit-reached'],
  ['perStore', 'store-limit-reached'],
];
const dailyLimits: ToldLimits = [
  ['perMemberPerDay', 'member-day-limit-reached'],
  ['perDay', 'day-limit-reached'],
  ['perStorePerDay', 'store-day-limit-reached'],
];

const reachedFirst = ({ usesLeft = {} }: Allowance, limits: ToldLimits): LostReason | undefined =>
  limits.find(([limit]) => (usesLeft[limit] ?? 1) <= 0)?.[1];

import type { Benefit, CampaignContent, Condition, OwnThreshold } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';
import { asksForPast, type OwnTerms } from './past';
import { rememberByDay } from './past-by-day';
import type { Shopper } from './shopper';
import { type Usual, usualOf } from './usual';

/** Thresholds of one's own in minor units are in whole steps of so many; those in pieces in whole pieces. */
export const ownStepMinor = 100;

/** Receipts with some of it from which on it is known what somebody usually buys of it. */
export const usualFromReceipts = 3;

/** A condition whose threshold is each shopper's own. */
export type OwnCondition = Condition & Readonly<{ own: OwnThreshold }>;

const isOwn = (condition: Condition): condition is OwnCondition => condition.own !== undefined;

/** The condition of a campaign whose threshold is each shopper's own; a campaign has one at most. */
export const ownConditionOf = ({
  conditions,
}: Pick<CampaignContent, 'conditions'>): OwnCondition | undefined => conditions.find(isOwn);

/** Whether a campaign looks at what somebody bought, be it for whom it is, for what it asks of them or for what it is about. */
export const looksBack = (content: Pick<CampaignContent, 'audience' | 'conditions' | 'ownChoice'>): boolean =>
  asksForPast(content.audience) || ownConditionOf(content) !== undefined || content.ownChoice !== undefined;

/**
 * The threshold for somebody who usually buys so much: what they buy per visit and the stretch, up to a whole step, between the
 * lowest and the highest of the condition. Whoever buys more than the highest reaches it with what they buy anyway.
 */
export const ownTermsFor = (condition: OwnCondition, usual: Usual): OwnTerms => {
  const { stretchPercent, atMost } = condition.own;
  const { bought, lowest, step } = countedBy(condition, usual);
  if (usual.receipts < usualFromReceipts) return { threshold: lowest };
  const steps = Math.ceil((bought * (100 + stretchPercent)) / (100 * usual.receipts * step));
  return {
    threshold: Math.min(atMost, Math.max(lowest, steps * step)),
    usual: Math.round(bought / usual.receipts),
  };
};

const countedBy = ({ minimumMinor, minimumQuantity = 0 }: Condition, { minor, pieces }: Usual) =>
  minimumMinor === undefined
    ? { bought: pieces, lowest: minimumQuantity, step: 1 }
    : { bought: minor, lowest: minimumMinor, step: ownStepMinor };

type Asking = Pick<CompiledCampaign, 'campaignId' | 'version' | 'brandId' | 'content'>;

const answered = rememberByDay<OwnTerms>();

/**
 * What a campaign with a threshold of one's own asks of a shopper; undefined: it has none, or nothing is known of their past.
 * What they bought counts up to the beginning of the day, so that a threshold stays while one shops. Of a brand's campaign its
 * own articles count.
 */
export const ownTermsOf = (campaign: Asking, shopper: Shopper, at: Date): OwnTerms | undefined => {
  const condition = ownConditionOf(campaign.content);
  const past = shopper.kind === 'member' ? shopper.past : undefined;
  if (!condition || !past) return undefined;
  if (past.kind === 'decided') return past.terms.get(campaign.campaignId);
  return answered(campaign, { past, at }, (bought) =>
    ownTermsFor(
      condition,
      usualOf(bought.sales, {
        target: condition.target,
        weeks: condition.own.weeks,
        currency: condition.minimumMinor === undefined ? undefined : campaign.content.currency,
        at: bought.at,
      }),
    ),
  );
};

/** What campaigns ask of a shopper by what they usually buy: what a decided basket goes on by. */
export const ownTermsHeld = (
  campaigns: readonly Asking[],
  shopper: Shopper,
  at: Date,
): (OwnTerms & Readonly<{ campaignId: string }>)[] =>
  campaigns.flatMap((campaign) => {
    const terms = ownTermsOf(campaign, shopper, at);
    return terms ? [{ campaignId: campaign.campaignId, ...terms }] : [];
  });

/** What a campaign asks for and gives. */
export type Terms = Pick<CompiledCampaign, 'conditions' | 'benefit'>;

/** The same for one shopper: with their threshold, and what comes with it. */
export const termsFor = (campaign: CompiledCampaign, shopper: Shopper, at: Date): Terms => {
  const own = ownTermsOf(campaign, shopper, at);
  if (!own) return campaign;
  return {
    conditions: campaign.conditions.map((condition) =>
      isOwn(condition) ? { ...condition, ...asksFor(condition, own) } : condition,
    ),
    benefit: rewardOf(campaign.content, own),
  };
};

const asksFor = ({ minimumMinor }: Condition, { threshold }: OwnTerms) =>
  minimumMinor === undefined ? { minimumQuantity: threshold } : { minimumMinor: threshold };

/**
 * What is given for a threshold: the same for each piece or step of it, whoever it is asked of. Who is asked for more gets as
 * much more, to the cent.
 */
export const rewardOf = (
  { benefit, conditions }: Pick<CampaignContent, 'benefit' | 'conditions'>,
  { threshold }: OwnTerms,
): Benefit => {
  const times =
    ownConditionOf({ conditions })?.minimumMinor === undefined ? threshold : threshold / ownStepMinor;
  if (benefit.kind === 'basket-amount-off' && benefit.per === 'threshold')
    return { kind: 'basket-amount-off', amountMinor: benefit.amountMinor * times };
  if (benefit.kind === 'points' && benefit.per === 'threshold')
    return { kind: 'points', points: benefit.points * times, per: 'basket' };
  return benefit;
};

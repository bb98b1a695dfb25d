import type { Unit } from './basket';
import { type BasketFigures, expectedOf, paidPerBasket, shareOfUnknown } from './basket-figures';
import { isBundle } from './campaign-content';
import type { Candidate, Candidates } from './candidates';
import { categoryKey } from './category-key';
import { choosing } from './choose-message';
import { byRank, type CompiledCampaign, partsOf } from './compiled-campaign';
import type { Missing } from './conditions';
import { grouped } from './grouped';
import { aloneOn } from './plan';
import { planFor } from './plan-for';
import { hasDeclined, type Shopper } from './shopper';
import { isWholeBasket, keysOfTarget } from './target';

/** The offer the shopper is nearest to reaching, and what is missing. */
export type NextOffer = Readonly<{
  campaign: CompiledCampaign;
  missingQuantity?: number;
  missingMinor?: number;
  /** Whether it is missing of a threshold that is the shopper's own. */
  isOwn: boolean;
}>;

type Near = Readonly<{
  campaign: CompiledCampaign;
  missing: Missing;
  gainMinor: number;
  /** The least that what is missing costs. */
  payMinor: number;
  units: readonly Unit[];
}>;

/** What a near offer is chosen by, besides the basket. */
export type NextBy = Readonly<{
  shopper: Shopper;
  timesGiven: (campaign: CompiledCampaign) => number;
  /** What the store sells; without it the nearest is told. */
  figures?: BasketFigures | undefined;
}>;

/** From this share of the way on an offer is close: of several that are, the nearest is not always the one to be told. */
const closeFrom = 0.5;

/**
 * Of the started and unreached offers that are close the one with the highest expected benefit, as of messages: how likely the rest is bought
 * times what that is worth. Of others, or where it is not known what the store sells, the nearest (share of the way), the one that gives most,
 * and by rank. Started: at least one targeted piece is in the basket. None that the shopper declined.
 */
export const nextOffer = (
  { found, near }: Candidates,
  { shopper, timesGiven, figures }: NextBy,
): NextOffer | undefined => {
  let best: Near | undefined;
  const consider = (other: Near): void => {
    if (hasDeclined(shopper, other.campaign.campaignId)) return;
    if (best === undefined || isBetter(other, best, figures)) best = other;
  };
  for (const one of near)
    if (one.missing.progress > 0)
      consider({ ...one, gainMinor: gainOf(one), payMinor: payOf(one.missing, one.units) });
  for (const candidate of found) {
    const missing = missingOfSet(candidate, timesGiven(candidate.campaign));
    if (missing)
      consider({
        campaign: candidate.campaign,
        missing,
        gainMinor: gainOfSet(candidate),
        payMinor: payOf(missing, candidate.units),
        units: candidate.units,
      });
  }
  if (!best) return undefined;
  const { campaign, missing } = best;
  return {
    campaign,
    missingQuantity: missing.quantity,
    missingMinor: missing.minor,
    isOwn: missing.isOwn === true,
  };
};

const isBetter = (left: Near, right: Near, figures: BasketFigures | undefined): boolean => {
  const areClose = [left, right].every(({ missing }) => missing.progress >= closeFrom);
  const difference = figures && areClose ? benefitOf(left, figures) - benefitOf(right, figures) : 0;
  return difference === 0 ? isNearer(left, right) : difference > 0;
};

/** What is expected of telling it: how likely the rest is bought, times what that is worth to shopper and store. */
const benefitOf = (near: Near, figures: BasketFigures): number =>
  chanceOf(near, figures) * (choosing.worthOfSaved * near.gainMinor + choosing.worthOfPaid * near.payMinor);

/**
 * How likely something of what it asks for is bought beside what is there, and as much of it as is missing: what is paid for it in a
 * basket is supposed to fall off exponentially. What asks for anything is bought for certain.
 */
const chanceOf = ({ campaign, units, payMinor }: Near, figures: BasketFigures): number => {
  const keys = askedOf(campaign);
  const category = units[0]?.line.category;
  const beside = category === undefined ? undefined : `c:${categoryKey(category)}`;
  const expected = keys.length === 0 ? undefined : expectedOf(figures, keys, beside);
  const share = keys.length === 0 ? 1 : (expected?.share ?? shareOfUnknown);
  const usualMinor = expected?.paidMinor ?? paidPerBasket(figures);
  return share * (usualMinor > 0 ? Math.exp(-payMinor / usualMinor) : 1);
};

/** The keys of what it asks for; none: anything. */
const askedOf = ({ content: { conditions, target }, onlyBrandId }: CompiledCampaign): string[] => {
  const asked = conditions.length > 0 ? conditions.map((condition) => condition.target) : [target];
  if (!asked.some(isWholeBasket)) return asked.flatMap(keysOfTarget);
  return onlyBrandId === undefined ? [] : [`b:${onlyBrandId}`];
};

const payOf = ({ quantity = 0, minor }: Missing, units: readonly Unit[]): number =>
  minor ?? (units.length === 0 ? 0 : quantity * cheapestOf(units));

const isNearer = (left: Near, right: Near): boolean =>
  (right.missing.progress - left.missing.progress ||
    right.gainMinor - left.gainMinor ||
    byRank(left.campaign, right.campaign)) < 0;

/** What it would take off the units it looks at as they are. */
const gainOf = (candidate: Candidate): number =>
  planFor(candidate, aloneOn(candidate.units))?.discountMinor ?? 0;

const cheapestOf = (units: readonly Unit[]): number =>
  units.reduce((least, unit) => Math.min(least, unit.priceMinor), Number.MAX_SAFE_INTEGER);

const gainOfSet = ({ benefit, units }: Candidate): number => {
  const cheapest = cheapestOf(units);
  return benefit.kind === 'n-for-m' ? cheapest * (benefit.take - benefit.pay) : cheapest;
};

/** Pieces that could be of one group: all of them, or those of each article. */
const startedOf = (units: readonly Unit[], ofOneArticle: true | undefined): number[] => {
  const groups = ofOneArticle ? grouped(units, ({ line }) => line.articleId) : [units];
  return groups.map(({ length }) => length);
};

/** What the next group or set still lacks, where one is started. */
const missingOfSet = ({ campaign, benefit, units }: Candidate, given: number): Missing | undefined => {
  const { perTrip } = campaign.content.limits;
  if (perTrip !== undefined && given >= perTrip) return undefined;
  if (benefit.kind === 'n-for-m') {
    const started = Math.max(
      0,
      ...startedOf(units, benefit.ofOneArticle).map((count) => count % benefit.take),
    );
    if (started === 0) return undefined;
    return { quantity: benefit.take - started, progress: started / benefit.take };
  }
  if (benefit.kind !== 'buy-get' && !isBundle(benefit)) return undefined;
  const needs = [
    ...partsOf(benefit).map(({ quantity }, at) => ({ quantity, isIn: campaign.isPart[at] })),
    { quantity: benefit.quantity, isIn: campaign.isTarget },
  ];
  const sets = given + 1;
  const counts = needs.map(({ quantity, isIn }) => {
    const wanted = quantity * sets;
    const has = units.filter(({ line }) => isIn?.(line)).length;
    return { wanted, lacks: Math.max(0, wanted - has) };
  });
  const quantity = counts.reduce((sum, { lacks }) => sum + lacks, 0);
  const perSet = needs.reduce((sum, need) => sum + need.quantity, 0);
  if (quantity === 0 || quantity >= perSet) return undefined;
  return { quantity, progress: 1 - quantity / perSet };
};

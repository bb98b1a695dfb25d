import type { Basket, BasketLine, Unit } from './basket';
import type { CampaignIndex, Row } from './campaign-index';
import type { CompiledCampaign, Lane } from './compiled-campaign';
import {
  type Circumstances,
  type Eligibility,
  eligibilityOf,
  fits,
  isInTime,
  type LostReason,
} from './eligibility';

/** A campaign that may give something in this basket, and the units it looks at, in canonical order. */
export type Candidate = Readonly<{ campaign: CompiledCampaign; units: readonly Unit[] }>;

/** Everything of the index that concerns one basket. */
export type Candidates = Readonly<{
  /** In no particular order; whoever needs one sorts. */
  found: readonly Candidate[];
  /** Campaigns that look at the basket's articles and may not give, with the reason. */
  barred: ReadonlyMap<CompiledCampaign, LostReason>;
}>;

/**
 * How many eligible campaigns of a lane are examined under one key (a category, brand, article, code, or the
 * whole basket), in the lane's order. In the unit lanes the first that is not limited per trip is the best for
 * every unit, so that one more serves only to say what lost. In the others this is the stated bound: the cost
 * of an evaluation stays the same however many campaigns crowd on one key.
 */
const examinedMax: Readonly<Record<Lane, number>> = {
  percent: 1,
  amount: 1,
  fixed: 1,
  combination: 4,
  stackable: 10,
  points: 5,
  message: 0,
};

/** Lanes in which the first eligible campaign beats the later ones on every unit. */
const isUnitLane = (lane: Lane): boolean => lane === 'percent' || lane === 'amount' || lane === 'fixed';

/** Reasons one answer can tell of. */
const barredMax = 20;

/** Campaigns that may have a say on one basket. */
const concernedMax = 500;

/**
 * Looks up the campaigns that concern the basket's units. `excluded` bars campaigns whose budget turned out
 * to be too small for what they would have given.
 */
export const candidatesFor = (
  index: CampaignIndex,
  basket: Basket,
  units: readonly Unit[],
  circumstances: Circumstances,
  excluded: ReadonlyMap<string, LostReason> = new Map(),
): Candidates => {
  const barred = new Map<CompiledCampaign, LostReason>();
  const known = new Map<CompiledCampaign, Eligibility>();
  const isEligible = (campaign: CompiledCampaign): boolean => {
    let eligibility = known.get(campaign);
    if (eligibility === undefined) {
      eligibility = excluded.get(campaign.campaignId) ?? eligibilityOf(campaign, circumstances);
      known.set(campaign, eligibility);
      if (eligibility !== 'eligible' && eligibility !== 'not-meant' && barred.size < barredMax)
        barred.set(campaign, eligibility);
    }
    return eligibility === 'eligible';
  };

  const found: Candidate[] = campaignsOf(index.wholeBasket(basket.storeId), undefined, isEligible).map(
    (campaign) => ({ campaign, units }),
  );
  const targeted = new Map<CompiledCampaign, Unit[]>();
  let line: BasketLine | undefined;
  let concerned: readonly CompiledCampaign[] = [];
  for (const unit of units) {
    // Units of a line stand side by side.
    if (unit.line !== line) {
      line = unit.line;
      concerned = campaignsOf(index.forLine(line, basket.storeId), line.brandId, isEligible);
    }
    for (const campaign of concerned) {
      const own = targeted.get(campaign);
      if (own) own.push(unit);
      else targeted.set(campaign, [unit]);
    }
  }
  for (const [campaign, own] of targeted) found.push({ campaign, units: own });
  return { found, barred };
};

/**
 * The campaigns that may have a say on the basket at that moment, whoever turns out to shop and whatever is used up: the
 * basket, or a part of it, gets from these alone what it gets from all, unless there are more than the most.
 */
export const concernedCampaigns = (
  index: CampaignIndex,
  { storeId, currency, timeZone, lines }: Basket,
  at: Date,
): CompiledCampaign[] => {
  const concerned = new Set<CompiledCampaign>();
  const mayGive = (campaign: CompiledCampaign): boolean => {
    if (concerned.has(campaign)) return true;
    if (concerned.size === concernedMax || !isInTime(campaign, at, timeZone) || !fits(campaign, currency))
      return false;
    concerned.add(campaign);
    return true;
  };
  campaignsOf(index.wholeBasket(storeId), undefined, mayGive, isForAnybody);
  for (const line of lines) campaignsOf(index.forLine(line, storeId), line.brandId, mayGive, isForAnybody);
  return [...concerned];
};

/** Whether no counter, and nothing about the shopper that would not bar its whole lane, can bar the campaign. */
const isForAnybody = ({ content: { audience }, counted }: CompiledCampaign): boolean =>
  audience.kind === 'everybody' && !counted;

const always = () => true;

/** The campaigns in these rows that may give something, each once; one that `isCertain` takes a place among those examined. */
const campaignsOf = (
  rows: readonly Row[],
  brandId: string | undefined,
  isEligible: (campaign: CompiledCampaign) => boolean,
  isCertain: (campaign: CompiledCampaign) => boolean = always,
): CompiledCampaign[] => {
  const taken: CompiledCampaign[] = [];
  for (const { lane, campaigns } of rows) {
    let left = examinedMax[lane];
    if (left === 0) continue;
    let decided = !isUnitLane(lane);
    for (const campaign of campaigns) {
      if (campaign.onlyBrandId !== undefined && campaign.onlyBrandId !== brandId) continue;
      if (!isEligible(campaign)) continue;
      if (!taken.includes(campaign)) taken.push(campaign);
      if (!isCertain(campaign)) continue;
      if (decided && --left <= 0) break;
      if (campaign.content.limits.perTrip === undefined) decided = true;
    }
  }
  return taken;
};

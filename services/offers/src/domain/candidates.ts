import type { Basket, BasketLine, Unit } from './basket';
import type { Benefit } from './campaign-content';
import type { CampaignIndex, Row } from './campaign-index';
import type { CompiledCampaign, Lane } from './compiled-campaign';
import { type Missing, missingOf } from './conditions';
import {
  type Circumstances,
  type Eligibility,
  eligibilityOf,
  fits,
  isInTime,
  type LostReason,
} from './eligibility';
import { reachedStep } from './steps';

/** A campaign that may give something in this basket, and the units it looks at, in canonical order. */
export type Candidate = Readonly<{
  campaign: CompiledCampaign;
  /** What it gives here: of steps, the one that is reached. */
  benefit: Benefit;
  units: readonly Unit[];
  /** What is left of a budget that is given as far as it goes. */
  capMinor?: number;
}>;

/** A campaign of which the basket has something and not enough. */
type NearCandidate = Readonly<{
  campaign: CompiledCampaign;
  units: readonly Unit[];
  missing: Missing;
}>;

/** Everything of the index that concerns one basket. */
export type Candidates = Readonly<{
  /** In no particular order; whoever needs one sorts. */
  found: readonly Candidate[];
  near: readonly NearCandidate[];
  /** Campaigns that look at the basket's articles and may not give, with the reason. */
  barred: ReadonlyMap<CompiledCampaign, LostReason>;
}>;

/**
 * How many eligible campaigns of a lane are examined under one key (a category, brand, article, code, or the
 * whole basket), in the lane's order. In the unit lanes the first that is not limited per trip is the best for
 * every unit, so that one more serves only to say what lost. In the others this is the stated bound: the cost
 * of an evaluation stays the same however many campaigns crowd on one key; the next few are told that they are too many.
 */
const examinedMax: Readonly<Record<Lane, number>> = {
  percent: 1,
  amount: 1,
  fixed: 1,
  combination: 6,
  stackable: 10,
  always: 10,
  points: 5,
  message: 0,
};

/** Campaigns beyond the bound of a key that are told of. */
const beyondMax = 3;

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
  const { lines, storeId } = basket;
  const barred = new Map<CompiledCampaign, LostReason>();
  const bar = (campaign: CompiledCampaign, reason: LostReason): void => {
    if (barred.size < barredMax) barred.set(campaign, reason);
  };
  const known = new Map<CompiledCampaign, Eligibility>();
  const isEligible = (campaign: CompiledCampaign): boolean => {
    let eligibility = known.get(campaign);
    if (eligibility === undefined) {
      eligibility = excluded.get(campaign.campaignId) ?? eligibilityOf(campaign, circumstances);
      known.set(campaign, eligibility);
      if (eligibility !== 'eligible' && eligibility !== 'not-meant') bar(campaign, eligibility);
    }
    return eligibility === 'eligible';
  };
  const lacks = new Map<CompiledCampaign, Missing | 'nothing'>();
  const isReached = (campaign: CompiledCampaign): boolean => {
    if (campaign.conditions.length === 0) return true;
    let lack = lacks.get(campaign);
    if (lack === undefined) {
      lack = farthest(campaign.conditions.flatMap((condition) => missingOf(condition, lines) ?? []));
      lacks.set(campaign, lack);
    }
    return lack === 'nothing';
  };
  const examine: Examine = {
    isEligible,
    isCertain: isReached,
    isBeyond: (campaign) => {
      if (!campaign.counted && isEligible(campaign)) bar(campaign, 'too-many-offers');
    },
  };

  const targeted = new Map<CompiledCampaign, readonly Unit[]>();
  for (const campaign of campaignsOf(index.wholeBasket(storeId), undefined, examine))
    targeted.set(campaign, units);
  const ofLines = new Map<CompiledCampaign, Unit[]>();
  let line: BasketLine | undefined;
  let concerned: readonly CompiledCampaign[] = [];
  for (const unit of units) {
    // Units of a line stand side by side.
    if (unit.line !== line) {
      line = unit.line;
      concerned = campaignsOf(index.forLine(line, storeId), line.brandId, examine);
    }
    for (const campaign of concerned) {
      const own = ofLines.get(campaign);
      if (own) own.push(unit);
      else ofLines.set(campaign, [unit]);
    }
  }
  for (const [campaign, own] of ofLines) targeted.set(campaign, own);
  for (const code of basket.coupons ?? [])
    for (const campaign of campaignsOf(index.forCoupon(code, storeId), undefined, examine, anyBrand)) {
      const own = units.filter((unit) => looksAt(campaign, unit.line));
      if (own.length > 0) targeted.set(campaign, own);
    }

  const found: Candidate[] = [];
  const near: NearCandidate[] = [];
  for (const [campaign, own] of targeted) {
    barred.delete(campaign);
    const lack = lacks.get(campaign) ?? 'nothing';
    if (lack !== 'nothing') {
      near.push({ campaign, units: own, missing: lack });
      continue;
    }
    const step = reachedStep(campaign.benefit, own);
    if (step.next) near.push({ campaign, units: own, missing: step.next });
    if (step.benefit)
      found.push({ campaign, benefit: step.benefit, units: own, ...partlyLeft(campaign, circumstances) });
  }
  return { found, near, barred };
};

/** Whether the campaign looks at the line, as the index says of those that are found by what a line is. */
export const looksAt = ({ isTarget, isPart, onlyBrandId }: CompiledCampaign, line: BasketLine): boolean =>
  (onlyBrandId === undefined || line.brandId === onlyBrandId) &&
  (isTarget(line) || isPart.some((isIn) => isIn(line)));

const farthest = ([first, ...others]: readonly Missing[]): Missing | 'nothing' =>
  first === undefined
    ? 'nothing'
    : others.reduce((far, other) => (other.progress < far.progress ? other : far), first);

/** What a budget that does not cover a discount still gives, where the campaign says so. */
const partlyLeft = (
  { campaignId, content }: CompiledCampaign,
  { allowances }: Circumstances,
): Pick<Candidate, 'capMinor'> => {
  if (!content.budgetPartly) return {};
  const capMinor = allowances(campaignId)?.budgetLeftMinor;
  return capMinor === undefined ? {} : { capMinor };
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
  const examine: Examine = { isEligible: mayGive, isCertain: isForAnyBasket, isBeyond: () => {} };
  campaignsOf(index.wholeBasket(storeId), undefined, examine);
  for (const line of lines) campaignsOf(index.forLine(line, storeId), line.brandId, examine);
  // A coupon may still be entered at the till.
  for (const campaign of index.withCoupon(storeId))
    if (lines.some((line) => looksAt(campaign, line))) mayGive(campaign);
  return [...concerned];
};

/** Whether nothing that a part of the basket, a counter or the shopper changes can bar the campaign, but what bars its whole lane. */
const isForAnyBasket = ({ content: { audience }, counted, conditions }: CompiledCampaign): boolean =>
  audience.kind === 'everybody' && !counted && conditions.length === 0;

/** For what is not found by a line: which lines a brand's campaign looks at is asked afterwards. */
const anyBrand = () => true;

/** How the campaigns of a lane are gone through. */
type Examine = Readonly<{
  isEligible: (campaign: CompiledCampaign) => boolean;
  /** Whether an eligible campaign takes a place among those examined. */
  isCertain: (campaign: CompiledCampaign) => boolean;
  /** The next after those examined. */
  isBeyond: (campaign: CompiledCampaign) => void;
}>;

/** Campaigns that may still be reached, and take no place, under one key. */
const uncertainMax = 50;

/** The campaigns in these rows that may give something, each once. */
const campaignsOf = (
  rows: readonly Row[],
  brandId: string | undefined,
  { isEligible, isCertain, isBeyond }: Examine,
  isOfBrand: (campaign: CompiledCampaign) => boolean = ({ onlyBrandId }) =>
    onlyBrandId === undefined || onlyBrandId === brandId,
): CompiledCampaign[] => {
  const taken = new Set<CompiledCampaign>();
  for (const { lane, campaigns } of rows) {
    let left = examinedMax[lane];
    if (left === 0) continue;
    let uncertain = uncertainMax;
    let decided = !isUnitLane(lane);
    for (const [at, campaign] of campaigns.entries()) {
      if (!isOfBrand(campaign)) continue;
      if (!isEligible(campaign)) continue;
      if (!isCertain(campaign)) {
        if (uncertain > 0) taken.add(campaign);
        uncertain -= 1;
        continue;
      }
      taken.add(campaign);
      if (decided && --left <= 0) {
        if (!isUnitLane(lane)) for (const next of campaigns.slice(at + 1, at + 1 + beyondMax)) isBeyond(next);
        break;
      }
      if (campaign.content.limits.perTrip === undefined) decided = true;
    }
  }
  return [...taken];
};

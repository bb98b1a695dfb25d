import type { Basket, Unit } from './basket';
import type { Bucket, CampaignIndex } from './campaign-index';
import { type CompiledCampaign, type Lane, unitLanes } from './compiled-campaign';
import { type Circumstances, type Eligibility, eligibilityOf, type LostReason } from './eligibility';

/** A campaign that may give something in this basket, and the units it looks at, in canonical order. */
export type Candidate = Readonly<{ campaign: CompiledCampaign; units: Unit[] }>;

/** Everything of the index that concerns one basket. */
export type Candidates = Readonly<{
  /** In no particular order; whoever needs one sorts. */
  found: readonly Candidate[];
  /** Campaigns that look at the basket's articles and may not give, with the reason. */
  barred: ReadonlyMap<string, Readonly<{ campaign: CompiledCampaign; reason: LostReason }>>;
}>;

/**
 * How many eligible campaigns of a lane are examined under one key (a category, brand, article, code, or the
 * whole basket), in the lane's order. In the unit lanes the first that is not limited per trip is the best for
 * every unit, so that one more serves only to say what lost. In the others this is the stated bound: the cost
 * of an evaluation stays the same however many campaigns crowd on one key.
 */
const examinedMax: Readonly<Record<Exclude<Lane, 'message'>, number>> = {
  percent: 1,
  amount: 1,
  fixed: 1,
  combination: 4,
  stackable: 10,
  points: 5,
};

const lanes = Object.keys(examinedMax) as Exclude<Lane, 'message'>[];
const isUnitLane = (lane: Lane): boolean => unitLanes.some((known) => known === lane);
const barredMax = 20;

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
  const found = new Map<string, { campaign: CompiledCampaign; units: Unit[] }>();
  const barred = new Map<string, { campaign: CompiledCampaign; reason: LostReason }>();
  const known = new Map<string, Eligibility>();

  const isEligible = (campaign: CompiledCampaign): boolean => {
    let eligibility = known.get(campaign.campaignId);
    if (eligibility === undefined) {
      eligibility = excluded.get(campaign.campaignId) ?? eligibilityOf(campaign, circumstances);
      known.set(campaign.campaignId, eligibility);
      if (eligibility !== 'eligible' && eligibility !== 'not-meant' && barred.size < barredMax)
        barred.set(campaign.campaignId, { campaign, reason: eligibility });
    }
    return eligibility === 'eligible';
  };

  const take = (campaign: CompiledCampaign, of: readonly Unit[]): void => {
    const candidate = found.get(campaign.campaignId) ?? { campaign, units: [] };
    found.set(campaign.campaignId, candidate);
    for (const unit of of) candidate.units.push(unit);
  };

  const examine = (
    bucket: Bucket,
    of: readonly Unit[],
    brandId: string | undefined,
    taken: Set<string>,
  ): void => {
    for (const lane of lanes) {
      let left = examinedMax[lane];
      let decided = !isUnitLane(lane);
      for (const campaign of bucket[lane]) {
        if (campaign.onlyBrandId !== undefined && campaign.onlyBrandId !== brandId) continue;
        if (!isEligible(campaign)) continue;
        if (!taken.has(campaign.campaignId)) {
          taken.add(campaign.campaignId);
          take(campaign, of);
        }
        if (decided && --left <= 0) break;
        if (campaign.content.limits.perTrip === undefined) decided = true;
      }
    }
  };

  const everywhere = new Set<string>();
  for (const bucket of index.wholeBasket(basket.storeId)) examine(bucket, units, undefined, everywhere);

  for (let start = 0; start < units.length; ) {
    const line = units[start]?.line;
    if (!line) break;
    let end = start + 1;
    while (units[end]?.line === line) end += 1;
    const buckets = index.forLine(line, basket.storeId);
    if (buckets.length > 0) {
      const ofLine = units.slice(start, end);
      const taken = new Set<string>();
      for (const bucket of buckets) examine(bucket, ofLine, line.brandId, taken);
    }
    start = end;
  }

  return { found: [...found.values()], barred };
};

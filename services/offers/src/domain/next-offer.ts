import type { Unit } from './basket';
import type { Candidate, Candidates } from './candidates';
import { byRank, type CompiledCampaign, partsOf } from './compiled-campaign';
import type { Missing } from './conditions';
import { aloneOn } from './plan';
import { planFor } from './plan-for';
import { hasDeclined, type Shopper } from './shopper';

/** The offer the shopper is nearest to reaching, and what is missing. */
export type NextOffer = Readonly<{
  campaign: CompiledCampaign;
  missingQuantity?: number;
  missingMinor?: number;
  /** Whether it is missing of a threshold that is the shopper's own. */
  isOwn: boolean;
}>;

type Near = Readonly<{ campaign: CompiledCampaign; missing: Missing; gainMinor: number }>;

/**
 * Of the started and unreached offers the one that is nearest (share of the way), then the one that gives
 * most, then by rank. Started: at least one targeted piece is in the basket. None that the shopper
 * declined.
 */
export const nextOffer = (
  { found, near }: Candidates,
  shopper: Shopper,
  timesGiven: (campaign: CompiledCampaign) => number,
): NextOffer | undefined => {
  let best: Near | undefined;
  const consider = (other: Near): void => {
    if (hasDeclined(shopper, other.campaign.campaignId)) return;
    if (best === undefined || isNearer(other, best)) best = other;
  };
  for (const one of near)
    if (one.missing.progress > 0)
      consider({ campaign: one.campaign, missing: one.missing, gainMinor: gainOf(one) });
  for (const candidate of found) {
    const missing = missingOfSet(candidate, timesGiven(candidate.campaign));
    if (missing) consider({ campaign: candidate.campaign, missing, gainMinor: gainOfSet(candidate) });
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

/** What the next group or set still lacks, where one is started. */
const missingOfSet = ({ campaign, benefit, units }: Candidate, given: number): Missing | undefined => {
  const { perTrip } = campaign.content.limits;
  if (perTrip !== undefined && given >= perTrip) return undefined;
  if (benefit.kind === 'n-for-m') {
    const started = units.length % benefit.take;
    if (started === 0) return undefined;
    return { quantity: benefit.take - started, progress: started / benefit.take };
  }
  if (benefit.kind !== 'buy-get' && benefit.kind !== 'bundle-price') return undefined;
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

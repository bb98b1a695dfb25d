import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';

/** The offer the shopper is nearest to reaching, and what is missing. */
export type NextOffer = Readonly<{
  campaign: CompiledCampaign;
  missingQuantity?: number;
  missingMinor?: number;
}>;

type Near = NextOffer & { progress: number; gainMinor: number };

/**
 * Of the started and unreached offers the one that is nearest (share of the way), then the one that gives
 * most, then by rank. Started: at least one targeted piece is in the basket.
 */
export const nextOffer = (
  candidates: readonly Candidate[],
  timesGiven: (campaign: CompiledCampaign) => number,
): NextOffer | undefined => {
  let best: Near | undefined;
  for (const candidate of candidates) {
    const near = nearness(candidate, timesGiven(candidate.campaign));
    if (near && (best === undefined || isNearer(near, best))) best = near;
  }
  if (!best) return undefined;
  const { campaign, missingQuantity, missingMinor } = best;
  return { campaign, missingQuantity, missingMinor };
};

const isNearer = (left: Near, right: Near): boolean =>
  (right.progress - left.progress ||
    right.gainMinor - left.gainMinor ||
    byRank(left.campaign, right.campaign)) < 0;

const nearness = ({ campaign, units }: Candidate, given: number): Near | undefined => {
  const { benefit } = campaign;
  if (benefit.kind === 'n-for-m') {
    const { perTrip } = campaign.content.limits;
    const started = units.length % benefit.take;
    if (started === 0 || (perTrip !== undefined && given >= perTrip)) return undefined;
    const cheapest = units.reduce((least, unit) => Math.min(least, unit.priceMinor), Number.MAX_SAFE_INTEGER);
    return {
      campaign,
      missingQuantity: benefit.take - started,
      progress: started / benefit.take,
      gainMinor: cheapest * (benefit.take - benefit.pay),
    };
  }
  if (benefit.kind !== 'basket-amount-off') return undefined;
  const worth = units.reduce((sum, unit) => sum + unit.priceMinor, 0);
  if (worth === 0 || worth >= benefit.thresholdMinor) return undefined;
  return {
    campaign,
    missingMinor: benefit.thresholdMinor - worth,
    progress: worth / benefit.thresholdMinor,
    gainMinor: benefit.amountMinor,
  };
};

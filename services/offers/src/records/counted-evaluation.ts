import { allowancesOf } from '../domain/allowances';
import type { Basket } from '../domain/basket';
import type { CampaignIndex } from '../domain/campaign-index';
import type { Allowance } from '../domain/eligibility';
import { type Evaluation, evaluate } from '../domain/evaluate';
import { type DueMessage, dueMessages, type Occasion } from '../domain/live-messages';
import type { Shopper } from '../domain/shopper';
import type { TripCopy } from '../domain/trip-copy';
import type { TripRedemption } from '../domain/trip-redemption';
import { readUsed, type Uses } from './uses';

/** Rounds of reading counters: each brings in what was hidden behind a campaign that turned out to be used up. */
const roundsMax = 6;

/**
 * Evaluates the basket with the counters it turns out to need. Without limited campaigns nothing is read;
 * with some, the counters of those that concern this basket, together.
 */
export const evaluateCounted = async (
  uses: Uses,
  question: {
    basket: Basket;
    campaigns: CampaignIndex;
    shopper: Shopper;
    at: Date;
    own?: readonly TripRedemption[];
  },
): Promise<Evaluation> => {
  const { own, ...asked } = question;
  const known = new Map<string, Allowance>();
  for (let round = 1; ; round += 1) {
    const missing = new Set<string>();
    const evaluation = evaluate({
      ...asked,
      allowances: (campaignId) => {
        const allowance = known.get(campaignId);
        if (allowance) return allowance;
        missing.add(campaignId);
        // Supposed free until read, so that only what would matter is read; never supposed in the last round.
        return round < roundsMax ? {} : undefined;
      },
    });
    if (missing.size === 0 || round === roundsMax) return evaluation;
    const campaigns = [...missing].flatMap((campaignId) => asked.campaigns.get(campaignId) ?? []);
    const used = await readUsed(uses, campaigns, asked.shopper);
    for (const [campaignId, allowance] of allowancesOf(campaigns, used, own))
      known.set(campaignId, allowance);
  }
};

/** The messages an occasion calls for on a trip, reading the counters of limited campaigns that concern it. */
export const messagesDue = async (
  uses: Uses,
  {
    campaigns,
    trip,
    occasion,
    shopper,
    at,
  }: { campaigns: CampaignIndex; trip: TripCopy; occasion: Occasion; shopper: Shopper; at: Date },
): Promise<DueMessage[]> => {
  const { storeId, status, currency = '' } = trip;
  if (storeId === undefined || status !== 'open') return [];
  const seen = {
    storeId,
    issuedCampaignIds: new Set(trip.messages.map(({ campaignId }) => campaignId)),
    issuedCount: trip.messages.length,
  };
  const decide = (allowances: (campaignId: string) => Allowance | undefined) =>
    dueMessages(campaigns, occasion, seen, { shopper, currency, at, allowances });
  const asked = new Set<string>();
  const free = decide((campaignId) => {
    asked.add(campaignId);
    return {};
  });
  if (asked.size === 0) return free;
  const counted = [...asked].flatMap((campaignId) => campaigns.get(campaignId) ?? []);
  const known = allowancesOf(counted, await readUsed(uses, counted, shopper));
  return decide((campaignId) => known.get(campaignId));
};

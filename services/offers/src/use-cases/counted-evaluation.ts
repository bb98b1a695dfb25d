import type { Basket } from '../domain/basket';
import type { CampaignIndex } from '../domain/campaign-index';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { Allowance } from '../domain/eligibility';
import { type Evaluation, evaluate } from '../domain/evaluate';
import { anonymous, type Shopper } from '../domain/shopper';
import type { StoredRedemption, Stores } from './ports';

/** Rounds of reading counters: each brings in what was hidden behind a campaign that turned out to be used up. */
const roundsMax = 6;

/** Who the shopper is to the rules: consent and history as they stand now, in this reader. */
export const shopperOf = async (
  { members }: Pick<Stores, 'members'>,
  memberId: string | undefined,
): Promise<Shopper> => {
  if (memberId === undefined) return anonymous;
  const member = await members.find(memberId);
  return {
    kind: 'member',
    memberId,
    personalised: member?.personalised ?? false,
    boughtCategories: new Set(member?.boughtCategories),
  };
};

/** What the counters of these campaigns still allow this shopper, not counting what `own` holds already. */
export const allowancesOf = async (
  { redemptions }: Pick<Stores, 'redemptions'>,
  campaigns: readonly CompiledCampaign[],
  shopper: Shopper,
  own: readonly StoredRedemption[] = [],
): Promise<Map<string, Allowance>> => {
  const ids = campaigns.map(({ campaignId }) => campaignId);
  const perMember = campaigns
    .filter(({ content }) => content.limits.perMember !== undefined)
    .map(({ campaignId }) => campaignId);
  const counters = await redemptions.counters(ids);
  const memberUses =
    shopper.kind === 'anonymous'
      ? new Map<string, number>()
      : await redemptions.memberUses(shopper.memberId, perMember);
  const held = new Map(
    own.filter(({ counted, status }) => counted && status !== 'released').map((one) => [one.campaignId, one]),
  );

  return new Map(
    campaigns.map(({ campaignId, content: { limits, budgetMinor } }) => {
      const mine = held.get(campaignId);
      const ownUses = mine?.used ? 1 : 0;
      const uses = (counters.get(campaignId)?.uses ?? 0) - ownUses;
      const minor = (counters.get(campaignId)?.heldMinor ?? 0) - (mine?.heldMinor ?? 0);
      const memberUsed = (memberUses.get(campaignId) ?? 0) - ownUses;
      return [
        campaignId,
        {
          usesLeft: limits.total === undefined ? undefined : limits.total - uses,
          memberUsesLeft: limits.perMember === undefined ? undefined : limits.perMember - memberUsed,
          budgetLeftMinor: budgetMinor === undefined ? undefined : budgetMinor - minor,
        },
      ];
    }),
  );
};

/**
 * Evaluates the basket with the counters it turns out to need. Without limited campaigns nothing is read;
 * with some, the counters of those that concern this basket, together.
 */
export const evaluateCounted = async (
  stores: Pick<Stores, 'redemptions'>,
  question: {
    basket: Basket;
    campaigns: CampaignIndex;
    shopper: Shopper;
    at: Date;
    own?: readonly StoredRedemption[];
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
    for (const [campaignId, allowance] of await allowancesOf(stores, campaigns, asked.shopper, own))
      known.set(campaignId, allowance);
  }
};

import { allowancesOf, type Own } from '../domain/allowances';
import type { Basket } from '../domain/basket';
import type { BasketFigures } from '../domain/basket-figures';
import type { CampaignIndex } from '../domain/campaign-index';
import type { Allowance } from '../domain/eligibility';
import { type Evaluation, evaluate, once } from '../domain/evaluate';
import type { CodeOf } from '../domain/held-offers';
import { choicesPerTripMax, silenced } from '../domain/judge-messages';
import { type DueMessage, dueMessages } from '../domain/live-messages';
import type { Occasion } from '../domain/occasion';
import { isQuiet, type QuietRules } from '../domain/quiet';
import type { Shopper } from '../domain/shopper';
import type { TripCopy } from '../domain/trip-copy';
import { type WithCard, withCard } from '../domain/with-card';
import { readUsed, type Uses } from './uses';

/** Rounds of reading counters: each brings in what was hidden behind a campaign that turned out to be used up. */
const roundsMax = 6;

/** What the campaigns make of a basket, and of which campaigns the counters were looked at for it. */
type CountedEvaluation = Readonly<{
  evaluation: Evaluation;
  counted: ReadonlySet<string>;
  codeOf: CodeOf;
  /** Worked out when it is first asked for, by no more counters than the evaluation needed. */
  withCard: () => WithCard | undefined;
}>;

/**
 * Evaluates the basket with the counters it turns out to need. Without limited campaigns nothing is read;
 * with some, the counters of those that concern this basket, together. Those that are `expected` to be needed are read
 * before the first evaluation, which is then usually the only one.
 */
export const evaluateCounted = async (
  uses: Uses,
  question: {
    basket: Basket;
    campaigns: CampaignIndex;
    shopper: Shopper;
    at: Date;
    own?: readonly Own[];
    /** These give nothing, whatever their counters say. */
    without?: ReadonlySet<string>;
    expected?: ReadonlySet<string>;
    figures?: BasketFigures | undefined;
  },
): Promise<CountedEvaluation> => {
  const { own, without, expected = new Set<string>(), ...asked } = question;
  const memberId = memberOf(asked.shopper);
  const { storeId, timeZone } = asked.basket;
  const occurrence = { storeId, at: asked.at, timeZone };
  const known = new Map<string, Allowance>();
  // A code that was entered is asked about for certain: supposed free, the basket would be worked out twice.
  const ofCodes = (asked.basket.codes ?? []).map(({ campaignId }) => campaignId);
  let missing: ReadonlySet<string> = ofCodes.length === 0 ? expected : new Set([...expected, ...ofCodes]);
  for (let round = 1; ; round += 1) {
    const campaigns = [...missing].flatMap((campaignId) => asked.campaigns.get(campaignId) ?? []);
    if (campaigns.length > 0)
      for (const [campaignId, allowance] of allowancesOf(
        campaigns,
        await readUsed(uses, campaigns, { shopper: asked.shopper, occurrence }),
        { own, memberId, codes: asked.basket.codes, occurrence },
      ))
        known.set(campaignId, allowance);
    const counted = new Set<string>();
    const evaluation = evaluate({
      ...asked,
      allowances: (campaignId) => {
        counted.add(campaignId);
        if (without?.has(campaignId)) return undefined;
        // Supposed free until read, so that only what would matter is read; never supposed in the last round.
        return known.get(campaignId) ?? (round < roundsMax ? {} : undefined);
      },
    });
    missing = new Set(
      [...counted].filter((campaignId) => !known.has(campaignId) && !without?.has(campaignId)),
    );
    if (missing.size > 0 && round < roundsMax) continue;
    // Nothing more is read for what is only told: a counter that was not needed is supposed free.
    const supposed = (campaignId: string): Allowance | undefined =>
      without?.has(campaignId) ? undefined : (known.get(campaignId) ?? {});
    const brings = once(() => withCard({ ...asked, allowances: supposed }, evaluation));
    return {
      evaluation,
      counted,
      codeOf: (campaignId) => known.get(campaignId)?.code?.codeId,
      withCard: brings,
    };
  }
};

const memberOf = (shopper: Shopper): string | undefined =>
  shopper.kind === 'anonymous' ? undefined : shopper.memberId;

/** The messages an occasion calls for on a trip, reading the counters of limited campaigns that concern it. */
export const messagesDue = async (
  uses: Uses,
  {
    campaigns,
    trip,
    occasion,
    shopper,
    at,
    timeZone,
    quiet,
  }: {
    campaigns: CampaignIndex;
    trip: TripCopy;
    occasion: Occasion;
    shopper: Shopper;
    at: Date;
    timeZone: string | undefined;
    quiet: QuietRules;
  },
): Promise<DueMessage[]> => {
  const { storeId, status, currency = '' } = trip;
  if (storeId === undefined || status !== 'open') return [];
  if ((trip.choices?.length ?? 0) >= choicesPerTripMax) return [];
  if (occasion.kind === 'lines-scanned' && isQuiet(trip, quiet, at)) return [];
  const seen = {
    storeId,
    saidCampaignIds: new Set([...trip.messages.map(({ campaignId }) => campaignId), ...silenced(trip)]),
    issuedCount: trip.messages.length,
    sponsoredCount: trip.messages.filter(({ sponsorId }) => sponsorId !== undefined).length,
  };
  const decide = (allowances: (campaignId: string) => Allowance | undefined) =>
    dueMessages(campaigns, occasion, seen, { shopper, currency, at, timeZone, allowances });
  const asked = new Set<string>();
  const free = decide((campaignId) => {
    asked.add(campaignId);
    return {};
  });
  if (asked.size === 0) return free;
  const counted = [...asked].flatMap((campaignId) => campaigns.get(campaignId) ?? []);
  const occurrence = { storeId, at, timeZone };
  const known = allowancesOf(counted, await readUsed(uses, counted, { shopper, occurrence }), { occurrence });
  return decide((campaignId) => known.get(campaignId));
};

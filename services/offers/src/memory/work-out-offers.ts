import type { AppliedOffer } from '../domain/applied-offers';
import type { Basket, BasketLine } from '../domain/basket';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import type { Occurrence } from '../domain/counted';
import { decidedOffers, decidedRedemptions } from '../domain/decided-offers';
import type { EnteredCode } from '../domain/entered-codes';
import type { Evaluation } from '../domain/evaluate';
import { type CodeOf, ownOf } from '../domain/held-offers';
import { ownTermsOf } from '../domain/own-terms';
import type { OwnTerms } from '../domain/past';
import { recogniseLines } from '../domain/recognise-lines';
import { isOver } from '../domain/trip-copy';
import type { WithCard } from '../domain/with-card';
import { evaluateCounted } from '../records/counted-evaluation';
import type { OpenTrip } from '../records/open-trip';
import type { Codes } from './known-codes';
import type { Memory } from './memory';
import { shopperOnTrip } from './shopper-on-trip';

/** What a basket would get now, and whether something it rests on may be behind. */
export type WorkedOut = Readonly<{
  evaluation: Evaluation;
  currency: string;
  isBehind: boolean;
  /** Campaigns whose counters were looked at. */
  counted: ReadonlySet<string>;
  /** The codes that were entered and are campaigns' own, those that were not looked for, and by which a campaign gives. */
  codes: readonly EnteredCode[];
  barred: ReadonlySet<string>;
  codeOf: CodeOf;
  /** Where and when: of an ended basket, at its first end. */
  occurrence: Occurrence;
  /** What a card would bring that was not shown; never for a trip that is over or not known yet. */
  withCard: () => WithCard | undefined;
  /** What a campaign asks of the shopper, where that is their own. */
  ownTerms: (campaign: CompiledCampaign) => OwnTerms | undefined;
}>;

type Asked = Pick<Memory, 'uses' | 'live' | 'versions' | 'baskets' | 'zones'> &
  Readonly<{
    shoppers: Pick<Memory['shoppers'], 'of'>;
    codes: Codes;
    receptions: Pick<Memory['receptions'], 'figuresOf'>;
  }>;

/** A basket, and the machine that asks about it, where it is one. */
export type BasketAsked = Basket & Readonly<{ machineId?: string }>;

/** On which machine codes are entered: the one that asks, else the trip's own. */
export const machineOf = (
  known: OpenTrip | undefined,
  { machineId }: Pick<BasketAsked, 'machineId'>,
): string | undefined => machineId ?? known?.trip.deviceId;

/**
 * Works out the offers of a basket as it stands, from memory and with no side effect but what is remembered for the next
 * answer; campaigns it is to do `without` give nothing. A trip that is not known yet gets only what is open to everybody, and says so. One that was ended gets what the
 * word on its basket gave it; a basket that is about to be decided again is worked out as it will be.
 */
export const workOutOffers = async (
  { shoppers, uses, live, versions, baskets, zones, codes, receptions }: Asked,
  known: OpenTrip | undefined,
  asked: BasketAsked,
  { at, without }: Readonly<{ at: Date; without?: ReadonlySet<string> }>,
): Promise<WorkedOut> => {
  const { currency } = asked;
  const firstEnd = known?.trip.firstEnd;
  const before = known && baskets.get(known.trip.tripId);
  const lines = before ? recogniseLines(asked.lines, before.lines) : asked.lines;
  const storeId = known?.trip.storeId ?? asked.storeId;
  const campaigns = firstEnd ? await versions.indexOf(firstEnd.campaigns) : live.index;
  const timeZone = await zones.for(campaigns, storeId);
  const own = known ? [...known.own, ...ownOf(known.trip.holding)] : [];
  const machineId = machineOf(known, asked);
  const found = await codes.find(asked.coupons ?? [], { machineId, own, at });
  const shopper = await shopperOnTrip(shoppers, known);
  const moment = firstEnd?.at ?? at;
  const { evaluation, counted, codeOf, withCard } = await evaluateCounted(uses, {
    basket: { ...asked, lines, storeId, timeZone, codes: found.codes },
    campaigns,
    shopper,
    at: moment,
    own,
    without,
    expected: before?.counted,
    figures: receptions.figuresOf(storeId),
  });
  if (known) baskets.set(known.trip.tripId, { ...before, lines, counted });
  const decided = known && (await decidedFor(versions, known, lines));
  return {
    evaluation: decided ? withDecided(evaluation, decided) : evaluation,
    currency,
    counted,
    ...found,
    codeOf,
    occurrence: { storeId, at: moment, timeZone },
    withCard: known && !isOver(known.trip) ? withCard : () => undefined,
    ownTerms: (campaign) => ownTermsOf(campaign, shopper, moment),
    isBehind: known === undefined || (firstEnd === undefined && !live.isCurrent()),
  };
};

/** What the word on the trip's basket gave; undefined when none was given, or it was about lines that are gone by now. */
const decidedFor = async (
  versions: Memory['versions'],
  { trip, own }: OpenTrip,
  lines: readonly BasketLine[],
): Promise<readonly AppliedOffer[] | undefined> => {
  const given = decidedRedemptions(trip, own);
  const lineIds = new Set(lines.map(({ lineId }) => lineId));
  if (!given?.every((one) => one.lines.every(({ lineId }) => lineIds.has(lineId)))) return undefined;
  const offers = decidedOffers(given, await versions.find(given));
  return offers.length === given.length ? offers : undefined;
};

/** Nothing can be added to a basket that was ended: no offer is near any more. */
const withDecided = (
  { subtotalMinor, merchandiseMinor, lost }: Evaluation,
  applied: readonly AppliedOffer[],
): Evaluation => {
  const given = new Set(applied.map(({ campaign }) => campaign.campaignId));
  return {
    subtotalMinor,
    merchandiseMinor,
    applied,
    discountMinor: applied.reduce((sum, offer) => sum + offer.discountMinor, 0),
    bonusPoints: applied.reduce((sum, offer) => sum + offer.bonusPoints, 0),
    lost: lost.filter(({ campaign }) => !given.has(campaign.campaignId)),
  };
};

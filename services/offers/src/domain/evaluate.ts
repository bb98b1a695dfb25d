import { type Award, discountOf, Remaining, spreadOver, unitAward } from './award';
import { type Basket, type BasketLine, subtotalMinor, type Unit, unitsOf } from './basket';
import { bonusPoints, type PointsAward } from './bonus-points';
import type { CampaignIndex } from './campaign-index';
import { type Candidate, type Candidates, candidatesFor } from './candidates';
import { bestCombinations } from './combination-offers';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import type { Allowances, Circumstances, LostReason } from './eligibility';
import { lostOffers } from './lost-offers';
import { type NextOffer, nextOffer } from './next-offer';
import type { Shopper } from './shopper';
import { applyStackable } from './stackable-offers';
import { bestUnitOffers } from './unit-offers';

/** A campaign that gave something, with its part on each line. */
export type AppliedOffer = Readonly<{
  campaign: CompiledCampaign;
  discountMinor: number;
  bonusPoints: number;
  lines: readonly Readonly<{ lineId: string; discountMinor: number }>[];
  linePoints: readonly Readonly<{ lineId: string; points: number }>[];
}>;

/** A campaign that looked at the basket and gave nothing, why, and to which it lost. */
export type LostOffer = Readonly<{ campaign: CompiledCampaign; reason: LostReason; lostTo?: string }>;

/** What the campaigns make of a basket. */
export type Evaluation = Readonly<{
  subtotalMinor: number;
  discountMinor: number;
  bonusPoints: number;
  /** By rank: priority, then campaign id. */
  applied: readonly AppliedOffer[];
  lost: readonly LostOffer[];
  next?: NextOffer;
}>;

/** Offers one basket may receive; of more the largest are kept. */
const appliedMax = 50;
/** Parts on lines that one basket's offers may have together, so that the event of their word can travel. */
const partsMax = 2_000;

/** Everything an evaluation depends on: equal questions have equal answers. */
export type Question = Readonly<{
  basket: Basket;
  campaigns: CampaignIndex;
  shopper: Shopper;
  allowances: Allowances;
  at: Date;
}>;

/**
 * Works out which campaigns apply. A pure function with one meaning, whatever the order of the lines:
 * exclusive campaigns compete for each unit (the best for the shopper, ties by priority, then id), what
 * qualifies in a group is not rewarded elsewhere, stackable ones add up on what is left to pay, nothing is
 * taken below zero, deposits are never touched. A campaign whose budget does not cover what it would give
 * gives nothing, and the others are worked out without it.
 */
export const evaluate = ({ basket, campaigns, shopper, allowances, at }: Question): Evaluation => {
  const circumstances: Circumstances = { shopper, currency: basket.currency, at, allowances };
  const units = unitsOf(basket.lines);
  const excluded = new Map<string, LostReason>();
  for (;;) {
    const candidates = candidatesFor(campaigns, basket, units, circumstances, excluded);
    const outcome = outcomeOf(units, candidates.found);
    const before = excluded.size;
    for (const { campaign, discountMinor } of outcome.applied) {
      const left = campaign.counted ? allowances(campaign.campaignId)?.budgetLeftMinor : undefined;
      if (left !== undefined && discountMinor > left) excluded.set(campaign.campaignId, 'budget-spent');
    }
    if (excluded.size > before) continue;

    const discountMinor = outcome.applied.reduce((sum, offer) => sum + offer.discountMinor, 0);
    return {
      subtotalMinor: subtotalMinor(basket.lines),
      discountMinor,
      bonusPoints: outcome.applied.reduce((sum, offer) => sum + offer.bonusPoints, 0),
      applied: outcome.applied,
      lost: lostOffers(candidates, outcome),
      next: nextOffer(candidates.found, (campaignId) => outcome.times.get(campaignId) ?? 0),
    };
  }
};

/** What came of the candidates: the offers, and by unit which exclusive campaign holds it. */
export type Outcome = Readonly<{
  applied: readonly AppliedOffer[];
  /** Offers above the number one basket may receive. */
  dropped: readonly AppliedOffer[];
  holders: ReadonlyMap<number, CompiledCampaign>;
  lineHolders: ReadonlyMap<BasketLine, CompiledCampaign>;
  times: ReadonlyMap<string, number>;
}>;

const outcomeOf = (units: readonly Unit[], found: Candidates['found']): Outcome => {
  const inLanes = (...lanes: readonly string[]): Candidate[] =>
    found.filter(({ campaign }) => lanes.includes(campaign.lane));
  const remaining = new Remaining(units);
  const awards: Award[] = [];
  const holders = new Map<number, CompiledCampaign>();
  const grouped = new Set<number>();

  const winners = bestUnitOffers(inLanes('percent', 'amount', 'fixed'), units.length);
  for (const { campaign, units: held, discountMinor, times } of bestCombinations(
    inLanes('combination'),
    winners,
  )) {
    awards.push(spreadOver(campaign, held, { totalMinor: discountMinor, remaining, times }));
    for (const unit of held) {
      holders.set(unit.index, campaign);
      grouped.add(unit.index);
    }
  }
  const wonBy = new Map<CompiledCampaign, Unit[]>();
  for (const unit of units) {
    const winner = holders.has(unit.index) ? undefined : winners.get(unit.index)?.campaign;
    if (!winner) continue;
    holders.set(unit.index, winner);
    const won = wonBy.get(winner);
    if (won) won.push(unit);
    else wonBy.set(winner, [unit]);
  }
  for (const [campaign, won] of wonBy) awards.push(unitAward(campaign, won, remaining));
  for (const award of awards) remaining.take(award);
  awards.push(...applyStackable(inLanes('stackable'), { remaining, grouped, most: appliedMax }));

  const paid = new Map<BasketLine, number>();
  for (const unit of units) paid.set(unit.line, (paid.get(unit.line) ?? 0) + remaining.of(unit));
  const points = bonusPoints(inLanes('points'), (line) => paid.get(line) ?? 0);

  const lineHolders = new Map<BasketLine, CompiledCampaign>();
  for (const { campaign, lines } of points)
    if (campaign.exclusive) for (const { line } of lines) lineHolders.set(line, campaign);
  const given = awards.filter((award) => discountOf(award) > 0);
  return {
    ...withinMax([...given.map(fromAward), ...points.map(fromPoints)]),
    holders,
    lineHolders,
    times: new Map(given.map(({ campaign, times }) => [campaign.campaignId, times])),
  };
};

const fromAward = (award: Award): AppliedOffer => {
  const byLine = new Map<BasketLine, number>();
  for (const { unit, minor } of award.off) byLine.set(unit.line, (byLine.get(unit.line) ?? 0) + minor);
  return {
    campaign: award.campaign,
    discountMinor: discountOf(award),
    bonusPoints: 0,
    lines: inTripOrder([...byLine]).map(([{ lineId }, discountMinor]) => ({ lineId, discountMinor })),
    linePoints: [],
  };
};

const fromPoints = ({ campaign, points, lines }: PointsAward): AppliedOffer => ({
  campaign,
  discountMinor: 0,
  bonusPoints: points,
  lines: [],
  linePoints: inTripOrder(lines.map(({ line, points: part }) => [line, part] as const)).map(
    ([{ lineId }, part]) => ({ lineId, points: part }),
  ),
});

const inTripOrder = <Rest>(entries: readonly (readonly [BasketLine, Rest])[]) =>
  [...entries].sort(
    ([left], [right]) => left.sequence - right.sequence || (left.lineId < right.lineId ? -1 : 1),
  );

/** The largest offers that one basket may receive and one event can carry, and those beyond. */
const withinMax = (all: readonly AppliedOffer[]): { applied: AppliedOffer[]; dropped: AppliedOffer[] } => {
  const byRankOf = (left: AppliedOffer, right: AppliedOffer) => byRank(left.campaign, right.campaign);
  const partsOf = ({ lines, linePoints }: AppliedOffer) => lines.length + linePoints.length;
  if (all.length <= appliedMax && all.reduce((sum, offer) => sum + partsOf(offer), 0) <= partsMax)
    return { applied: [...all].sort(byRankOf), dropped: [] };

  const largestFirst = [...all].sort(
    (left, right) =>
      right.discountMinor - left.discountMinor ||
      right.bonusPoints - left.bonusPoints ||
      byRankOf(left, right),
  );
  const applied: AppliedOffer[] = [];
  const dropped: AppliedOffer[] = [];
  let parts = 0;
  for (const offer of largestFirst) {
    const fits = applied.length < appliedMax && parts + partsOf(offer) <= partsMax;
    (fits ? applied : dropped).push(offer);
    if (fits) parts += partsOf(offer);
  }
  return { applied: applied.sort(byRankOf), dropped };
};

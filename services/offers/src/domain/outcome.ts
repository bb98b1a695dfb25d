import { type AppliedOffer, appliedMax, offersOf } from './applied-offers';
import { type Award, Remaining } from './award';
import type { BasketLine, Unit } from './basket';
import { bonusPoints, type PointsAward, pointsByLine } from './bonus-points';
import type { Candidate } from './candidates';
import { bestCombinations } from './combination-offers';
import { type CompiledCampaign, emptyLanes, type Lane } from './compiled-campaign';
import { areReached } from './conditions';
import { planFor } from './plan-for';
import { applyStackable, groundOf, inTurn, isSet, leftOfLines } from './stackable-offers';
import { bestUnitOffers, finePartsPerMinor, type UnitWinners } from './unit-offers';

/** What came of the candidates: the offers, and which exclusive campaign holds what. */
export type Outcome = Readonly<{
  applied: readonly AppliedOffer[];
  /** Offers above the number one basket may receive. */
  dropped: readonly AppliedOffer[];
  /** By unit index. */
  holders: readonly (CompiledCampaign | undefined)[];
  /** By line index: which exclusive campaign gives points. */
  lineHolders: readonly (CompiledCampaign | undefined)[];
  /** Times each campaign's benefit was given. */
  times: ReadonlyMap<CompiledCampaign, number>;
  /** Minor units left to pay for a unit. */
  leftOf: (unit: Unit) => number;
}>;

type Holders = (CompiledCampaign | undefined)[];

const nothingGrouped: ReadonlySet<number> = new Set();

/** Lets the candidates compete for the units and add up on them. */
export const outcomeOf = (
  { lines, units }: Wares,
  found: readonly Candidate[],
  minorPerPoint: number,
): Outcome => {
  const inLane = byLane(found);
  const { awards, holders, remaining } = bestPrices({ lines, units }, inLane);

  const lineCount = (units.at(-1)?.lineIndex ?? -1) + 1;
  const paidMinor = new Array<number>(lineCount).fill(0);
  for (const unit of units) paidMinor[unit.lineIndex] = (paidMinor[unit.lineIndex] ?? 0) + remaining.of(unit);
  const reached = inLane.points.filter(
    ({ campaign: { laterConditions } }) =>
      laterConditions.length === 0 || areReached(laterConditions, lines, leftOfLines(units, remaining)),
  );
  const points = bonusPoints(reached, paidMinor, minorPerPoint);
  return {
    ...offersOf(awards, points),
    holders,
    lineHolders: pointHolders(points),
    times: new Map(awards.map(({ campaign, times }) => [campaign, times])),
    leftOf: (unit) => remaining.of(unit),
  };
};

/** What the rules look at: the lines, and their units in canonical order. */
export type Wares = Readonly<{ lines: readonly BasketLine[]; units: readonly Unit[] }>;

type InLane = Readonly<Record<Lane, readonly Candidate[]>>;

/** What was taken off, who holds which unit alone, and what is left to pay. */
type Prices = Readonly<{
  awards: Award[];
  holders: Holders;
  remaining: Remaining;
  grouped: Set<number>;
}>;

const byLane = (found: readonly Candidate[]): InLane => {
  const inLane = emptyLanes<Candidate>();
  for (const candidate of found) inLane[candidate.campaign.lane].push(candidate);
  return inLane;
};

/**
 * A unit has one exclusive offer or those that stack, whichever takes more off. What stacks on one unit may depend on
 * the others (an amount over the basket goes where it is left), so up to three ways are compared and the best is taken,
 * the first of equals: exclusive offers where they beat what stacks, nowhere, and wherever they can be. What always adds
 * up comes on top.
 */
const bestPrices = (
  wares: Wares,
  { percent, amount, fixed, combination, stackable, always }: InLane,
): Prices => {
  const single = [...percent, ...amount, ...fixed];
  const onTop = inTurn(always);
  const withAlways = (offers: Omit<Offers, 'single'>): Prices => {
    const prices = bestOfWays(wares, { single, ...offers });
    prices.awards.push(...applyStackable(onTop, { ...wares, ...prices, most: appliedMax }));
    return prices;
  };
  const stacked = inTurn(stackable);
  const best = withAlways({ combined: combination, stackable: stacked });
  if (!always.some(isSet)) return best;
  // A piece is in one set: one that comes on top of everything else may be better than what keeps it from its pieces.
  const withoutSets = stacked.filter((candidate) => !isSet(candidate));
  const ways: Omit<Offers, 'single'>[] = [];
  if (combination.length > 0) ways.push({ combined: [], stackable: stacked });
  if (withoutSets.length < stacked.length) ways.push({ combined: [], stackable: withoutSets });
  return ways.map(withAlways).reduce(better, best);
};

type Offers = Readonly<Record<'single' | 'combined' | 'stackable', readonly Candidate[]>>;

const bestOfWays = (wares: Wares, offers: Offers): Prices => {
  const { single, combined, stackable } = offers;
  const isMixed = stackable.length > 0 && single.length + combined.length > 0;
  if (!isMixed) return pricesOf(wares, offers, []);
  const without = pricesOf(wares, { single: [], combined: [], stackable }, []);
  const best = better(pricesOf(wares, offers, takenOffBy(wares, without)), without);
  const arePooled = combined.length > 0 || [...single, ...stackable].some(isPooled);
  return arePooled ? better(best, pricesOf(wares, offers, [])) : best;
};

/** Whether what the offer takes off one unit depends on which others it falls on. */
const isPooled = ({ campaign: { isByPiece, content } }: Candidate): boolean =>
  !isByPiece || content.limits.perTrip !== undefined;

const better = (first: Prices, other: Prices): Prices => (totalOf(other) > totalOf(first) ? other : first);

const totalOf = ({ awards }: Prices): number => awards.reduce((sum, award) => sum + award.discountMinor, 0);

const takenOffBy = ({ units }: Wares, { remaining }: Prices): UnitWinners =>
  units.map((unit) => {
    const minor = unit.priceMinor - remaining.of(unit);
    return minor > 0 ? { fineParts: minor * finePartsPerMinor } : undefined;
  });

/** The exclusive offers, then those that stack on what nobody holds alone. */
const pricesOf = (
  { lines, units }: Wares,
  { single, combined, stackable }: Offers,
  stacked: UnitWinners,
): Prices => {
  const remaining = new Remaining(units);
  const holders: Holders = new Array(units.length).fill(undefined);
  const grouped = new Set<number>();
  const awards = exclusiveAwards(units, { single, combined, stacked, remaining, holders, grouped });
  const free = awards.length === 0 ? stackable : withoutHeld(stackable, holders);
  awards.push(...applyStackable(free, { lines, units, remaining, grouped, most: appliedMax }));
  return { awards, holders, remaining, grouped };
};

/** What is left for the candidates: those without a free unit are left out. */
const withoutHeld = (candidates: readonly Candidate[], holders: Holders): Candidate[] => {
  // Campaigns found by the same line, or of the whole basket, look at the same units.
  const freeOf = new Map<readonly Unit[], readonly Unit[]>();
  const free: Candidate[] = [];
  for (const candidate of candidates) {
    const known = freeOf.get(candidate.units);
    const units = known ?? candidate.units.filter(({ index }) => !holders[index]);
    if (!known) freeOf.set(candidate.units, units);
    if (units.length === candidate.units.length) free.push(candidate);
    else if (units.length > 0) free.push({ ...candidate, units });
  }
  return free;
};

/** Combinations first, then each remaining unit's best; notes who holds which unit. */
const exclusiveAwards = (
  units: readonly Unit[],
  {
    single,
    combined,
    stacked,
    remaining,
    holders,
    grouped,
  }: {
    single: readonly Candidate[];
    combined: readonly Candidate[];
    stacked: UnitWinners;
    remaining: Remaining;
    holders: Holders;
    grouped: Set<number>;
  },
): Award[] => {
  const awards: Award[] = [];
  const take = (award: Award): void => {
    remaining.take(award);
    awards.push(award);
  };
  const winners = bestUnitOffers(single, units.length, stacked);
  for (const plan of bestCombinations(combined, winners, units)) {
    const award = plan.award();
    take(award);
    for (const { index } of plan.held) {
      holders[index] = award.campaign;
      grouped.add(index);
    }
  }
  const wonBy = new Map<Candidate, Unit[]>();
  for (const unit of units) {
    const winner = holders[unit.index] ? undefined : winners[unit.index]?.candidate;
    if (!winner) continue;
    holders[unit.index] = winner.campaign;
    const won = wonBy.get(winner);
    if (won) won.push(unit);
    else wonBy.set(winner, [unit]);
  }
  const ground = groundOf(remaining, nothingGrouped);
  for (const [candidate, won] of wonBy) {
    const plan = planFor({ ...candidate, units: won }, ground);
    if (plan) take(plan.award());
  }
  return awards;
};

const pointHolders = (points: readonly PointsAward[]): Holders => {
  const holders: Holders = [];
  for (const award of points)
    if (award.campaign.exclusive)
      for (const { unit } of pointsByLine(award)) holders[unit.lineIndex] = award.campaign;
  return holders;
};

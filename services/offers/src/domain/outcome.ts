import { type AppliedOffer, appliedMax, offersOf } from './applied-offers';
import { type Award, Remaining, spreadOver, unitAward } from './award';
import type { Unit } from './basket';
import { bonusPoints, type PointsAward, pointsByLine } from './bonus-points';
import type { Candidate } from './candidates';
import { bestCombinations } from './combination-offers';
import { type CompiledCampaign, emptyLanes, type Lane } from './compiled-campaign';
import { applyStackable } from './stackable-offers';
import { bestUnitOffers } from './unit-offers';

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
}>;

type Holders = (CompiledCampaign | undefined)[];

/** Lets the candidates compete for the units and add up on them. */
export const outcomeOf = (
  units: readonly Unit[],
  found: readonly Candidate[],
  minorPerPoint: number,
): Outcome => {
  const inLane = byLane(found);
  const remaining = new Remaining(units);
  const holders: Holders = new Array(units.length).fill(undefined);
  const grouped = new Set<number>();

  const awards = exclusiveAwards(units, {
    single: [...inLane.percent, ...inLane.amount, ...inLane.fixed],
    combined: inLane.combination,
    remaining,
    holders,
    grouped,
  });
  for (const award of awards) remaining.take(award);
  awards.push(...applyStackable(inLane.stackable, { remaining, grouped, most: appliedMax }));

  const lineCount = (units.at(-1)?.lineIndex ?? -1) + 1;
  const paidMinor = new Array<number>(lineCount).fill(0);
  for (const unit of units) paidMinor[unit.lineIndex] = (paidMinor[unit.lineIndex] ?? 0) + remaining.of(unit);
  const points = bonusPoints(inLane.points, paidMinor, minorPerPoint);

  const given = awards.filter(({ discountMinor }) => discountMinor > 0);
  return {
    ...offersOf(given, points),
    holders,
    lineHolders: pointHolders(points),
    times: new Map(given.map(({ campaign, times }) => [campaign, times])),
  };
};

const byLane = (found: readonly Candidate[]): Readonly<Record<Lane, readonly Candidate[]>> => {
  const inLane = emptyLanes<Candidate>();
  for (const candidate of found) inLane[candidate.campaign.lane].push(candidate);
  return inLane;
};

/** The exclusive offers: combinations first, then each remaining unit's best; notes who holds which unit. */
const exclusiveAwards = (
  units: readonly Unit[],
  {
    single,
    combined,
    remaining,
    holders,
    grouped,
  }: {
    single: readonly Candidate[];
    combined: readonly Candidate[];
    remaining: Remaining;
    holders: Holders;
    grouped: Set<number>;
  },
): Award[] => {
  const awards: Award[] = [];
  const winners = bestUnitOffers(single, units.length);
  for (const { campaign, units: held, discountMinor, times } of bestCombinations(combined, winners)) {
    awards.push(spreadOver(campaign, held, { totalMinor: discountMinor, remaining, times }));
    for (const { index } of held) {
      holders[index] = campaign;
      grouped.add(index);
    }
  }
  const wonBy = new Map<CompiledCampaign, Unit[]>();
  for (const unit of units) {
    const winner = holders[unit.index] ? undefined : winners[unit.index]?.campaign;
    if (!winner) continue;
    holders[unit.index] = winner;
    const won = wonBy.get(winner);
    if (won) won.push(unit);
    else wonBy.set(winner, [unit]);
  }
  for (const [campaign, won] of wonBy) awards.push(unitAward(campaign, won, remaining));
  return awards;
};

const pointHolders = (points: readonly PointsAward[]): Holders => {
  const holders: Holders = [];
  for (const award of points)
    if (award.campaign.exclusive)
      for (const { unit } of pointsByLine(award)) holders[unit.lineIndex] = award.campaign;
  return holders;
};

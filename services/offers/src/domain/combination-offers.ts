import type { Unit } from './basket';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { bestGroups } from './n-for-m';
import type { UnitWinner } from './unit-offers';

/** Units that an exclusive combination takes together, and what it takes off them. */
export type Combination = Readonly<{
  campaign: CompiledCampaign;
  units: readonly Unit[];
  discountMinor: number;
  /** Times the benefit is given: groups of an N for M, one for an amount off. */
  times: number;
}>;

/** Combinations that share units are compared in every order up to this many; beyond, the best alone goes first. */
const comparedOrdersOf = 3;

/** Hundredths of a minor unit are counted in these, so that a tie can be given to whoever outranks the other. */
const grains = 1024;

type Plan = Combination & Readonly<{ gain: number }>;

/**
 * Chooses the exclusive combinations that serve the shopper best against the unit offers their units would
 * have. One combination is placed exactly; several that share units are compared in every order of placing
 * (at most 3; beyond that by what each gains alone, then rank).
 */
export const bestCombinations = (
  candidates: readonly Candidate[],
  winners: ReadonlyMap<number, UnitWinner>,
): Combination[] => {
  const useful: Standing[] = [];
  for (const candidate of candidates) {
    const alone = planFor(candidate, winners, nothingTaken);
    if (alone) useful.push({ candidate, alone });
  }
  return connected(useful).flatMap((group) => bestOf(group, winners));
};

/** A candidate and what it would do if it were the only one. */
type Standing = Readonly<{ candidate: Candidate; alone: Plan }>;

const nothingTaken: ReadonlySet<number> = new Set();

const bestOf = (group: readonly Standing[], winners: ReadonlyMap<number, UnitWinner>): Plan[] => {
  const [first] = group;
  if (group.length === 1 && first) return [first.alone];
  const byGain = [...group]
    .sort(
      (left, right) =>
        right.alone.gain - left.alone.gain || byRank(left.candidate.campaign, right.candidate.campaign),
    )
    .map(({ candidate }) => candidate);
  const orders = group.length <= comparedOrdersOf ? permutations(byGain) : [byGain];
  let best: Plan[] = [];
  let bestGain = 0;
  for (const order of orders) {
    const plans = placeInOrder(order, winners);
    const gain = plans.reduce((sum, plan) => sum + plan.gain, 0);
    // Orders come with the better ones first, so that equal outcomes keep the earlier.
    if (gain > bestGain) {
      best = plans;
      bestGain = gain;
    }
  }
  return best;
};

const placeInOrder = (order: readonly Candidate[], winners: ReadonlyMap<number, UnitWinner>): Plan[] => {
  const taken = new Set<number>();
  const plans: Plan[] = [];
  for (const candidate of order) {
    const plan = planFor(candidate, winners, taken);
    if (!plan) continue;
    plans.push(plan);
    for (const unit of plan.units) taken.add(unit.index);
  }
  return plans;
};

const planFor = (
  { campaign, units }: Candidate,
  winners: ReadonlyMap<number, UnitWinner>,
  taken: ReadonlySet<number>,
): Plan | undefined => {
  const free = taken.size === 0 ? units : units.filter((unit) => !taken.has(unit.index));
  const elsewhere = (unit: Unit): number => {
    const winner = winners.get(unit.index);
    if (!winner) return 0;
    const outranks = byRank(campaign, winner.campaign) < 0 ? 1 : 0;
    return winner.hundredths * grains - outranks;
  };
  const { benefit } = campaign;
  if (benefit.kind === 'n-for-m') {
    const pieces = free.map((unit) => ({
      value: unit.priceMinor * 100 * grains,
      elsewhere: elsewhere(unit),
    }));
    const { groups, gain } = bestGroups(pieces, { ...benefit, groupsMax: campaign.content.limits.perTrip });
    if (groups.length === 0) return undefined;
    const grouped = groups.map((group) => group.flatMap((position) => free[position] ?? []));
    const discountMinor = grouped
      .flatMap((group) => group.slice(benefit.pay))
      .reduce((sum, unit) => sum + unit.priceMinor, 0);
    return { campaign, units: grouped.flat(), discountMinor, times: groups.length, gain };
  }
  if (benefit.kind !== 'basket-amount-off') return undefined;

  // The threshold is reached with the units that lose least elsewhere per cent they bring.
  const cheapestFirst = [...free].sort(
    (left, right) =>
      elsewhere(left) / left.priceMinor - elsewhere(right) / right.priceMinor || left.index - right.index,
  );
  const reached: Unit[] = [];
  let worth = 0;
  for (const unit of cheapestFirst) {
    if (worth >= benefit.thresholdMinor && elsewhere(unit) > 0) break;
    reached.push(unit);
    worth += unit.priceMinor;
  }
  if (worth < benefit.thresholdMinor) return undefined;
  const discountMinor = Math.min(benefit.amountMinor, worth);
  const gain = discountMinor * 100 * grains - reached.reduce((sum, unit) => sum + elsewhere(unit), 0);
  return gain > 0 ? { campaign, units: reached, discountMinor, times: 1, gain } : undefined;
};

/** Candidates in groups that share units, directly or through others. */
const connected = (standings: readonly Standing[]): Standing[][] => {
  const leaders = standings.map((_, at) => at);
  const leaderOf = (at: number): number => {
    const above = leaders[at] ?? at;
    if (above === at) return at;
    const top = leaderOf(above);
    leaders[at] = top;
    return top;
  };
  const firstOnUnit = new Map<number, number>();
  for (const [at, { candidate }] of standings.entries())
    for (const { index } of candidate.units) {
      const other = firstOnUnit.get(index);
      if (other === undefined) firstOnUnit.set(index, at);
      else leaders[leaderOf(at)] = leaderOf(other);
    }
  const groups = new Map<number, Standing[]>();
  for (const [at, standing] of standings.entries()) {
    const leader = leaderOf(at);
    const group = groups.get(leader);
    if (group) group.push(standing);
    else groups.set(leader, [standing]);
  }
  return [...groups.values()];
};

const permutations = <Item>(items: readonly Item[]): Item[][] => {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, at) =>
    permutations(items.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
};

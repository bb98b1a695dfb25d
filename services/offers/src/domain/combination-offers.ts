import type { Candidate } from './candidates';
import { type CombinationPlan, planFor } from './combination-plan';
import { byRank } from './compiled-campaign';
import type { UnitWinners } from './unit-offers';

/** Combinations that share units are compared in every order up to this many; beyond, the best alone goes first. */
const comparedOrdersOf = 3;

/**
 * Chooses the exclusive combinations that serve the shopper best against the unit offers their units would
 * have. One combination is placed exactly; several that share units are compared in every order of placing
 * (at most 3; beyond that by what each gains alone, then rank).
 */
export const bestCombinations = (
  candidates: readonly Candidate[],
  winners: UnitWinners,
): CombinationPlan[] => {
  const useful: Standing[] = [];
  for (const candidate of candidates) {
    const alone = planFor(candidate, winners, nothingTaken);
    if (alone) useful.push({ candidate, alone });
  }
  return connected(useful).flatMap((group) => bestOf(group, winners));
};

/** A candidate and what it would do if it were the only one. */
type Standing = Readonly<{ candidate: Candidate; alone: CombinationPlan }>;

const nothingTaken: readonly boolean[] = [];

const bestOf = (group: readonly Standing[], winners: UnitWinners): CombinationPlan[] => {
  const [first] = group;
  if (group.length === 1 && first) return [first.alone];
  const byGain = [...group].sort(
    ({ alone: left }, { alone: right }) => right.gain - left.gain || byRank(left.campaign, right.campaign),
  );
  const orders = group.length <= comparedOrdersOf ? permutations(byGain) : [byGain];
  let best: CombinationPlan[] = [];
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

const placeInOrder = (order: readonly Standing[], winners: UnitWinners): CombinationPlan[] => {
  const isTaken: boolean[] = [];
  const plans: CombinationPlan[] = [];
  for (const { candidate, alone } of order) {
    const plan = plans.length === 0 ? alone : planFor(candidate, winners, isTaken);
    if (!plan) continue;
    plans.push(plan);
    for (const unit of plan.units) isTaken[unit.index] = true;
  }
  return plans;
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
  const firstOnUnit: number[] = [];
  for (const [at, { candidate }] of standings.entries()) {
    let joined = at;
    for (const { index } of candidate.units) {
      const other = firstOnUnit[index];
      if (other === undefined) firstOnUnit[index] = at;
      else if (other !== joined) {
        leaders[leaderOf(at)] = leaderOf(other);
        joined = other;
      }
    }
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

import type { Unit } from './basket';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { aloneOn, type Ground, grains, type Plan } from './plan';
import { planFor } from './plan-for';
import type { UnitWinner, UnitWinners } from './unit-offers';

/** Combinations that share units are compared in every order up to this many. */
const everyOrderOf = 4;

/** Beyond that each goes first in turn, the others by what they gain alone; beyond this many the best alone goes first. */
const everyFirstOf = 8;

/**
 * Chooses the exclusive combinations that serve the shopper best against what their units would have otherwise.
 * One combination is placed exactly; several that share units are compared in every order of placing, with each of them first,
 * or placed by what each gains alone, then rank: the more there are, the fewer ways.
 */
export const bestCombinations = (
  candidates: readonly Candidate[],
  winners: UnitWinners,
  units: readonly Unit[],
): Plan[] => {
  const ground = groundOf(winners, units);
  const useful: Standing[] = [];
  for (const candidate of candidates) {
    const alone = planFor(candidate, ground);
    if (alone) useful.push({ candidate, alone });
  }
  return connected(useful).flatMap((group) => bestOf(group, ground));
};

/** Prices before any offer; a unit that would win something elsewhere loses that. */
const groundOf = (winners: UnitWinners, units: readonly Unit[]): Ground => ({
  ...aloneOn(units),
  elsewhere: (campaign, unit) => worthElsewhere(campaign, winners[unit.index]),
});

/** An equal offer of a campaign that is outranked, or of several together, is worth a grain less. */
const worthElsewhere = (campaign: CompiledCampaign, winner: UnitWinner | undefined): number => {
  if (!winner) return 0;
  const isOutranked = !winner.candidate || byRank(campaign, winner.candidate.campaign) < 0;
  return winner.fineParts * grains - (isOutranked ? 1 : 0);
};

/** A candidate and what it would do if it were the only one. */
type Standing = Readonly<{ candidate: Candidate; alone: Plan }>;

const bestOf = (group: readonly Standing[], ground: Ground): Plan[] => {
  const [first] = group;
  if (group.length === 1 && first) return [first.alone];
  const byGain = [...group].sort(
    (left, right) =>
      right.alone.gain - left.alone.gain || byRank(left.candidate.campaign, right.candidate.campaign),
  );
  const isCompared = (placed: number): boolean =>
    group.length <= (placed === 0 ? everyFirstOf : everyOrderOf);
  let best: Plan[] = [];
  let bestGain = 0;
  const place = (
    rest: readonly Standing[],
    plans: Plan[],
    gain: number,
    isTaken: readonly boolean[],
  ): void => {
    // Orders come with the better ones first, so that equal outcomes keep the earlier.
    if (gain > bestGain) {
      best = plans;
      bestGain = gain;
    }
    // Nobody gains more on fewer units than alone.
    const most = rest.reduce((sum, { alone }) => sum + alone.gain, gain);
    for (const standing of rest) {
      if (most <= bestGain) return;
      const plan = plans.length === 0 ? standing.alone : planOnFree(standing, ground, isTaken);
      if (!plan) continue;
      const taken = [...isTaken];
      for (const { index } of plan.held) taken[index] = true;
      place(
        rest.filter((other) => other !== standing),
        [...plans, plan],
        gain + plan.gain,
        taken,
      );
      if (!isCompared(plans.length)) return;
    }
  };
  place(byGain, [], 0, []);
  return best;
};

const planOnFree = (
  { candidate }: Standing,
  ground: Ground,
  isTaken: readonly boolean[],
): Plan | undefined => {
  const units = candidate.units.filter(({ index }) => !isTaken[index]);
  return units.length === 0 ? undefined : planFor({ ...candidate, units }, ground);
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

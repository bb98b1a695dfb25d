import type { Unit } from './basket';
import type { Benefit } from './campaign-content';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { bestGroups } from './n-for-m';
import { finePartsPerMinor, type UnitWinner, type UnitWinners } from './unit-offers';

/** Units that an exclusive combination would take together, and what it would take off them. */
export type CombinationPlan = Readonly<{
  campaign: CompiledCampaign;
  /** In the canonical order of the basket. */
  units: readonly Unit[];
  discountMinor: number;
  /** Times the benefit is given: groups of an N for M, one for an amount off. */
  times: number;
  /** What the shopper gains beyond the unit offers these units would have. */
  gain: number;
}>;

/** Fine parts of a minor unit are counted in these, so that a tie can be given to whoever outranks the other. */
const grains = 1024;

/** The best that a combination can do with the units that are not taken; undefined: nothing. */
export const planFor = (
  { campaign, units }: Candidate,
  winners: UnitWinners,
  isTaken: readonly boolean[],
): CombinationPlan | undefined => {
  const { benefit } = campaign;
  const free = isTaken.length === 0 ? units : units.filter(({ index }) => !isTaken[index]);
  if (benefit.kind === 'n-for-m') return groupsPlan(campaign, benefit, free, winners);
  if (benefit.kind === 'basket-amount-off') return amountPlan(campaign, benefit, free, winners);
  return undefined;
};

type BenefitOf<Kind extends Benefit['kind']> = Extract<Benefit, { kind: Kind }>;

/** What a unit would win elsewhere; an equal offer of a campaign that is outranked is worth a grain less. */
const elsewhere = (campaign: CompiledCampaign, winner: UnitWinner | undefined): number =>
  winner ? winner.fineParts * grains - (byRank(campaign, winner.campaign) < 0 ? 1 : 0) : 0;

const groupsPlan = (
  campaign: CompiledCampaign,
  benefit: BenefitOf<'n-for-m'>,
  units: readonly Unit[],
  winners: UnitWinners,
): CombinationPlan | undefined => {
  const pieces = units.map((unit) => ({
    value: unit.priceMinor * finePartsPerMinor * grains,
    elsewhere: elsewhere(campaign, winners[unit.index]),
  }));
  const { groups, gain } = bestGroups(pieces, { ...benefit, groupsMax: campaign.content.limits.perTrip });
  if (groups.length === 0) return undefined;
  const grouped = groups.map((group) => group.flatMap((position) => units[position] ?? []));
  const discountMinor = worthOf(grouped.flatMap((group) => group.slice(benefit.pay)));
  return { campaign, units: inOrder(grouped.flat()), discountMinor, times: groups.length, gain };
};

/** The threshold is reached with the units that lose least elsewhere per cent they bring. */
const amountPlan = (
  campaign: CompiledCampaign,
  benefit: BenefitOf<'basket-amount-off'>,
  units: readonly Unit[],
  winners: UnitWinners,
): CombinationPlan | undefined => {
  if (worthOf(units) < benefit.thresholdMinor) return undefined;
  const reached = units.filter(({ index }) => !winners[index]);
  let worth = worthOf(reached);
  let lost = 0;
  if (worth < benefit.thresholdMinor) {
    const wanted = units
      .filter(({ index }) => winners[index])
      .map((unit) => ({ unit, loses: elsewhere(campaign, winners[unit.index]) }));
    wanted.sort(
      (left, right) =>
        left.loses / left.unit.priceMinor - right.loses / right.unit.priceMinor ||
        left.unit.index - right.unit.index,
    );
    for (const { unit, loses } of wanted) {
      if (worth >= benefit.thresholdMinor) break;
      reached.push(unit);
      worth += unit.priceMinor;
      lost += loses;
    }
    inOrder(reached);
  }
  const discountMinor = Math.min(benefit.amountMinor, worth);
  const gain = discountMinor * finePartsPerMinor * grains - lost;
  return gain > 0 ? { campaign, units: reached, discountMinor, times: 1, gain } : undefined;
};

const worthOf = (units: readonly Unit[]): number => {
  let worth = 0;
  for (const unit of units) worth += unit.priceMinor;
  return worth;
};

const inOrder = (units: Unit[]): Unit[] => units.sort((left, right) => left.index - right.index);

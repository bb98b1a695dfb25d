import { type Award, type Remaining, spreadOver, unitAward } from './award';
import type { Unit } from './basket';
import type { Candidate } from './candidates';
import { byApplication } from './compiled-campaign';
import { bestGroups } from './n-for-m';
import { finePartsOff } from './unit-offers';

/**
 * Applies the stackable campaigns one after another (priority, then percentages, groups, amounts), each to
 * what the earlier ones left to pay. A threshold is measured on prices before any offer, so that adding a
 * piece never loses an offer. `grouped` holds the units of N for M groups: they join no second group. After
 * `most` offers the rest is not looked at.
 */
export const applyStackable = (
  candidates: readonly Candidate[],
  { remaining, grouped, most }: { remaining: Remaining; grouped: Set<number>; most: number },
): Award[] => {
  const awards: Award[] = [];
  for (const candidate of [...candidates].sort((a, b) => byApplication(a.campaign, b.campaign))) {
    const award = awardOf(candidate, remaining, grouped);
    if (!award || award.discountMinor === 0) continue;
    remaining.take(award);
    awards.push(award);
    if (awards.length === most) break;
  }
  return awards;
};

const awardOf = (
  { campaign, units }: Candidate,
  remaining: Remaining,
  grouped: Set<number>,
): Award | undefined => {
  const { benefit } = campaign;
  const { perTrip } = campaign.content.limits;

  if (benefit.kind === 'n-for-m') {
    const free = units.filter((unit) => !grouped.has(unit.index) && remaining.of(unit) > 0);
    const pieces = free.map((unit) => ({ value: remaining.of(unit), elsewhere: 0 }));
    const { groups, gain } = bestGroups(pieces, { ...benefit, groupsMax: perTrip });
    const together = groups
      .flat()
      .sort((left, right) => left - right)
      .flatMap((position) => free[position] ?? []);
    for (const unit of together) grouped.add(unit.index);
    return spreadOver(campaign, together, { totalMinor: gain, remaining, times: groups.length });
  }

  if (benefit.kind === 'basket-amount-off') {
    const worth = units.reduce((sum, unit) => sum + unit.priceMinor, 0);
    if (worth < benefit.thresholdMinor) return undefined;
    const totalMinor = Math.min(benefit.amountMinor, remaining.ofAll(units));
    return spreadOver(campaign, units, { totalMinor, remaining, times: 1 });
  }

  return unitAward(campaign, bestFew(worthOf({ campaign, units }, remaining), perTrip), remaining);
};

type Worth = { unit: Unit; fineParts: number };

const worthOf = ({ campaign, units }: Candidate, remaining: Remaining): Worth[] =>
  units
    .map((unit) => ({ unit, fineParts: finePartsOff(campaign, unit, remaining.of(unit)) }))
    .filter(({ fineParts }) => fineParts > 0);

/** The units worth most, in canonical order. */
const bestFew = (worths: Worth[], most: number | undefined): Unit[] => {
  if (most !== undefined && worths.length > most) {
    worths.sort((left, right) => right.fineParts - left.fineParts || left.unit.index - right.unit.index);
    worths.length = most;
    worths.sort((left, right) => left.unit.index - right.unit.index);
  }
  return worths.map(({ unit }) => unit);
};

import { proportion } from '@rayon/kernel';
import type { Unit } from './basket';
import { basisPointsMax, basisPointsOf } from './campaign-content';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';

/** Of a minor unit as many parts are counted as a percentage can tell apart, so that every share stays whole. */
export const finePartsPerMinor = basisPointsMax;

/** What a unit benefit takes off a remaining price, in fine parts of a minor unit. */
export const finePartsOff = (campaign: CompiledCampaign, unit: Unit, remainingMinor: number): number => {
  const { benefit } = campaign;
  switch (benefit.kind) {
    case 'percent-off':
      return remainingMinor * basisPointsOf(benefit.percent);
    case 'amount-off':
      return finePartsPerMinor * Math.min(remainingMinor, priced(benefit.amountMinor, unit));
    case 'fixed-price':
      return finePartsPerMinor * Math.max(0, remainingMinor - priced(benefit.amountMinor, unit));
    default:
      return 0;
  }
};

/** An amount stated per piece or per kilogram, for this unit. */
const priced = (amountMinor: number, { line }: Unit): number =>
  line.weightGrams === undefined ? amountMinor : proportion(amountMinor, line.weightGrams, 1000);

/** The exclusive unit offer that would take a unit, and what it is worth there. */
export type UnitWinner = Readonly<{ campaign: CompiledCampaign; fineParts: number }>;

/** By unit index. */
export type UnitWinners = readonly (UnitWinner | undefined)[];

/** What each unit could win, the best first, by unit index; an empty place where nothing is offered. */
type Choices = (UnitWinner[] | undefined)[];

/**
 * Gives every unit its best exclusive unit offer: the most off, ties to the higher priority, then to the
 * smaller id. An offer limited per trip keeps the units on which it beats the next best by most; the others
 * fall to their next best.
 */
export const bestUnitOffers = (candidates: readonly Candidate[], unitCount: number): UnitWinners => {
  const choices: Choices = new Array(unitCount).fill(undefined);
  for (const { campaign, units } of candidates)
    for (const unit of units) {
      const fineParts = finePartsOff(campaign, unit, unit.priceMinor);
      if (fineParts <= 0) continue;
      const list = choices[unit.index];
      if (list) list.push({ campaign, fineParts });
      else choices[unit.index] = [{ campaign, fineParts }];
    }
  for (const list of choices)
    if (list && list.length > 1)
      list.sort((a, b) => b.fineParts - a.fineParts || byRank(a.campaign, b.campaign));

  const limited = candidates
    .filter(({ campaign, units }) => units.length > perTripOf(campaign))
    .sort((left, right) => byRank(left.campaign, right.campaign));
  // Every round takes at least one choice away for good, so that it ends.
  for (let changed = limited.length > 0; changed; ) {
    changed = false;
    for (const candidate of limited) changed = keepWithinTripLimit(candidate, choices) || changed;
  }
  return choices.map((list) => list?.[0]);
};

const perTripOf = ({ content }: CompiledCampaign): number =>
  content.limits.perTrip ?? Number.POSITIVE_INFINITY;

const keepWithinTripLimit = ({ campaign, units }: Candidate, choices: Choices): boolean => {
  const won = units.flatMap(({ index }) => {
    const list = choices[index];
    return list?.[0]?.campaign === campaign ? [list] : [];
  });
  const tooMany = won.length - perTripOf(campaign);
  if (tooMany <= 0) return false;
  const advantage = ([best, next]: readonly UnitWinner[]) => (best?.fineParts ?? 0) - (next?.fineParts ?? 0);
  // Stable sort over the canonical order: of equal units the later ones fall away.
  const weakestFirst = won.reverse().sort((left, right) => advantage(left) - advantage(right));
  for (const list of weakestFirst.slice(0, tooMany)) list.shift();
  return true;
};

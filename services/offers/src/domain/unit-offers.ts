import { basisPointsMax, basisPointsOf, withVat } from '@rayon/kernel';
import { mostOffOf, priced, type Unit } from './basket';
import type { Benefit } from './campaign-content';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';
import { type Left, raisedOf, wholePrice } from './prior-price';

/** Of a minor unit as many parts are counted as a percentage can tell apart, so that every share stays whole. */
export const finePartsPerMinor = basisPointsMax;

/** What a benefit that falls on single units takes off a remaining price, in fine parts of a minor unit. */
export const finePartsOff = (benefit: Benefit, unit: Unit, remainingMinor: number): number => {
  switch (benefit.kind) {
    case 'percent-off':
      return remainingMinor * basisPointsOf(benefit.percent);
    case 'amount-off':
      return finePartsPerMinor * Math.min(remainingMinor, amountOff(benefit, unit));
    case 'fixed-price':
      return finePartsPerMinor * Math.max(0, remainingMinor - priced(benefit.amountMinor, unit));
    default:
      return 0;
  }
};

/** The same with what was raised of it since its prior price, where the campaign has to count from that. */
export const finePartsFrom = (
  { campaign, benefit }: Pick<Candidate, 'campaign' | 'benefit'>,
  unit: Unit,
  left: Left,
): number => {
  const raised = raisedOf(campaign, unit, left);
  return raised * finePartsPerMinor + finePartsOff(benefit, unit, left.minor - raised);
};

/** What it takes off the whole price, within what offers may take off it. */
const finePartsAlone = (candidate: Candidate, unit: Unit): number =>
  Math.min(finePartsFrom(candidate, unit, wholePrice(unit)), finePartsPerMinor * mostOffOf(unit));

const amountOff = (
  { amountMinor, withoutVat }: Extract<Benefit, { kind: 'amount-off' }>,
  unit: Unit,
): number => {
  const minor = priced(amountMinor, unit);
  return withoutVat ? withVat(minor, unit.line.vatBasisPoints) : minor;
};

/** What would take a unit, and what it is worth there; no candidate: those that stack, together. */
export type UnitWinner = Readonly<{ candidate?: Candidate; fineParts: number }>;

/** By unit index. */
export type UnitWinners = readonly (UnitWinner | undefined)[];

/** What each unit could win, by unit index; an empty place where nothing is offered. */
type Choices = (UnitWinner[] | undefined)[];

/**
 * Gives every unit its best exclusive unit offer: the most off, ties to the higher priority, then to the
 * smaller id; where those that stack take more together, they have the unit. An offer limited per trip keeps the units
 * on which it beats the next best by most; the others fall to their next best.
 */
export const bestUnitOffers = (
  candidates: readonly Candidate[],
  unitCount: number,
  stacked: UnitWinners = [],
): UnitWinners => {
  const limited = candidates.filter(({ campaign, units }) => units.length > perTripOf(campaign));
  if (limited.length === 0) return bestOfEach(candidates, unitCount, stacked);

  const choices: Choices = new Array(unitCount).fill(undefined);
  const offer = (index: number, winner: UnitWinner): void => {
    const list = choices[index];
    if (list) list.push(winner);
    else choices[index] = [winner];
  };
  for (const candidate of candidates)
    for (const unit of candidate.units) {
      const fineParts = finePartsAlone(candidate, unit);
      if (fineParts > 0) offer(unit.index, { candidate, fineParts });
    }
  for (const [index, stack] of stacked.entries()) if (stack) offer(index, stack);
  for (const list of choices) if (list && list.length > 1) list.sort(byWorth);

  limited.sort((left, right) => byRank(left.campaign, right.campaign));
  // Every round takes at least one choice away for good, so that it ends.
  for (let changed = true; changed; ) {
    changed = false;
    for (const candidate of limited) changed = keepWithinTripLimit(candidate, choices) || changed;
  }
  return choices.map((list) => list?.[0]);
};

/** The same where no offer has more units than it may keep: nothing but the best counts. */
const bestOfEach = (
  candidates: readonly Candidate[],
  unitCount: number,
  stacked: UnitWinners,
): UnitWinners => {
  const best = new Array<UnitWinner | undefined>(unitCount).fill(undefined);
  for (const candidate of candidates)
    for (const unit of candidate.units) {
      const fineParts = finePartsAlone(candidate, unit);
      const soFar = best[unit.index];
      if (fineParts <= 0 || (soFar && fineParts < soFar.fineParts)) continue;
      const winner: UnitWinner = { candidate, fineParts };
      if (!soFar || byWorth(winner, soFar) < 0) best[unit.index] = winner;
    }
  for (const [index, stack] of stacked.entries()) {
    const single = best[index];
    if (stack && (!single || byWorth(stack, single) < 0)) best[index] = stack;
  }
  return best;
};

/** The most off first; one offer goes before several that stack to the same. */
const byWorth = (left: UnitWinner, right: UnitWinner): number =>
  right.fineParts - left.fineParts || byWinnerRank(left, right);

const byWinnerRank = ({ candidate: left }: UnitWinner, { candidate: right }: UnitWinner): number =>
  left && right
    ? byRank(left.campaign, right.campaign)
    : Number(right !== undefined) - Number(left !== undefined);

const perTripOf = ({ content }: CompiledCampaign): number =>
  content.limits.perTrip ?? Number.POSITIVE_INFINITY;

const keepWithinTripLimit = ({ campaign, units }: Candidate, choices: Choices): boolean => {
  const won = units.flatMap(({ index }) => {
    const list = choices[index];
    return list?.[0]?.candidate?.campaign === campaign ? [list] : [];
  });
  const tooMany = won.length - perTripOf(campaign);
  if (tooMany <= 0) return false;
  const advantage = ([best, next]: readonly UnitWinner[]) => (best?.fineParts ?? 0) - (next?.fineParts ?? 0);
  // Stable sort over the canonical order: of equal units the later ones fall away.
  const weakestFirst = won.reverse().sort((left, right) => advantage(left) - advantage(right));
  for (const list of weakestFirst.slice(0, tooMany)) list.shift();
  return true;
};

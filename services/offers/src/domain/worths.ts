import type { Unit } from './basket';
import { inOrder } from './in-order';
import { grains } from './plan';
import { finePartsPerMinor } from './unit-offers';

/** What a campaign may take off a unit, in fine parts, and what the unit would win elsewhere, in grains, less what no cap holds back. */
export type Worth = Readonly<{ unit: Unit; fineParts: number; elsewhere: number }>;

/** What is gained by taking the unit from what it would win elsewhere. */
export const advantageOf = ({ fineParts, elsewhere }: Worth): number => fineParts * grains - elsewhere;

/** In the canonical order of the units. */
export const byIndex = (left: Worth, right: Worth): number => left.unit.index - right.unit.index;

/** Fine parts of all of them. */
export const finePartsOf = (worths: readonly Worth[]): number => {
  let sum = 0;
  for (const { fineParts } of worths) sum += fineParts;
  return sum;
};

/** What all of them would win elsewhere. */
export const elsewhereOf = (worths: readonly Worth[]): number => {
  let sum = 0;
  for (const { elsewhere } of worths) sum += elsewhere;
  return sum;
};

/** Units with something to lose elsewhere of which every choice is tried. */
const everyChoiceOf = 6;

/**
 * Where so much is reached by fewer units, those that lose least elsewhere for what they bring; what loses nothing all
 * takes part, since the discount is spread over it. Exact up to six units that would lose something, beyond that the
 * cheapest for what they bring, without those that turn out not to be needed. In canonical order.
 */
export const upTo = <One extends Worth>(worths: readonly One[], mostMinor: number): readonly One[] => {
  const most = mostMinor * finePartsPerMinor;
  if (worths.every(({ elsewhere }) => elsewhere <= 0)) return inOrder(worths, byIndex);
  const free = worths.filter(({ elsewhere }) => elsewhere <= 0);
  const freely = finePartsOf(free);
  if (freely >= most) return inOrder(free, byIndex);
  const costly = worths.filter((worth) => worth.elsewhere > 0 && advantageOf(worth) > 0);
  const left = most - freely;
  const areAllNeeded = finePartsOf(costly) <= left;
  const choose = costly.length <= everyChoiceOf ? bestChoice : cheapChoice;
  return inOrder([...free, ...(areAllNeeded ? costly : choose(costly, left))], byIndex);
};

const bestChoice = <One extends Worth>(worths: readonly One[], most: number): readonly One[] => {
  let best = 0;
  let bestGain = 0;
  for (let choice = 1; choice < 2 ** worths.length; choice += 1) {
    const gain = gainOf(worths, choice, most);
    if (gain <= bestGain) continue;
    best = choice;
    bestGain = gain;
  }
  return worths.filter((_, at) => (best >> at) & 1);
};

/** What a choice of units (a bit each) gains: what they bring up to the most, after what they lose. */
const gainOf = (worths: readonly Worth[], choice: number, most: number): number => {
  let fine = 0;
  let lost = 0;
  for (const [at, { fineParts, elsewhere }] of worths.entries()) {
    if (!((choice >> at) & 1)) continue;
    fine += fineParts;
    lost += elsewhere;
  }
  return Math.min(most, fine) * grains - lost;
};

const cheapChoice = <One extends Worth>(worths: readonly One[], most: number): readonly One[] => {
  const cheapFirst = [...worths].sort(
    (left, right) =>
      left.elsewhere / left.fineParts - right.elsewhere / right.fineParts || byIndex(left, right),
  );
  let reached = 0;
  const chosen = cheapFirst.filter(({ fineParts, elsewhere }) => {
    const brings = Math.min(fineParts, most - reached);
    const takesPart = brings * grains > elsewhere;
    if (takesPart) reached += fineParts;
    return takesPart;
  });
  return chosen.filter(({ fineParts }) => {
    const isNeeded = reached - fineParts < most;
    if (!isNeeded) reached -= fineParts;
    return isNeeded;
  });
};

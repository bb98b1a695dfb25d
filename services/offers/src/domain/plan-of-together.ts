import type { Unit } from './basket';
import type { Candidate } from './candidates';
import { capOf, type Ground, grainsPerMinor, type Plan, spread, takableOf } from './plan';
import { sumOf } from './sum-of';

/** Pieces that belong together, in canonical order, and what would be taken off them if the campaign might take any amount. */
type Together = Readonly<{
  held: readonly Unit[];
  rewarded: readonly Unit[];
  wantedMinor: number;
  gain: number;
  times: number;
}>;

/** The units that may join a group or a set. */
export const groupable = ({ campaign, units }: Candidate, ground: Ground): Unit[] =>
  units.filter((unit) => !ground.isGrouped(unit) && takableOf(campaign, unit, ground.leftOf(unit)) > 0);

/** What a campaign does with groups or sets that were made, within what it may take off. */
export const planOfTogether = (
  candidate: Candidate,
  ground: Ground,
  { held, rewarded, wantedMinor, gain, times }: Together,
): Plan | undefined => {
  const weights = rewarded.map((unit) => takableOf(candidate.campaign, unit, ground.leftOf(unit)));
  const totalMinor = Math.min(wantedMinor, sumOf(weights), capOf(candidate, ground));
  const left = gain - (wantedMinor - totalMinor) * grainsPerMinor;
  if (totalMinor <= 0 || left <= 0) return undefined;
  const award = () => spread(candidate, rewarded, { totalMinor, weights, times });
  return { award, discountMinor: totalMinor, held, gain: left };
};

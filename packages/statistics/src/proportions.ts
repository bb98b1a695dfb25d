import { type Arms, alphaUsual, type DifferenceInterval, type TooFew } from './arms';
import { normalBelow, normalTails } from './distributions';

/** How many of how many did it. */
export type Proportion = Readonly<{ successes: number; trials: number }>;

/**
 * The difference of two proportions, for one look that was set beforehand. z and p pool the arms, without continuity
 * correction; the interval does not pool them. As R's `prop.test(correct = FALSE)`.
 */
export const twoProportions = (
  { treated, control }: Arms<Proportion>,
  { alpha = alphaUsual } = {},
): (DifferenceInterval & Readonly<{ z: number; p: number }>) | TooFew => {
  if (treated.trials === 0 || control.trials === 0) return 'too-few';
  const difference = shareOf(treated) - shareOf(control);
  const pooled = (treated.successes + control.successes) / (treated.trials + control.trials);
  const varianceIfSame = pooled * (1 - pooled) * (1 / treated.trials + 1 / control.trials);
  if (varianceIfSame === 0) return 'too-few';

  const z = difference / Math.sqrt(varianceIfSame);
  const half = normalBelow(1 - alpha / 2) * Math.sqrt(varianceOfShare(treated) + varianceOfShare(control));
  return { difference, low: difference - half, high: difference + half, z, p: normalTails(z) };
};

/** Where a proportion lies, of no trials anywhere. Wilson, Journal of the American Statistical Association 22, 1927. */
export const wilsonInterval = (
  { successes, trials }: Proportion,
  { alpha = alphaUsual } = {},
): Readonly<{ low: number; high: number }> => {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const squares = normalBelow(1 - alpha / 2) ** 2;
  const middle = (share + squares / (2 * trials)) / (1 + squares / trials);
  const half = Math.sqrt(squares * ((share * (1 - share)) / trials + squares / (4 * trials ** 2)));
  const width = half / (1 + squares / trials);
  return { low: Math.max(0, middle - width), high: Math.min(1, middle + width) };
};

/**
 * The people an arm needs so that a test of two proportions at `alpha` finds the second in a share of `power`; not rounded,
 * the next whole number is enough. R's `power.prop.test`, solved for n:
 * ((z(1 - alpha/2) sqrt((p1 + p2)(1 - (p1 + p2)/2)) + z(power) sqrt(p1(1 - p1) + p2(1 - p2))) / (p1 - p2))².
 */
export const peoplePerArm = (
  [one, other]: readonly [number, number],
  { alpha = alphaUsual, power = 0.8 } = {},
): number => {
  const ifSame = Math.sqrt((one + other) * (1 - (one + other) / 2));
  const ifNot = Math.sqrt(one * (1 - one) + other * (1 - other));
  return ((normalBelow(1 - alpha / 2) * ifSame + normalBelow(power) * ifNot) / (one - other)) ** 2;
};

const shareOf = ({ successes, trials }: Proportion): number => successes / trials;

const varianceOfShare = (proportion: Proportion): number => {
  const share = shareOf(proportion);
  return (share * (1 - share)) / proportion.trials;
};

import type { Arms } from './arms';
import type { Sums } from './sums';

/** What one arm adds up to when each person is measured before (x) and since (y), in units that may differ. */
export type PairedSums = Readonly<{
  people: number;
  sumX: number;
  sumXX: number;
  sumY: number;
  sumYY: number;
  sumXY: number;
}>;

/** `varianceRatio`: the variance of the adjusted outcomes over that of the plain ones, both arms as one; 1 is no gain. */
export type Cuped = Readonly<{ theta: number; arms: Arms<Sums>; varianceRatio: number }>;

export const pairedSumsOf = (pairs: readonly Readonly<{ x: number; y: number }>[]): PairedSums =>
  pairs.reduce(
    (sums, { x, y }) =>
      together(sums, { people: 1, sumX: x, sumXX: x * x, sumY: y, sumYY: y * y, sumXY: x * y }),
    { people: 0, sumX: 0, sumXX: 0, sumY: 0, sumYY: 0, sumXY: 0 },
  );

/** What two groups of people add up to. */
export const together = (one: PairedSums, other: PairedSums): PairedSums => ({
  people: one.people + other.people,
  sumX: one.sumX + other.sumX,
  sumXX: one.sumXX + other.sumXX,
  sumY: one.sumY + other.sumY,
  sumYY: one.sumYY + other.sumYY,
  sumXY: one.sumXY + other.sumXY,
});

/**
 * Each outcome less what was to be expected from before: y - theta (x - mean of x), theta = cov(x, y) / var(x) over the people
 * of both arms. As it is the same line for both, the difference of the adjusted means estimates the same effect with less
 * chance in it. What is measured before must end before an offer could act. Deng, Xu, Kohavi & Walker, WSDM 2013.
 */
export const cuped = ({ treated, control }: Arms<PairedSums>): Cuped => {
  const all = together(treated, control);
  const meanX = all.sumX / all.people;
  const squaresX = all.sumXX - all.sumX * meanX;
  const squaresY = all.sumYY - all.sumY ** 2 / all.people;
  const products = all.sumXY - all.sumY * meanX;
  const theta = squaresX > 0 ? products / squaresX : 0;
  const varianceRatio =
    squaresX > 0 && squaresY > 0 ? Math.max(0, 1 - products ** 2 / (squaresX * squaresY)) : 1;
  const adjust = (arm: PairedSums) => adjusted(arm, theta, meanX);
  return { theta, arms: { treated: adjust(treated), control: adjust(control) }, varianceRatio };
};

/** The sums of y - theta (x - meanX). */
const adjusted = (arm: PairedSums, theta: number, meanX: number): Sums => {
  const { people, sumX, sumXX, sumY, sumYY, sumXY } = arm;
  const centred = sumX - people * meanX;
  const squares = sumXX - 2 * meanX * sumX + people * meanX ** 2;
  const products = sumXY - meanX * sumY;
  return {
    people,
    sum: sumY - theta * centred,
    sumOfSquares: sumYY - 2 * theta * products + theta ** 2 * squares,
  };
};

import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';

/** The probability of a standard normal value at least as far from zero. */
export const normalTails = (z: number): number => 2 * normalCdf(-Math.abs(z), 0, 1);

/** The standard normal value that a share of `probability` stays below. */
export const normalBelow = (probability: number): number => normalQuantile(probability, 0, 1);

/** The probability of a value of Student's t at least as far from zero; degrees need not be whole. */
export const studentTails = (t: number, degrees: number): number => 2 * studentCdf(-Math.abs(t), degrees);

/** The value of Student's t that a share of `probability` stays below. */
export const studentBelow = (probability: number, degrees: number): number =>
  studentQuantile(probability, degrees);

/** The probability of a chi-square value at least as large. */
export const chiSquareTail = (value: number, degrees: number): number => 1 - chiSquareCdf(value, degrees);

/** The share of a beta distribution that lies below a value. */
export const betaShare = (value: number, a: number, b: number): number => betaCdf(value, a, b);

/** The value that a share of a beta distribution lies below. */
export const betaBelow = (share: number, a: number, b: number): number => betaQuantile(share, a, b);

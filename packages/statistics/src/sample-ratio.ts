import { chiSquareTail } from './distributions';

/**
 * How probable counts at least as far from the shares they were drawn by are: p of Pearson's chi-square test. A low one says
 * that people are lost or added in one arm, so that nothing else may be read; whoever looks every day compares it with a strict
 * threshold, such as a thousandth. Shares are positive and need not add up to one. Nobody is as expected: 1.
 */
export const sampleRatioP = (counts: readonly number[], shares: readonly number[]): number => {
  if (counts.length !== shares.length) throw new Error('every count needs its share');
  const people = total(counts);
  if (people === 0) return 1;

  const expected = shares.map((share) => (people * share) / total(shares));
  const chiSquare = total(expected.map((wanted, at) => ((counts[at] ?? 0) - wanted) ** 2 / wanted));
  return chiSquareTail(chiSquare, counts.length - 1);
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What one arm adds up to: its people, what was measured of each, and the squares of that. Sums of two parts add up too. */
export type Sums = Readonly<{ people: number; sum: number; sumOfSquares: number }>;

export const sumsOf = (values: readonly number[]): Sums => ({
  people: values.length,
  sum: values.reduce((total, value) => total + value, 0),
  sumOfSquares: values.reduce((total, value) => total + value * value, 0),
});

/** In the unit of what is measured; not a number of nobody. */
export const meanOf = ({ people, sum }: Sums): number => sum / people;

/**
 * Of one person, unbiased (divided by people - 1), in squares of the unit; not a number of fewer than two. Nothing where the
 * squares round to less than that.
 */
export const varianceOf = ({ people, sum, sumOfSquares }: Sums): number =>
  Math.max(0, (sumOfSquares - (sum * sum) / people) / (people - 1));

/** Of the mean of all, in squares of the unit. */
export const varianceOfMean = (sums: Sums): number => varianceOf(sums) / sums.people;

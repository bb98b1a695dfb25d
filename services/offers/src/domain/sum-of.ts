/** The sum of some numbers. */
export const sumOf = (numbers: readonly number[]): number => {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
};

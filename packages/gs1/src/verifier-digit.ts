/** Digit × factor with the tens digit taken off (−) or added (+) again: the weightings GS1 prints as tables. */
const minus = (factor: number) => (digit: number) => {
  const product = digit * factor;
  return ((((product % 10) - Math.floor(product / 10)) % 10) + 10) % 10;
};
const plus = (factor: number) => (digit: number) => {
  const product = digit * factor;
  return ((product % 10) + Math.floor(product / 10)) % 10;
};
const times = (factor: number) => (digit: number) => (digit * factor) % 10;

const sumOf = (digits: string, weights: readonly ((digit: number) => number)[]): number =>
  weights.reduce((sum, weight, index) => sum + weight(digits.charCodeAt(index) - 48), 0);

/**
 * Verifier digit of a price or weight field of four or five digits (GS1 General Specifications 7.9.2 to
 * 7.9.4), which guards the measure inside an in-store code. `null` for a field of another length.
 */
export const verifierDigit = (field: string): number | null => {
  if (/^\d{4}$/.test(field)) return (sumOf(field, [minus(2), minus(2), times(3), minus(5)]) * 3) % 10;
  if (!/^\d{5}$/.test(field)) return null;
  const rest = (10 - (sumOf(field, [plus(5), minus(2), minus(5), plus(5), minus(2)]) % 10)) % 10;
  for (let digit = 0; digit <= 9; digit += 1) if (minus(5)(digit) === rest) return digit;
  return null;
};

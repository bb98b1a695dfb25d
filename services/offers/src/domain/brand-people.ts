import { proportion } from '@rayon/kernel';

/** People a number told to a brand is about, at least; and the step in which it grows. */
export const brandPeopleMin = 50;

/** Uses of average size that a step of a sum is as large as, at least. */
const stepUses = 10;

/** The count as a brand learns it: none while it is about too few people. */
export const inSteps = (count: number, people: number): number =>
  people < brandPeopleMin ? 0 : count - (count % brandPeopleMin);

/**
 * A sum of so many uses as a brand learns it; undefined while it is about too few people. It is as of the uses that are told, in two significant digits and in
 * steps no smaller than ten average uses: who looks before and after a single use learns a step at most, and not how much that use was.
 */
export const sumInSteps = (
  sum: number,
  { uses, people }: Readonly<{ uses: number; people: number }>,
): number | undefined => {
  const shownUses = inSteps(uses, people);
  if (shownUses === 0) return undefined;
  const shown = proportion(sum, shownUses, uses);
  const step = stepFrom(Math.max((stepUses * Math.abs(shown)) / shownUses, twoDigitStep(shown)));
  return proportion(shown, 1, step) * step;
};

/** A whole number of the series 1, 2, 5, 10, 20, 50 … that is no smaller. */
const stepFrom = (size: number): number => {
  let decade = 1;
  while (decade * 10 < size) decade *= 10;
  return [1, 2, 5].map((times) => times * decade).find((step) => step >= size) ?? 10 * decade;
};

/** What the second digit of a whole number stands for. */
const twoDigitStep = (whole: number): number => 10 ** Math.max(0, String(Math.abs(whole)).length - 2);

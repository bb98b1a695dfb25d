import { type Arms, alphaUsual, type DifferenceInterval, type TooFew } from './arms';
import { studentBelow, studentTails } from './distributions';
import { meanOf, type Sums, varianceOfMean } from './sums';

/**
 * The difference of two means whose variances may differ, for one look that was set beforehand. As R's `t.test`; Welch,
 * Biometrika 34, 1947. `degrees` of freedom are seldom whole.
 */
export const welch = (
  { treated, control }: Arms<Sums>,
  { alpha = alphaUsual } = {},
): (DifferenceInterval & Readonly<{ t: number; degrees: number; p: number }>) | TooFew => {
  if (Math.min(treated.people, control.people) < 2) return 'too-few';
  const [ofTreated, ofControl] = [varianceOfMean(treated), varianceOfMean(control)];
  const variance = ofTreated + ofControl;
  if (variance === 0) return 'too-few';

  const difference = meanOf(treated) - meanOf(control);
  const t = difference / Math.sqrt(variance);
  const degrees =
    variance ** 2 / (ofTreated ** 2 / (treated.people - 1) + ofControl ** 2 / (control.people - 1));
  const half = studentBelow(1 - alpha / 2, degrees) * Math.sqrt(variance);
  return {
    difference,
    low: difference - half,
    high: difference + half,
    t,
    degrees,
    p: studentTails(t, degrees),
  };
};

import { twoProportions, wilsonInterval } from './proportions';
import { sampleRatioP } from './sample-ratio';
import { sumsOf, varianceOf } from './sums';
import { welch } from './welch';

const proportion = (successes: number, trials: number) => ({ successes, trials });

test('nobody, or everybody alike, says nothing of a difference', () => {
  expect(twoProportions({ treated: proportion(0, 0), control: proportion(1, 9) })).toBe('too-few');
  expect(twoProportions({ treated: proportion(0, 9), control: proportion(0, 9) })).toBe('too-few');
  expect(welch({ treated: sumsOf([1]), control: sumsOf([1, 2]) })).toBe('too-few');
  expect(welch({ treated: sumsOf([2, 2]), control: sumsOf([1, 1]) })).toBe('too-few');
});

test('an interval stays between none and all', () => {
  expect(wilsonInterval(proportion(0, 0))).toEqual({ low: 0, high: 1 });
  expect(wilsonInterval(proportion(0, 10)).low).toBe(0);
  expect(wilsonInterval(proportion(10, 10)).high).toBe(1);
});

test('counts that are as expected are no surprise', () => {
  expect(sampleRatioP([0, 0], [1, 1])).toBe(1);
  expect(sampleRatioP([90, 10], [9, 1])).toBeCloseTo(1, 9);
  expect(() => sampleRatioP([1, 2], [1])).toThrow('every count needs its share');
});

test('squares that round below nothing are no variance', () => {
  expect(varianceOf(sumsOf([0.1, 0.1, 0.1]))).toBeCloseTo(0, 12);
});

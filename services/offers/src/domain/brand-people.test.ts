import * as fc from 'fast-check';
import { inSteps, sumInSteps } from './brand-people';

/** What is told after each of the uses, by another person each. */
const toldAfterEach = (uses: readonly number[]): (number | undefined)[] => {
  let sum = 0;
  return uses.map((use, at) => {
    sum += use;
    return sumInSteps(sum, { uses: at + 1, people: at + 1 });
  });
};

test('a count and a sum about fewer than fifty people are not told', () => {
  expect(inSteps(500, 49)).toBe(0);
  expect(sumInSteps(5_000, { uses: 500, people: 49 })).toBeUndefined();
});

test.each([
  [{ sum: 5_000, uses: 50 }, 5_000],
  [{ sum: 12_000, uses: 120 }, 10_000],
  [{ sum: 5_627, uses: 50 }, 6_000],
  [{ sum: 123_456, uses: 1_000 }, 120_000],
  [{ sum: 123_456_789, uses: 1_000_000 }, 120_000_000],
  [{ sum: 30, uses: 60 }, 25],
  [{ sum: 0, uses: 60 }, 0],
])('a sum is told as of the uses that are told, in round steps: %j', ({ sum, uses }, told) => {
  expect(sumInSteps(sum, { uses, people: 50 })).toBe(told);
});

test('four looks between which one shopper each was given something show no amount of theirs', () => {
  expect(toldAfterEach([...Array<number>(49).fill(112), 139, 315, 312, 308]).slice(49)).toEqual([
    6_000, 6_000, 6_000, 6_000,
  ]);
});

describe('of any sequence of uses', () => {
  const sequences = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 50, maxLength: 400 });

  test('what is told has two significant digits and moves in steps of ten average uses at least', () => {
    fc.assert(
      fc.property(sequences, (uses) => {
        const sum = uses.reduce((total, use) => total + use, 0);
        const told = sumInSteps(sum, { uses: uses.length, people: uses.length }) ?? 0;
        expect(String(told).replace(/0+$/, '').length).toBeLessThanOrEqual(2);
        const average = sum / uses.length;
        const series = [1, 2, 5].flatMap((times) =>
          [6, 5, 4, 3, 2, 1, 0].map((zeros) => times * 10 ** zeros),
        );
        expect(series.some((one) => one >= 10 * average * 0.99 && told % one === 0) || told === 0).toBe(true);
      }),
    );
  });

  test('one use more of up to five times the average moves it by no more than one step', () => {
    const multiples = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(sequences, multiples, (uses, times) => {
        const [count, sum] = [uses.length, uses.reduce((total, use) => total + use, 0)];
        const more = Math.round((times * sum) / count);
        fc.pre(inSteps(count, count) === inSteps(count + 1, count + 1));
        const before = sumInSteps(sum, { uses: count, people: count }) ?? 0;
        const after = sumInSteps(sum + more, { uses: count + 1, people: count + 1 }) ?? 0;
        const same = sumInSteps(sum + Math.round(sum / count), { uses: count + 1, people: count + 1 }) ?? 0;
        // A step is 25 average uses at most: the next of the series after ten, and in two digits a tenth of the sum.
        expect(Math.abs(after - before)).toBeLessThanOrEqual(Math.max(25 * (sum / count), before / 10) * 1.2);
        expect(same === before || Math.abs(same - before) >= 10 * (sum / count) * 0.9).toBe(true);
      }),
    );
  });

  test('a single use changes it rarely', () => {
    const usual = fc.array(fc.integer({ min: 50, max: 350 }), { minLength: 99, maxLength: 99 });
    const told = fc.sample(usual, { seed: 9, numRuns: 200 }).map((uses) => toldAfterEach(uses).slice(49));
    const changes = told.flatMap((looks) => looks.slice(1).filter((look, at) => look !== looks[at]));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThan(0.05 * 200 * 49);
  });
});

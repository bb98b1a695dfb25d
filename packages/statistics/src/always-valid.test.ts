import fc from 'fast-check';
import { alwaysValid, tauFor } from './always-valid';
import { sumsOf } from './sums';

const spends = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 60, maxLength: 120 });
const options = { tau: 2_000 };

const read = (treated: number[], control: number[], given: { tau?: number; alpha?: number } = options) => {
  const found = alwaysValid({ treated: sumsOf(treated), control: sumsOf(control) }, given);
  if (found === 'too-few') throw new Error(found);
  return found;
};

test('arms that change places mirror the interval', () => {
  fc.assert(
    fc.property(spends, spends, (some, others) => {
      const [one, other] = [read(some, others), read(others, some)];
      expect(one.difference).toBeCloseTo(-other.difference, 6);
      expect(one.low).toBeCloseTo(-other.high, 6);
      expect(one.high).toBeCloseTo(-other.low, 6);
      expect(one.p).toBeCloseTo(other.p, 9);
    }),
  );
});

test('the same amount for everybody changes neither the difference nor the width', () => {
  fc.assert(
    fc.property(spends, spends, fc.integer({ min: 1, max: 100_000 }), (some, others, more) => {
      const raised = (values: number[]) => values.map((value) => value + more);
      const [before, after] = [read(some, others), read(raised(some), raised(others))];
      expect(after.difference).toBeCloseTo(before.difference, 4);
      expect(after.high - after.low).toBeCloseTo(before.high - before.low, 3);
    }),
  );
});

test('another unit changes p not at all and everything else by its factor', () => {
  fc.assert(
    fc.property(spends, spends, (some, others) => {
      const inCents = (values: number[]) => values.map((value) => value * 100);
      const [before, after] = [read(some, others, {}), read(inCents(some), inCents(others), {})];
      expect(after.p).toBeCloseTo(before.p, 9);
      expect(after.low / 100).toBeCloseTo(before.low, 3);
    }),
  );
});

test('p is at most alpha exactly where the interval leaves out no difference', () => {
  fc.assert(
    fc.property(
      spends,
      spends,
      fc.integer({ min: 0, max: 60_000 }),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      (some, others, lift, alpha) => {
        const treated = some.map((value) => value + lift);
        const { low, high, p } = read(treated, others, { ...options, alpha });
        expect(p <= alpha).toBe(low > 0 || high < 0);
      },
    ),
  );
});

test('nothing is said of few people, or where those of an arm are all alike', () => {
  const uneven = sumsOf(Array.from({ length: 60 }, (_, at) => at));
  const few = sumsOf(Array.from({ length: 49 }, (_, at) => at));
  const alike = sumsOf(Array.from({ length: 60 }, () => 5));
  const none = sumsOf(Array.from({ length: 60 }, () => 0));
  expect(alwaysValid({ treated: uneven, control: few })).toBe('too-few');
  expect(alwaysValid({ treated: alike, control: alike })).toBe('too-few');
  expect(alwaysValid({ treated: uneven, control: none })).toBe('too-few');
  expect(alwaysValid({ treated: uneven, control: uneven })).toMatchObject({ difference: 0, p: 1 });
  // Of people who are 0 or 5, half and half, a standard deviation is about 2.5.
  const halved = sumsOf(Array.from({ length: 10_000 }, (_, at) => 5 * (at % 2)));
  expect(tauFor({ treated: halved, control: halved })).toBeCloseTo(2.5 / 12, 4);
});

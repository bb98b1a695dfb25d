import fc from 'fast-check';
import { addMoney, allocate, InexactMoney, money, proportion } from './money';

const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30 });

describe('allocate', () => {
  test('gives the odd cents to the largest remainders, earlier parts first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(5, [3, 0, 7])).toEqual([2, 0, 3]);
  });

  test('gives what is left over by remainder, ties to the earlier part', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, parts) => {
        const sum = parts.reduce((left, right) => left + right, 0);
        fc.pre(sum > 0);
        const expected = parts.map((part) => Math.floor((total * part) / sum));
        const order = parts.map((_, index) => index);
        order.sort((a, b) => ((total * (parts[b] ?? 0)) % sum) - ((total * (parts[a] ?? 0)) % sum) || a - b);
        const left = expected.reduce((rest, part) => rest - part, total);
        for (const index of order.slice(0, left)) expected[index] = (expected[index] ?? 0) + 1;
        expect(allocate(total, parts)).toEqual(expected);
      }),
    );
  });

  test('always adds up to the total', () => {
    fc.assert(
      fc.property(minor, weights, (total, parts) => {
        expect(allocate(total, parts).reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  test('keeps every part within one unit of its exact share', () => {
    fc.assert(
      fc.property(minor, weights, (total, parts) => {
        const sum = parts.reduce((left, right) => left + right, 0);
        fc.pre(sum > 0);
        allocate(total, parts).forEach((part, index) => {
          expect(Math.abs(part - (total * (parts[index] ?? 0)) / sum)).toBeLessThan(1.000001);
        });
      }),
    );
  });

  test('gives the same parts whether or not the products fit a plain number', () => {
    // The shares follow from the ratio of the weights alone; scaled up, their products need BigInt.
    const scale = 2 ** 39;
    fc.assert(
      fc.property(minor, weights, (total, parts) => {
        expect(
          allocate(
            total,
            parts.map((part) => part * scale),
          ),
        ).toEqual(allocate(total, parts));
      }),
    );
    expect(allocate(Number.MAX_SAFE_INTEGER, [1, 2, Number.MAX_SAFE_INTEGER])).toEqual([
      1,
      2,
      Number.MAX_SAFE_INTEGER - 3,
    ]);
  });

  test('refuses to lose money when there is nobody to give it to', () => {
    expect(() => allocate(1, [])).toThrow(InexactMoney);
    expect(allocate(0, [])).toEqual([]);
  });
});

describe('proportion', () => {
  test('rounds halves away from zero', () => {
    expect(proportion(25, 1, 2)).toBe(13);
    expect(proportion(-25, 1, 2)).toBe(-13);
    expect(proportion(199, 15, 100)).toBe(30);
  });

  test('is the whole number nearest to the exact share, whether or not it fits plain numbers', () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 2 ** 30 }), (value, numerator, denominator) => {
        const doubled = 2n * BigInt(value) * BigInt(numerator);
        const size = (doubled < 0n ? -doubled : doubled) + BigInt(denominator);
        const nearest = Number(size / (2n * BigInt(denominator)));
        fc.pre(Number.isSafeInteger(nearest));
        expect(Math.abs(proportion(value, numerator, denominator))).toBe(nearest);
        expect(proportion(value, numerator, denominator) * value * numerator).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(proportion(-0, 1, 2)).toBe(0);
    expect(() => proportion(0.5, 2, 1)).toThrow();
  });

  test('stays exact where floating point would not', () => {
    expect(proportion(Number.MAX_SAFE_INTEGER, 7, 7)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => proportion(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(InexactMoney);
  });
});

describe('money', () => {
  test('refuses fractions, unsafe numbers and other currencies', () => {
    expect(() => money(0.5, 'EUR')).toThrow(InexactMoney);
    expect(() => money(2 ** 53, 'EUR')).toThrow(InexactMoney);
    expect(() => money(1, 'euro')).toThrow(InexactMoney);
    expect(() => money(1, 'ZZZ')).toThrow(InexactMoney);
    expect(() => addMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow(InexactMoney);
  });
});

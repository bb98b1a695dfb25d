import fc from 'fast-check';
import { vatByRate } from './vat';

const line = (paidMinor: number, vatBasisPoints?: number) => ({
  paidMinor,
  ...(vatBasisPoints === undefined ? {} : { vatBasisPoints }),
});

test('is told per rate, the lowest first, of what was paid, tax included', () => {
  expect(vatByRate([line(1_200, 2_000), line(500, 550), line(500, 550), line(700)])).toEqual([
    { vatBasisPoints: 550, grossMinor: 1_000, vatMinor: 52 },
    { vatBasisPoints: 2_000, grossMinor: 1_200, vatMinor: 200 },
  ]);
});

test('is rounded once per rate and not once per line, halves up', () => {
  // 0.4 of a cent in each of three.
  expect(vatByRate([line(2, 2_500), line(2, 2_500), line(2, 2_500)])).toMatchObject([{ vatMinor: 1 }]);
  expect(vatByRate([line(3, 2_000)])).toMatchObject([{ vatMinor: 1 }]);
  expect(vatByRate([line(2, 2_000)])).toMatchObject([{ vatMinor: 0 }]);
});

test('of a rate of nothing is nothing, all the same told; without a rate there is no row', () => {
  expect(vatByRate([line(350, 0)])).toEqual([{ vatBasisPoints: 0, grossMinor: 350, vatMinor: 0 }]);
  expect(vatByRate([line(350)])).toEqual([]);
});

test('whatever was paid, the rows hold every line with a rate once, in any order, and no more tax than money', () => {
  const lines = fc.array(
    fc
      .record({
        paidMinor: fc.nat(500_000_000),
        vatBasisPoints: fc.option(fc.constantFrom(0, 210, 550, 1_000, 2_000, 10_000), { nil: undefined }),
      })
      .map(({ paidMinor, vatBasisPoints }) => line(paidMinor, vatBasisPoints)),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(lines, (paid) => {
      const rows = vatByRate(paid);
      const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
      const withRate = paid.filter(({ vatBasisPoints }) => vatBasisPoints !== undefined);
      expect(sum(rows.map(({ grossMinor }) => grossMinor))).toBe(
        sum(withRate.map(({ paidMinor }) => paidMinor)),
      );
      for (const { vatBasisPoints, grossMinor, vatMinor } of rows) {
        expect(vatMinor).toBeGreaterThanOrEqual(0);
        expect(vatMinor).toBeLessThanOrEqual(grossMinor);
        // The tax on what is left is the tax, to half a minor unit of either.
        const netMinor = grossMinor - vatMinor;
        expect(Math.abs((netMinor * vatBasisPoints) / 10_000 - vatMinor)).toBeLessThanOrEqual(1);
      }
      expect(vatByRate([...paid].reverse())).toEqual(rows);
    }),
  );
});

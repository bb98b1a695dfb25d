import fc from 'fast-check';
import { basisPointsOf, isPercentage, vatIn, withVat } from './basis-points';

test.each([
  [5.5, true],
  [29.99, true],
  [100, true],
  [0, true],
  [100.01, false],
  [-1, false],
  [33.333, false],
])('%d is a percentage: %p', (percent, is) => {
  expect(isPercentage(percent)).toBe(is);
});

test.each([
  [1_055, 550, 55],
  [1_200, 2_000, 200],
  [999, 2_000, 167],
  [999, undefined, 0],
])('in %d at %p there are %d of VAT', (gross, rate, vat) => {
  expect(vatIn(gross, rate)).toBe(vat);
});

test('the VAT that is put on is the VAT that is found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (net, rate) => {
        const gross = withVat(net, rate);
        expect(gross - vatIn(gross, rate)).toBe(net);
      },
    ),
  );
});

test('every percentage of two decimals is whole hundredths', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (points) => {
      expect(basisPointsOf(points / 100)).toBe(points);
    }),
  );
});

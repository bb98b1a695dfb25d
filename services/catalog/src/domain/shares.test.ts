import { accepted, rejected } from '@rayon/kernel';
import fc from 'fast-check';
import { checkVatRate } from './shares';

test.each([
  [5.5, 550],
  [20, 2_000],
  [2.1, 210],
  [0, 0],
  [100, 10_000],
  [null, undefined],
  [undefined, undefined],
])('%p percent are %p basis points', (percent, basisPoints) => {
  expect(checkVatRate(percent)).toEqual(accepted(basisPoints));
});

test.each([-0.01, 100.01, 5.555, 1e30, Number.NaN, Number.POSITIVE_INFINITY])(
  '%p percent are no rate',
  (percent) => {
    expect(checkVatRate(percent)).toEqual(rejected({ reason: 'BadVatRate', field: 'vatPercent' }));
  },
);

test('every rate of two decimals is one, and shown as it was given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => {
      expect(checkVatRate(basisPoints / 100)).toEqual(accepted(basisPoints));
    }),
  );
});

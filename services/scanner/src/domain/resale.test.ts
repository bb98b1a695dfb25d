import fc from 'fast-check';
import { isResaleBarred, resaleThresholdMinor } from './resale';

const bought = (purchaseMinor: number, more: Partial<Parameters<typeof resaleThresholdMinor>[0]> = {}) => ({
  purchaseMinor,
  vatBasisPoints: 550,
  quantity: 1,
  weightGrams: undefined,
  ...more,
});

test('the threshold is the purchase price with VAT, rounded up for each piece', () => {
  expect(resaleThresholdMinor(bought(200))).toBe(211);
  expect(resaleThresholdMinor(bought(201))).toBe(213);
  expect(resaleThresholdMinor(bought(201, { quantity: 3 }))).toBe(639);
  expect(resaleThresholdMinor(bought(0))).toBe(0);
});

test('of what is weighed it is that of its weight', () => {
  expect(resaleThresholdMinor(bought(1_000, { weightGrams: 250 }))).toBe(264);
});

test('without a VAT rate it is the purchase price alone', () => {
  expect(resaleThresholdMinor(bought(201, { vatBasisPoints: undefined }))).toBe(201);
});

test('where it holds is what the retailer says of their law', () => {
  const fresh = { markdownPercent: 0 };
  const nearDate = { markdownPercent: 30 };
  expect([isResaleBarred('never', fresh), isResaleBarred('never', nearDate)]).toEqual([true, true]);
  expect([isResaleBarred('near-date', fresh), isResaleBarred('near-date', nearDate)]).toEqual([true, false]);
  expect([isResaleBarred('always', fresh), isResaleBarred('always', nearDate)]).toEqual([false, false]);
});

test('whatever the article costs, the threshold covers it with VAT, and by less than one minor unit a piece', () => {
  const anyBought = fc.record({
    purchaseMinor: fc.integer({ min: 0, max: 100_000_000 }),
    vatBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    quantity: fc.integer({ min: 1, max: 50 }),
    weightGrams: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(anyBought, (of) => {
      const { purchaseMinor, vatBasisPoints, weightGrams } = of;
      const quantity = weightGrams === undefined ? of.quantity : 1;
      const threshold = BigInt(resaleThresholdMinor({ ...of, quantity }));
      const exact = BigInt(purchaseMinor) * BigInt(10_000 + vatBasisPoints) * BigInt(weightGrams ?? 1_000);
      const scale = 10_000_000n;
      expect(threshold * scale >= exact * BigInt(quantity)).toBe(true);
      expect((threshold - BigInt(quantity)) * scale < exact * BigInt(quantity)).toBe(true);
    }),
  );
});

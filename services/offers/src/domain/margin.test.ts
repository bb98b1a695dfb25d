import { proportion } from '@rayon/kernel';
import fc from 'fast-check';
import { anyLines } from '../testing/arbitrary-offers';
import { line } from './examples';
import { basketMargin, lineMargin, marginBack } from './margin';
import type { SoldLine } from './sale';

const sold = (priceMinor: number, more: Partial<SoldLine> = {}): SoldLine => ({
  ...line('coffee', priceMinor),
  vatBasisPoints: 2_000,
  costMinor: 600,
  ...more,
});
const taking = (lineId: string, discountMinor: number) => ({ lines: [{ lineId, discountMinor }] });

test('is what is paid without VAT less what it cost', () => {
  expect(lineMargin(sold(1_200), 1_200)).toBe(400);
  expect(lineMargin(sold(1_200), 600)).toBe(-100);
});

test('of a basket takes every offer off the line it is on', () => {
  const lines = [sold(1_200), sold(240, { lineId: 'tea', costMinor: 50 })];
  expect(basketMargin(lines, [])).toEqual({ marginMinor: 550, knownMinor: 1_440 });
  const offers = [taking('line-coffee', 120), taking('line-coffee', 120), taking('tea', 60)];
  expect(basketMargin(lines, offers)).toEqual({ marginMinor: 300, knownMinor: 1_440 });
});

test('is not known without a cost or a VAT rate, nor of a deposit, and a cost of nothing is one', () => {
  const { costMinor: _cost, ...noCost } = sold(1_200);
  const { vatBasisPoints: _vat, ...noRate } = sold(1_200);
  for (const unknown of [noCost, noRate, sold(1_200, { deposit: true })])
    expect(basketMargin([unknown], [])).toEqual({ marginMinor: 0, knownMinor: 0 });
  expect(basketMargin([sold(1_200, { costMinor: 0 })], [])).toEqual({
    marginMinor: 1_000,
    knownMinor: 1_200,
  });
});

test('whatever comes back in whatever portions, in the end the margin is that of nothing', () => {
  const portions = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.nat(5_000), fc.nat(3_000), portions, (paidMinor, costMinor, back) => {
      const bought = sold(paidMinor, { quantity: 5, costMinor });
      const paidFor = (quantityKept: number) => proportion(paidMinor, quantityKept, 5);
      const kept = (quantityKept: number) => ({
        quantity: 5,
        quantityKept,
        paidMinor: paidFor(quantityKept),
      });
      let left = 5;
      let margin = lineMargin(bought, paidMinor) ?? 0;
      for (const pieces of [...back, 5]) {
        const after = Math.max(0, left - pieces);
        margin += marginBack(bought, kept(left), kept(after)) ?? 0;
        left = after;
      }
      expect(margin).toBe(0);
    }),
  );
});

const anySold = fc
  .tuple(
    anyLines(8),
    fc.array(fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }), { minLength: 8 }),
  )
  .map(([lines, costs]) =>
    lines.map((one, at): SoldLine => {
      const costMinor = costs[at];
      return { ...one, vatBasisPoints: 550, ...(costMinor === undefined ? {} : { costMinor }) };
    }),
  );

test('whatever the basket, it is the sum of its lines, and what is known is no more than what is sold', () => {
  fc.assert(
    fc.property(anySold, (lines) => {
      const whole = basketMargin(lines, []);
      const each = lines.map((one) => basketMargin([one], []));
      expect(whole.marginMinor).toBe(each.reduce((sum, { marginMinor }) => sum + marginMinor, 0));
      const goods = lines.reduce((sum, one) => sum + (one.deposit ? 0 : one.amountMinor), 0);
      expect(whole.knownMinor).toBeLessThanOrEqual(goods);
    }),
  );
});

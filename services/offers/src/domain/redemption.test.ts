import fc from 'fast-check';
import { giveBack, heldMinor, heldRaisedMinor, type Redemption } from './redemption';

const redemption: Redemption = {
  campaignId: 'c',
  version: 1,
  discountMinor: 150,
  lines: [
    { lineId: 'a', quantity: 3, quantityKept: 3, discountMinor: 100, points: 0 },
    { lineId: 'b', quantity: 1, quantityKept: 1, discountMinor: 50, points: 0 },
  ],
};

test('gives back the returned pieces, and the use with the last of them', () => {
  const first = giveBack(redemption, new Map([['a', 1]]));
  expect(first).toMatchObject({ discountMinor: 66, use: false });
  const second = giveBack(
    first.redemption,
    new Map([
      ['a', 0],
      ['b', 0],
    ]),
  );
  expect(second).toMatchObject({ discountMinor: 84, use: true });
});

test('the same return twice gives once', () => {
  const kept = new Map([['a', 2]]);
  expect(giveBack(giveBack(redemption, kept).redemption, kept)).toMatchObject({
    discountMinor: 0,
    use: false,
  });
});

test('whatever the order of returns, what was raised goes back with its pieces, and all of it with the last', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.nat(999),
      fc.nat(999),
      fc.array(fc.nat(9)),
      (quantity, promised, raisedMinor, keeps) => {
        const discountMinor = promised + raisedMinor;
        const [line] = redemption.lines;
        if (!line) throw new Error('no line');
        let current: Redemption = {
          ...redemption,
          discountMinor,
          lines: [{ ...line, quantity, quantityKept: quantity, discountMinor, raisedMinor }],
        };
        let back = 0;
        for (const kept of [...keeps, 0]) {
          const given = giveBack(current, new Map([['a', kept]]));
          expect(given.raisedMinor).toBeGreaterThanOrEqual(0);
          expect(given.raisedMinor).toBeLessThanOrEqual(given.discountMinor);
          back += given.raisedMinor;
          current = given.redemption;
          expect(heldRaisedMinor(current)).toBeLessThanOrEqual(heldMinor(current));
        }
        expect(back).toBe(raisedMinor);
        expect(heldRaisedMinor(current)).toBe(0);
      },
    ),
  );
});

test('whatever the order of returns, all of it comes back and not a cent more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.nat(999),
      fc.array(fc.nat(9)),
      (quantity, discountMinor, keeps) => {
        let current: Redemption = {
          ...redemption,
          discountMinor,
          lines: [{ lineId: 'a', quantity, quantityKept: quantity, discountMinor, points: 0 }],
        };
        let back = 0;
        for (const kept of [...keeps, 0]) {
          const given = giveBack(current, new Map([['a', kept]]));
          expect(given.discountMinor).toBeGreaterThanOrEqual(0);
          back += given.discountMinor;
          current = given.redemption;
        }
        expect(back).toBe(discountMinor);
        expect(heldMinor(current)).toBe(0);
      },
    ),
  );
});

import { points } from '@rayon/kernel';
import * as fc from 'fast-check';
import { type LineBalance, type ReturnedUnits, reverse } from './reversal';

const bought = (lineId: string, quantity: number, earned: number): LineBalance => ({
  lineId,
  quantity,
  earned: points(earned),
  returned: 0,
  reversed: points(0),
});

const afterReturns = (lines: readonly LineBalance[], returns: readonly (readonly ReturnedUnits[])[]) =>
  returns.reduce<{ lines: readonly LineBalance[]; taken: number }>(
    (state, back) => {
      const reversal = reverse(state.lines, back);
      return { lines: reversal.lines, taken: state.taken + reversal.points };
    },
    { lines, taken: 0 },
  );

const basket = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 200 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => lines.map(([quantity, earned], index) => bought(`l${index}`, quantity, earned)));

describe('a return', () => {
  test('takes back the share of the returned units, the last unit with what is left over', () => {
    const three = [bought('a', 3, 10)];
    expect(afterReturns(three, [[{ lineId: 'a', quantity: 1 }]]).taken).toBe(3);
    expect(afterReturns(three, [[{ lineId: 'a', quantity: 2 }]]).taken).toBe(6);
    expect(afterReturns(three, [[{ lineId: 'a', quantity: 2 }], [{ lineId: 'a', quantity: 1 }]]).taken).toBe(
      10,
    );
  });

  test('names the lines that lost points and leaves the others alone', () => {
    const reversal = reverse(
      [bought('a', 1, 4), bought('d', 1, 0), bought('b', 1, 2)],
      [
        { lineId: 'a', quantity: 1 },
        { lineId: 'd', quantity: 1 },
        { lineId: 'unknown', quantity: 1 },
      ],
    );
    expect(reversal.byLine).toEqual([{ lineId: 'a', points: 4 }]);
    expect(reversal.lines.map((line) => line.reversed)).toEqual([4, 0, 0]);
  });

  test('of every unit, in any order and any pieces, takes back exactly what was earned', () => {
    const shuffled = basket.chain((lines) => {
      const units = lines.flatMap(({ lineId, quantity }) => Array.from({ length: quantity }, () => lineId));
      return fc.tuple(
        fc.constant(lines),
        fc.shuffledSubarray(units, { minLength: units.length }),
        fc.integer({ min: 1, max: 4 }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([lines, units, size]) => {
        const returns: ReturnedUnits[][] = [];
        for (let start = 0; start < units.length; start += size)
          returns.push(units.slice(start, start + size).map((lineId) => ({ lineId, quantity: 1 })));
        const { lines: after, taken } = afterReturns(lines, returns);
        expect(taken).toBe(lines.reduce((sum, line) => sum + line.earned, 0));
        expect(after.every((line) => line.reversed === line.earned)).toBe(true);
      }),
    );
  });

  test('never takes more than was earned, however often and however much is returned', () => {
    const returns = fc.array(
      fc.array(
        fc.record({
          lineId: fc.constantFrom('l0', 'l1', 'l2', 'l9'),
          quantity: fc.integer({ min: 1, max: 30 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(basket, returns, (lines, all) => {
        const { lines: after, taken } = afterReturns(lines, all);
        expect(after.every((line) => line.reversed <= line.earned && line.returned <= line.quantity)).toBe(
          true,
        );
        expect(taken).toBe(after.reduce((sum, line) => sum + line.reversed, 0));
      }),
    );
  });

  test('leaves the same account whichever return comes first', () => {
    const two = fc.tuple(basket, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(two, ([lines, first, second]) => {
        const one = [{ lineId: 'l0', quantity: first }];
        const other = [{ lineId: 'l0', quantity: second }];
        expect(afterReturns(lines, [one, other])).toEqual(afterReturns(lines, [other, one]));
      }),
    );
  });
});

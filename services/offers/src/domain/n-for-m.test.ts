import fc from 'fast-check';
import { bestGroups } from './n-for-m';

/** Every way to give pieces to groups, tried one by one: what the table must agree with. */
const bruteForce = (
  pieces: readonly { value: number; elsewhere: number }[],
  { take, pay, groupsMax }: { take: number; pay: number; groupsMax: number },
): number => {
  let best = 0;
  for (let mask = 0; mask < 2 ** pieces.length; mask += 1) {
    const taken = pieces.filter((_, at) => (mask >> at) & 1).sort((left, right) => right.value - left.value);
    if (taken.length % take !== 0 || taken.length / take > groupsMax) continue;
    const gain = taken.reduce(
      (sum, piece, at) => sum + (at % take >= pay ? piece.value : 0) - piece.elsewhere,
      0,
    );
    best = Math.max(best, gain);
  }
  return best;
};

test('finds the best groups whatever the pieces would win elsewhere', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ value: fc.nat(20), elsewhere: fc.nat(8) }), { maxLength: 9 }),
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      (pieces, take, wanted, groupsMax) => {
        const pay = Math.min(wanted, take - 1);
        const { groups, gain } = bestGroups(pieces, { take, pay, groupsMax });

        expect(gain).toBe(bruteForce(pieces, { take, pay, groupsMax }));
        expect(groups.length).toBeLessThanOrEqual(groupsMax);
        expect(new Set(groups.flat()).size).toBe(groups.length * take);
      },
    ),
    { numRuns: 500 },
  );
});

test('the cheapest of each group are free', () => {
  const pieces = [100, 300, 200, 400].map((value) => ({ value, elsewhere: 0 }));
  expect(bestGroups(pieces, { take: 2, pay: 1 })).toEqual({
    groups: [
      [3, 1],
      [2, 0],
    ],
    gain: 400,
  });
});

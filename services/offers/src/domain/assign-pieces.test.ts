import fc from 'fast-check';
import { assignPieces } from './assign-pieces';

type Piece = { elsewhere: number; values: readonly number[]; accepted: readonly boolean[] };

/** Every way to give each piece a place or none, tried one by one. */
const bruteForce = (
  pieces: readonly Piece[],
  needs: readonly { quantity: number; optional: boolean }[],
  cost: number,
): number => {
  let best = 0;
  const counts = needs.map(() => 0);
  const tryFrom = (at: number, gain: number): void => {
    const piece = pieces[at];
    if (!piece) {
      for (let sets = 1; sets <= pieces.length; sets += 1) {
        const fits = needs.every(({ quantity, optional }, role) =>
          optional ? (counts[role] ?? 0) <= sets * quantity : (counts[role] ?? 0) === sets * quantity,
        );
        if (fits) best = Math.max(best, gain - sets * cost);
      }
      return;
    }
    tryFrom(at + 1, gain);
    for (const role of needs.keys()) {
      if (!piece.accepted[role]) continue;
      counts[role] = (counts[role] ?? 0) + 1;
      tryFrom(at + 1, gain + (piece.values[role] ?? 0) - piece.elsewhere);
      counts[role] = (counts[role] ?? 0) - 1;
    }
  };
  tryFrom(0, 0);
  return best;
};

test('finds the sets that gain most, whatever the pieces would win elsewhere and wherever they fit', () => {
  const piece = fc.record({
    elsewhere: fc.nat(6),
    values: fc.array(fc.nat(15), { minLength: 3, maxLength: 3 }),
    accepted: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });
  const need = fc.record({ quantity: fc.integer({ min: 1, max: 2 }), optional: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 7 }),
      fc
        .array(need, { minLength: 1, maxLength: 3 })
        .filter((needs) => needs.some(({ optional }) => !optional)),
      fc.nat(20),
      (pieces, needs, cost) => {
        const roles = needs.map((one, role) => ({
          ...one,
          accepts: (position: number) => pieces[position]?.accepted[role] ?? false,
          value: (position: number) => pieces[position]?.values[role] ?? 0,
        }));
        const { sets, roleOf, gain } = assignPieces(pieces, roles, { cost });

        expect(gain).toBe(bruteForce(pieces, needs, cost));
        const worth = [...roleOf].reduce(
          (sum, [position, role]) =>
            sum + (pieces[position]?.values[role] ?? 0) - (pieces[position]?.elsewhere ?? 0),
          0 - sets * cost,
        );
        expect(worth).toBe(gain);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('no more sets are made than may be', () => {
  const pieces = Array.from({ length: 6 }, () => ({ elsewhere: 0 }));
  const role = { quantity: 1, optional: false, accepts: () => true, value: () => 5 };
  expect(assignPieces(pieces, [role], { cost: 1, setsMax: 2 })).toMatchObject({ sets: 2, gain: 8 });
});

import fc from 'fast-check';
import { assignCheapest } from './assign-cheapest';

type Piece = { elsewhere: number; price: number; bought: boolean; got: boolean };

type Way = { prices: number[]; lost: number };

/** Every way to make so many sets of one piece bought and one got, tried one by one. */
const waysOf = (pieces: readonly Piece[], sets: number): Way[] => {
  const ways: Way[] = [];
  const tryFrom = (at: number, bought: number, prices: number[], lost: number): void => {
    const piece = pieces[at];
    if (!piece) {
      if (bought === sets && prices.length === sets)
        ways.push({ prices: prices.toSorted((left, right) => left - right), lost });
      return;
    }
    tryFrom(at + 1, bought, prices, lost);
    if (piece.bought) tryFrom(at + 1, bought + 1, prices, lost + piece.elsewhere);
    if (piece.got) tryFrom(at + 1, bought, [...prices, piece.price], lost + piece.elsewhere);
  };
  tryFrom(0, 0, [], 0);
  return ways;
};

const total = (prices: readonly number[]) => prices.reduce((sum, price) => sum + price, 0);

/** Of as many sets as gain most those of the cheapest got, and of these what loses least. */
const bruteForce = (pieces: readonly Piece[]): number => {
  let best = 0;
  for (let sets = 1; 2 * sets <= pieces.length; sets += 1) {
    const ways = waysOf(pieces, sets);
    const least = Math.min(...ways.map(({ prices }) => total(prices)));
    const lost = Math.min(...ways.flatMap((way) => (total(way.prices) === least ? way.lost : [])));
    if (ways.length > 0) best = Math.max(best, least - lost);
  }
  return best;
};

test('the cheapest are got that can be, with as many sets as gain most and what is bought losing least', () => {
  const piece = fc.record({
    elsewhere: fc.nat(8),
    price: fc.integer({ min: 1, max: 12 }),
    bought: fc.boolean(),
    got: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const { gain } = assignCheapest(
        pieces,
        [
          { quantity: 1, optional: false, accepts: (at) => pieces[at]?.bought ?? false, value: () => 0 },
          {
            quantity: 1,
            optional: true,
            accepts: (at) => pieces[at]?.got ?? false,
            value: (at) => pieces[at]?.price ?? 0,
          },
        ],
        { prices: pieces.map(({ price }) => price) },
      );
      expect(gain).toBe(bruteForce(pieces));
    }),
    { numRuns: 1_000 },
  );
});

test('sets of three kinds come to an end, whatever is lost, and each place has a piece it takes', () => {
  const piece = fc.record({
    elsewhere: fc.oneof(fc.nat(900), fc.nat(10_000_000)),
    price: fc.integer({ min: 1, max: 5_000 }),
    accepted: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const places = [0, 1, 2].map((role) => ({
        quantity: role === 0 ? 2 : 1,
        optional: role === 2,
        accepts: (at: number) => pieces[at]?.accepted[role] ?? false,
        value: (at: number) => (role === 2 ? (pieces[at]?.price ?? 0) : 0),
      }));
      const { sets, roleOf } = assignCheapest(pieces, places, { prices: pieces.map(({ price }) => price) });
      for (const [at, role] of roleOf) expect(places[role]?.accepts(at)).toBe(true);
      for (const role of [0, 1])
        expect([...roleOf.values()].filter((each) => each === role)).toHaveLength(
          sets * (places[role]?.quantity ?? 0),
        );
    }),
    { numRuns: 2_000 },
  );
});

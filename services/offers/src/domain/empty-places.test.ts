import fc from 'fast-check';
import { emptyPlaces } from './empty-places';

type Piece = Readonly<{ kind: string }>;
const pieces = (...kinds: string[]): Piece[] => kinds.map((kind) => ({ kind }));
const need = (quantity: number, ...kinds: string[]) => ({
  quantity,
  isIn: ({ kind }: Piece) => kinds.includes(kind),
});

test('a piece is in one place, and moves on where it makes room', () => {
  expect(emptyPlaces([need(1, 'milk', 'bread'), need(2, 'milk')], pieces('milk'))).toEqual([0, 2]);
  expect(emptyPlaces([need(1, 'milk', 'bread'), need(1, 'milk')], pieces('milk', 'bread'))).toEqual([0, 0]);
  expect(emptyPlaces([need(2, 'tea')], pieces('tea', 'tea', 'tea'))).toEqual([0]);
});

const kinds = ['a', 'b', 'c'];
const anyNeeds = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 3 }), kinds: fc.subarray(kinds, { minLength: 1 }) }),
  { minLength: 1, maxLength: 3 },
);

test('what is missing of the first need that lacks something fills it, and nothing that was filled becomes empty', () => {
  fc.assert(
    fc.property(anyNeeds, fc.array(fc.constantFrom(...kinds), { maxLength: 8 }), (asked, held) => {
      const needs = asked.map(({ quantity, kinds: of }) => need(quantity, ...of));
      const empty = emptyPlaces(needs, pieces(...held));
      const places = asked.reduce((sum, { quantity }) => sum + quantity, 0);
      const left = empty.reduce((sum, one) => sum + one, 0);
      expect(left).toBeGreaterThanOrEqual(places - held.length);
      const first = empty.findIndex((one) => one > 0);
      if (first < 0) return;
      const more = Array.from({ length: empty[first] ?? 0 }, () => asked[first]?.kinds[0] ?? '');
      const after = emptyPlaces(needs, pieces(...held, ...more));
      expect(after.slice(0, first + 1).every((one) => one === 0)).toBe(true);
      expect(after.reduce((sum, one) => sum + one, 0)).toBe(left - more.length);
    }),
  );
});

import fc from 'fast-check';
import { benjaminiHochberg, holm } from './many-tests';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

test.each([holm, benjaminiHochberg])('adjusted values are no lower and keep their order: %p', (adjust) => {
  fc.assert(
    fc.property(pValues, (raw) => {
      const adjusted = adjust(raw);
      const pairs = raw.map((p, at) => ({ p, q: adjusted[at] ?? Number.NaN })).sort((a, b) => a.p - b.p);
      expect(adjusted).toHaveLength(raw.length);
      pairs.forEach(({ p, q }, at) => {
        expect(q).toBeGreaterThanOrEqual(p);
        expect(q).toBeLessThanOrEqual(1);
        expect(q).toBeGreaterThanOrEqual(pairs[at - 1]?.q ?? 0);
      });
    }),
  );
});

test('values that are not in order stay where they stand', () => {
  expect(holm([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06]);
  expect(benjaminiHochberg([0.5, 0.01])).toEqual([0.5, 0.02]);
});

import fc from 'fast-check';
import { keepLately } from './keep-lately';

const sizeOf = (text: string) => text.length;

test('what was asked for last stays, what was not for the longest goes', () => {
  const kept = keepLately({ most: 6, sizeOf });
  for (const key of ['a', 'b', 'c']) kept.keep(key, key.repeat(2));
  expect(kept.get('a')).toBe('aa');
  kept.keep('d', 'dd');
  expect(['a', 'b', 'c', 'd'].map(kept.get)).toEqual(['aa', undefined, 'cc', 'dd']);
});

test('it never holds more than it may, and what it gives is what was kept', () => {
  const steps = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), size: fc.nat(9) }));
  fc.assert(
    fc.property(steps, (asked) => {
      const kept = keepLately({ most: 12, sizeOf });
      const first = new Map<string, string>();
      for (const { key, size } of asked) {
        if (kept.get(key) === undefined) first.set(key, key.repeat(size));
        kept.keep(key, key.repeat(size));
        const held = [...first.keys()].flatMap((one) => kept.get(one) ?? []);
        expect(held.join('').length).toBeLessThanOrEqual(12);
        for (const [one, value] of first) expect([undefined, value]).toContain(kept.get(one));
      }
    }),
  );
});

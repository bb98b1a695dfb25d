import { demonstrationPrice } from './price-rule';

test('a product costs the same on every machine and ends in nine', () => {
  expect(demonstrationPrice('3017620429484', 'Petit-déjeuners', 'nantes')).toBe(
    demonstrationPrice('3017620429484', 'Petit-déjeuners', 'nantes'),
  );
  for (const code of ['3017620429484', '00018999', '3168930010265'])
    for (const store of ['nantes', 'lyon', 'lille'] as const) {
      const price = demonstrationPrice(code, 'Biscuits', store);
      expect(price % 10).toBe(9);
      expect(price).toBeGreaterThanOrEqual(89);
      expect(price).toBeLessThanOrEqual(469);
    }
});

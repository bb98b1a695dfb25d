import { demonstrationPrice, demonstrationPurchasePrice, isPurchasePriceKnown } from './price-rule';

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

test('a product costs the retailer less than the shopper pays without VAT, and of a few it is not known', () => {
  const references = Array.from({ length: 1_400 }, (_, number) => `off-${number}`);
  for (const reference of references) {
    const cost = demonstrationPurchasePrice(reference, { minor: 422, vatPercent: 5.5 });
    expect(cost).toBeGreaterThanOrEqual(192);
    expect(cost).toBeLessThanOrEqual(264);
  }
  const unknown = references.filter((reference) => !isPurchasePriceKnown(reference, 'Biscuits')).length;
  expect(unknown).toBeGreaterThan(70);
  expect(unknown).toBeLessThan(130);
  expect(references.some((reference) => isPurchasePriceKnown(reference, 'Chips et frites'))).toBe(false);
});

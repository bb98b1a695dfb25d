import fc from 'fast-check';
import { aiming } from './examples';
import { keysHeld, lookBackFrom, type Past, type PastCondition, type PastSale, pastFits } from './past';

const at = new Date('2026-06-15T12:34:56Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
const sale = (days: number, lines: PastSale['lines'], currency = 'EUR'): PastSale => ({
  at: daysAgo(days),
  currency,
  lines,
});
const bought = (category: string, pieces = 1, minor = 100, brandId?: string) => ({
  line: { articleId: category, gtin: '03017620422003', category, ...(brandId ? { brandId } : {}) },
  pieces,
  minor,
});
const known = (sales: readonly PastSale[], joinedAt?: Date): Past => ({
  kind: 'known',
  sales,
  ...(joinedAt ? { joinedAt } : {}),
});
const asked = (condition: Partial<PastCondition>): { past: PastCondition[] } => ({
  past: [{ target: aiming(), withinDays: 30, count: 'receipts', ...condition }],
});
const coffee = aiming({ categories: ['Café'] });
const asking = { at, currency: 'EUR' };

const past = known([
  sale(2, [bought('café', 2, 500), bought('Lait')]),
  sale(10, [bought('Lait', 3, 300, 'dairy')]),
  sale(40, [bought('Café', 1, 250)]),
]);

test.each<[string, Partial<PastCondition>, boolean]>([
  ['bought at least once', { target: coffee, atLeast: 1 }, true],
  ['bought at least twice in the time', { target: coffee, atLeast: 2 }, false],
  ['bought twice if one looks further back', { target: coffee, atLeast: 2, withinDays: 60 }, true],
  ['never bought in the time', { target: aiming({ categories: ['Thé'] }), atMost: 0 }, true],
  ['bought, so not never', { target: coffee, atMost: 0 }, false],
  ['came twice at least', { atLeast: 2 }, true],
  ['did not come lately', { atMost: 0, withinDays: 1 }, true],
  [
    'pieces, both bounds reached when equal',
    { target: coffee, count: 'pieces', atLeast: 2, atMost: 2 },
    true,
  ],
  ['of a brand', { target: aiming({ brandIds: ['dairy'] }), count: 'pieces', atLeast: 3 }, true],
  ['amounts', { count: 'amount', atLeast: 900 }, true],
  ['one cent more', { count: 'amount', atLeast: 901 }, false],
])('%s', (_, condition, holds) => {
  expect(pastFits(asked(condition), past, asking)).toBe(holds);
});

test('amounts count in the currency of the campaign alone', () => {
  const abroad = known([sale(1, [bought('Café', 1, 5_000)], 'CHF')]);
  expect(pastFits(asked({ count: 'amount', atLeast: 1 }), abroad, asking)).toBe(false);
  expect(pastFits(asked({ count: 'amount', atLeast: 1 }), abroad, { at, currency: 'CHF' })).toBe(true);
  expect(pastFits(asked({ count: 'receipts', atLeast: 1 }), abroad, asking)).toBe(true);
});

test('what was brought back was not bought', () => {
  const back = known([sale(1, [bought('Café', 0, 0)])]);
  expect(pastFits(asked({ atMost: 0 }), back, asking)).toBe(true);
});

test('new members', () => {
  const joined = { joinedWithinDays: 30 };
  expect(pastFits(joined, known([], daysAgo(29)), asking)).toBe(true);
  expect(pastFits(joined, known([], daysAgo(31)), asking)).toBe(false);
  expect(pastFits(joined, known([]), asking)).toBe(false);
});

test('nobody fits of whom nothing is known, but what asks for nothing', () => {
  expect(pastFits(asked({ atMost: 0 }), undefined, asking)).toBe(false);
  expect(pastFits({}, undefined, asking)).toBe(true);
});

test('within an hour nothing changes, whatever is paid in it', () => {
  const justPaid = known([{ ...sale(0, [bought('Café')]), at: new Date('2026-06-15T12:10:00Z') }]);
  expect(pastFits(asked({ atLeast: 1 }), justPaid, asking)).toBe(false);
  expect(pastFits(asked({ atLeast: 1 }), justPaid, { ...asking, at: new Date('2026-06-15T13:00:00Z') })).toBe(
    true,
  );
});

const anyCondition = fc
  .record({
    category: fc.constantFrom('Café', 'Lait', 'Thé'),
    withinDays: fc.integer({ min: 1, max: 400 }),
    count: fc.constantFrom('receipts' as const, 'pieces' as const, 'amount' as const),
    atLeast: fc.integer({ min: 1, max: 500 }),
    isAtMost: fc.boolean(),
  })
  .map(({ category, isAtMost, atLeast, ...one }) => ({
    target: aiming({ categories: [category] }),
    ...one,
    ...(isAtMost ? { atMost: atLeast } : { atLeast }),
  }));

const anyPast = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 420 }),
      category: fc.constantFrom('Café', 'Lait'),
      pieces: fc.integer({ min: 0, max: 9 }),
      minor: fc.nat(999),
    }),
    { maxLength: 12 },
  )
  .map((sales) =>
    known(sales.map(({ days, category, pieces, minor }) => sale(days, [bought(category, pieces, minor)]))),
  );

test('a decided basket goes on by what held, and what is asked again is answered the same', () => {
  fc.assert(
    fc.property(anyPast, fc.array(anyCondition, { maxLength: 4 }), (of, conditions) => {
      const wanted = { past: conditions };
      const decided: Past = {
        kind: 'decided',
        held: new Set(keysHeld(wanted, of, asking)),
        terms: new Map(),
        choices: new Map(),
      };
      const fits = pastFits(wanted, of, asking);
      expect(pastFits(wanted, of, asking)).toBe(fits);
      expect(pastFits(wanted, decided, { at: daysAgo(-100), currency: 'EUR' })).toBe(fits);
    }),
  );
});

test('receipts that are too old to be asked for make no difference', () => {
  fc.assert(
    fc.property(anyPast, anyCondition, (of, condition) => {
      if (of.kind !== 'known') return;
      const read = known(of.sales.filter((one) => one.at > lookBackFrom(at)));
      expect(pastFits({ past: [condition] }, read, asking)).toBe(pastFits({ past: [condition] }, of, asking));
    }),
  );
});

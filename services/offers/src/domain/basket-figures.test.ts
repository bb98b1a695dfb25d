import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { countBaskets, expectedOf, figuresMax, noFigures, ruleOf, shareOfUnknown } from './basket-figures';

const line = (category: string, change: object = {}) => ({
  category,
  quantity: 1,
  amountMinor: 200,
  deposit: false,
  ...change,
});

/** The five best rules at support 0.01 and confidence 0.5 of the Groceries baskets (Hahsler, Hornik & Reutterer 2006): counts and figures. */
const published = [
  { left: 174, right: 1903, both: 102, confidence: 0.586207, lift: 3.029608 },
  { left: 207, right: 1903, both: 121, confidence: 0.584541, lift: 3.020999 },
  { left: 239, right: 1903, both: 120, confidence: 0.502092, lift: 2.59489 },
  { left: 254, right: 1903, both: 127, confidence: 0.5, lift: 2.584078 },
  { left: 170, right: 2513, both: 99, confidence: 0.582353, lift: 2.279125 },
];

test.each(published)(
  'a rule of $both of $left baskets is as published',
  ({ confidence, lift, ...counts }) => {
    const found = ruleOf({ baskets: 9835, ...counts });
    expect(found.confidence).toBeCloseTo(confidence, 6);
    expect(found.lift).toBeCloseTo(lift, 5);
    expect(found.support).toBeGreaterThanOrEqual(0.01);
  },
);

/** Name the file (`GROCERIES`, one basket a line, items separated by a bar) to count it whole. */
const groceries = process.env.GROCERIES ?? '';
(existsSync(groceries) ? test : test.skip)('baskets of a month are counted as published', () => {
  const count = countBaskets();
  for (const row of gunzipSync(readFileSync(groceries)).toString().trim().split('\n'))
    count.add(row.split('|').map((item) => line(item)));
  const { baskets, items, pairs } = count.figures();
  expect(baskets).toBe(9835);
  const top = [...items].slice(0, 10).map(([key, item]) => [key, item.baskets]);
  expect(top).toEqual([
    ['c:whole milk', 2513],
    ['c:other vegetables', 1903],
    ['c:rolls/buns', 1809],
    ['c:soda', 1715],
    ['c:yogurt', 1372],
    ['c:bottled water', 1087],
    ['c:root vegetables', 1072],
    ['c:tropical fruit', 1032],
    ['c:shopping bags', 969],
    ['c:sausage', 924],
  ]);
  for (const [left, right, both] of [
    ['citrus fruit', 'root vegetables', 174],
    ['root vegetables', 'tropical fruit', 207],
    ['rolls/buns', 'root vegetables', 239],
    ['root vegetables', 'yogurt', 254],
    ['curd', 'yogurt', 170],
  ])
    expect([left, right, pairs.get(`c:${left}\nc:${right}`)]).toEqual([left, right, both]);
});

test('what is expected is popularity times affinity', () => {
  const count = countBaskets();
  // Tea is in 30 of 100 baskets, biscuits in 20: of these 15 with tea.
  for (let nth = 0; nth < 100; nth += 1)
    count.add([
      ...(nth < 30 ? [line('Thé', { discountMinor: 50 })] : []),
      ...(nth >= 15 && nth < 35 ? [line('Biscuits')] : []),
      line('Pain'),
    ]);
  const figures = count.figures();
  expect(expectedOf(figures, ['c:thé'], undefined)).toEqual({
    share: expect.closeTo(0.3, 10),
    paidMinor: 150,
    savedMinor: 50,
    lift: 1,
  });
  // 15 where 6 were to be expected, and ten of doubt: 25 / 16.
  expect(expectedOf(figures, ['c:thé'], 'c:biscuits')).toMatchObject({
    share: expect.closeTo((0.3 * 25) / 16, 10),
    lift: expect.closeTo(25 / 16, 10),
  });
  // Nothing is known of it: like anything else here.
  expect(expectedOf(figures, ['c:sel'], undefined)).toMatchObject({ share: shareOfUnknown });
  expect(expectedOf(noFigures, ['c:thé'], undefined)).toBeUndefined();
});

const baskets = fc.array(
  fc.array(
    fc.record({
      category: fc.constantFrom('A', 'B', 'C', 'D'),
      quantity: fc.integer({ min: 1, max: 3 }),
      amountMinor: fc.integer({ min: 1, max: 900 }),
      deposit: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  { maxLength: 60 },
);

test('however baskets are, shares are shares, pairs never outnumber their items, and the order says nothing', () => {
  fc.assert(
    fc.property(baskets, (all) => {
      const [count, again] = [countBaskets(), countBaskets()];
      for (const one of all) count.add(one);
      for (const one of [...all].reverse()) again.add([...one].reverse());
      const figures = count.figures();
      expect(again.figures()).toEqual(figures);
      for (const [key, both] of figures.pairs)
        for (const item of key.split('\n'))
          expect(both).toBeLessThanOrEqual(figures.items.get(item)?.baskets ?? 0);
      for (const subject of [['c:a'], ['c:a', 'c:b'], ['c:x']])
        for (const beside of [undefined, 'c:b', 'c:y']) {
          const expected = expectedOf(figures, subject, beside);
          if (!expected) continue;
          expect(expected.share).toBeGreaterThanOrEqual(0);
          expect(expected.share).toBeLessThanOrEqual(1);
        }
    }),
  );
});

test('a store that sells everything is kept small', () => {
  const count = countBaskets();
  for (let nth = 0; nth < 4_000; nth += 1)
    count.add(Array.from({ length: 12 }, (_, at) => line(`Category ${(nth * 7 + at * 13) % 500}`)));
  const { items, pairs } = count.figures();
  expect(items.size).toBe(figuresMax.items);
  expect(pairs.size).toBeLessThanOrEqual(figuresMax.pairs);
});

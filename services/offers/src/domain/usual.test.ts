import fc from 'fast-check';
import { aiming } from './examples';
import type { PastSale } from './past';
import { usualOf } from './usual';

const at = new Date('2026-06-15T12:34:56Z');
const beginningOfHour = new Date('2026-06-15T12:00:00Z').getTime();
const before = (milliseconds: number) => new Date(beginningOfHour - milliseconds);
const week = 7 * 86_400_000;
const bought = (category: string, pieces: number, minor: number) => ({
  line: { articleId: category, gtin: '03017620422003', category },
  pieces,
  minor,
});
const sale = (when: Date, lines: PastSale['lines'], currency = 'EUR'): PastSale => ({
  at: when,
  currency,
  lines,
});
const fruit = aiming({ categories: ['Fruits'] });
const asked = { target: fruit, weeks: 4, currency: 'EUR', at };

test('is what receipts with some of the target come to', () => {
  const sales = [
    sale(before(week), [bought('Fruits', 3, 700), bought('fruits', 1, 200), bought('Lait', 2, 250)]),
    sale(before(2 * week), [bought('Lait', 6, 900)]),
    sale(before(3 * week), [bought('Fruits', 2, 500)]),
  ];
  expect(usualOf(sales, asked)).toEqual({ receipts: 2, pieces: 6, minor: 1_400, weeks: 4 });
});

test('whole weeks up to the beginning of the hour, the first instant included, the last one not', () => {
  const sales = [before(0), before(1), before(4 * week), before(4 * week + 1)].map((when) =>
    sale(when, [bought('Fruits', 1, 100)]),
  );
  expect(usualOf(sales, asked)).toMatchObject({ receipts: 2, pieces: 2, minor: 200 });
});

test('what was brought back was not bought', () => {
  expect(usualOf([sale(before(week), [bought('Fruits', 0, 0)])], asked)).toMatchObject({
    receipts: 0,
    minor: 0,
  });
});

test('receipts in another currency are not looked at; without a currency there are no amounts', () => {
  const sales = [
    sale(before(week), [bought('Fruits', 1, 100)]),
    sale(before(week), [bought('Fruits', 5, 900)], 'CHF'),
  ];
  expect(usualOf(sales, asked)).toMatchObject({ receipts: 1, pieces: 1, minor: 100 });
  expect(usualOf(sales, { ...asked, currency: undefined })).toMatchObject({
    receipts: 2,
    pieces: 6,
    minor: 0,
  });
});

const anySales = fc.array(
  fc.record({
    age: fc.integer({ min: -week, max: 6 * week }),
    currency: fc.constantFrom('EUR', 'CHF'),
    lines: fc.array(
      fc.record({
        category: fc.constantFrom('Fruits', 'Lait'),
        pieces: fc.integer({ min: 0, max: 9 }),
        minor: fc.nat(999),
      }),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 12 },
);

const salesOf = (made: typeof anySales extends fc.Arbitrary<infer T> ? T : never): PastSale[] =>
  made.map(({ age, currency, lines }) =>
    sale(
      before(age),
      lines.map(({ category, pieces, minor }) => bought(category, pieces, minor)),
      currency,
    ),
  );

test('nothing depends on the order of the receipts', () => {
  fc.assert(
    fc.property(
      anySales.chain((made) =>
        fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
      ),
      ([made, shuffled]) => {
        expect(usualOf(salesOf(shuffled), asked)).toEqual(usualOf(salesOf(made), asked));
      },
    ),
  );
});

test('receipts together come to what they come to apart', () => {
  fc.assert(
    fc.property(anySales, anySales, (some, others) => {
      const [one, two, both] = [salesOf(some), salesOf(others), salesOf([...some, ...others])].map((sales) =>
        usualOf(sales, asked),
      );
      expect(both).toEqual({
        receipts: (one?.receipts ?? 0) + (two?.receipts ?? 0),
        pieces: (one?.pieces ?? 0) + (two?.pieces ?? 0),
        minor: (one?.minor ?? 0) + (two?.minor ?? 0),
        weeks: 4,
      });
    }),
  );
});

test('no instant of one hour gives another answer', () => {
  fc.assert(
    fc.property(anySales, fc.integer({ min: 0, max: 3_599_999 }), (made, later) => {
      const then = new Date(beginningOfHour + later);
      expect(usualOf(salesOf(made), { ...asked, at: then })).toEqual(usualOf(salesOf(made), asked));
    }),
  );
});

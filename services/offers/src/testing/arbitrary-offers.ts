import fc from 'fast-check';
import type { BasketLine } from '../domain/basket';
import type { Benefit } from '../domain/campaign-content';
import { type ExampleCampaign, line } from '../domain/examples';

const articles = ['coffee', 'tea', 'milk', 'bread', 'rice', 'soap'];
const categories = ['hot', 'fresh', 'dry'];

/** A line of any of six articles in three categories: by piece or weighed, sometimes a deposit. */
const anyLine = fc
  .record({
    article: fc.nat(articles.length - 1),
    price: fc.integer({ min: 0, max: 2_000 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    deposit: fc.constantFrom(false, false, false, true),
    weight: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined }),
  })
  .map(({ article, price, quantity, deposit, weight }) =>
    weight === undefined
      ? line(articles[article] ?? '', price, quantity, { category: categories[article % 3], deposit })
      : line(articles[article] ?? '', price, 1, {
          category: categories[article % 3],
          weightGrams: weight,
          amountMinor: Math.round((price * weight) / 1000),
        }),
  );

/** The lines of a basket, in the order of the trip. */
export const anyLines = (maxLength: number): fc.Arbitrary<BasketLine[]> =>
  fc
    .array(anyLine, { maxLength })
    .map((lines) => lines.map((one, at) => ({ ...one, lineId: `line-${at}`, sequence: at + 1 })));

const anyBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc
    .integer({ min: 1, max: 10_000 })
    .map((points): Benefit => ({ kind: 'percent-off', percent: points / 100 })),
  fc.integer({ min: 1, max: 1500 }).map((amountMinor): Benefit => ({ kind: 'amount-off', amountMinor })),
  fc.integer({ min: 1, max: 1500 }).map((amountMinor): Benefit => ({ kind: 'fixed-price', amountMinor })),
  fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([take, pay]): Benefit => ({ kind: 'n-for-m', take, pay: Math.min(pay, take - 1) })),
  fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 })).map(
    ([a, b]): Benefit => ({
      kind: 'basket-amount-off',
      thresholdMinor: Math.max(a, b),
      amountMinor: Math.min(a, b),
    }),
  ),
  fc
    .record({ points: fc.integer({ min: 1, max: 500 }), per: fc.constantFrom('basket', 'unit') })
    .map((said): Benefit => ({ kind: 'points', ...said })),
  fc.integer({ min: 101, max: 500 }).map((percent): Benefit => ({ kind: 'points-multiplier', percent })),
);

/** Campaigns of every kind that gives something, of the whole basket or of some of its articles. */
export const anyCampaigns = (maxLength: number): fc.Arbitrary<ExampleCampaign[]> =>
  fc
    .array(
      fc.record({
        benefit: anyBenefit,
        stacking: fc.constantFrom('exclusive' as const, 'stackable' as const),
        priority: fc.nat(2),
        perTrip: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        budgetMinor: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
        target: fc.constantFrom(
          {},
          { articleIds: ['coffee', 'tea'] },
          { categories: ['hot'] },
          { categories: ['fresh'], articleIds: ['coffee'] },
        ),
      }),
      { maxLength },
    )
    .map((campaigns) =>
      campaigns.map(({ perTrip, ...campaign }, at) => ({ id: `c${at}`, limits: { perTrip }, ...campaign })),
    );

import fc from 'fast-check';
import type { Benefit, CampaignContent } from './campaign-content';
import { aiming, type ExampleCampaign, evaluateExample as evaluate, line } from './examples';

type Stacking = CampaignContent['stacking'];

const offered = (
  at: number,
  benefit: Benefit,
  { stacking = 'exclusive', of = 'sandwich' }: { stacking?: Stacking; of?: string } = {},
): ExampleCampaign => ({ id: `offer-${at}`, benefit, stacking, target: { articleIds: [of] } });

const menu = (drink: number): Benefit => ({
  kind: 'bundle-price',
  amountMinor: 500,
  quantity: 1,
  parts: [{ target: aiming({ articleIds: [`drink-${drink}`] }), quantity: 1 }],
});
const gift = (bought: number): Benefit => ({
  kind: 'buy-get',
  buy: { target: aiming({ articleIds: [`drink-${bought}`] }), quantity: 1 },
  quantity: 1,
  percent: 100,
});
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('of more sets than are looked at for one article', () => {
  test.each(['exclusive', 'stackable', 'always'] as const)(
    'the %s one whose pieces are in the basket is given',
    (stacking) => {
      for (const drink of [1, 7, 12]) {
        const basket = [line('sandwich', 450), line(`drink-${drink}`, 200)];
        for (const set of [menu, gift]) {
          const { applied, lost } = evaluate(
            basket,
            numbers(12).map((at) => offered(at, set(at), { stacking })),
          );
          expect(applied.map(({ campaign }) => campaign.campaignId)).toEqual([`offer-${drink}`]);
          expect(lost.filter(({ reason }) => reason === 'too-many-offers')).toEqual([]);
        }
      }
    },
  );

  test('and each of several whose pieces are', () => {
    const basket = [line('sandwich', 400, 8), ...numbers(8).map((at) => line(`drink-${at}`, 300))];
    const evaluation = evaluate(
      basket,
      numbers(8).map((at) => offered(at, menu(at))),
    );
    expect(evaluation.discountMinor).toBe(8 * 200);
  });

  test.each([
    ['groups', (take: number): Benefit => ({ kind: 'n-for-m', take, pay: take - 1 })],
    [
      'steps',
      (from: number): Benefit => ({
        kind: 'steps',
        by: 'quantity',
        gives: 'percent',
        steps: [{ from, off: 50 }],
      }),
    ],
  ] as const)('the %s that the pieces are enough for are looked at before those they are not', (_, of) => {
    const campaigns = numbers(8).map((at) => offered(at, of(10 - at)));
    expect(evaluate([line('sandwich', 1_000, 2)], campaigns).discountMinor).toBe(1_000);
  });

  test('those that are left out, and might have given something, are named', () => {
    const basket = [line('sandwich', 1_000, 2)];
    const campaigns = numbers(9).map((at) =>
      offered(at, { kind: 'n-for-m', take: 2, pay: 1, percent: 10 * at }),
    );
    const { lost } = evaluate(basket, campaigns);
    expect(lost.filter(({ reason }) => reason === 'too-many-offers')).toHaveLength(3);
  });
});

test('one more exclusive offer of next to nothing keeps nothing away from what the others give', () => {
  const basket = [line('milk', 112, 4), line('coffee', 550)];
  const floor = { articlePercent: 40 };
  const little = (id: string, percent: number): ExampleCampaign => ({
    id,
    benefit: { kind: 'percent-off', percent },
    floor,
  });
  const buyMilk = { target: aiming({ articleIds: ['milk'] }), quantity: 1 };
  const four: ExampleCampaign[] = [
    // Alone it takes as much as the coffee for a cent, and would leave that nothing.
    { id: 'amount', benefit: { kind: 'amount-off', amountMinor: 281 }, floor },
    {
      ...offered(1, { kind: 'fixed-price', amountMinor: 1 }, { of: 'coffee' }),
      limits: { discountMinor: 1_000 },
    },
    { id: 'set', benefit: { kind: 'buy-get', buy: buyMilk, quantity: 1, percent: 0.08 } },
    little('fourth', 0.05),
  ];
  const best = 549 + 4 * 67;
  expect(evaluate(basket, four).discountMinor).toBe(best);
  expect(evaluate(basket, [...four, little('fifth', 0.5)]).discountMinor).toBe(best);
});

describe('of several sets that add up and share pieces', () => {
  const three = [line('sandwich', 1_000, 3)];
  const pairFor: Benefit = { kind: 'bundle-price', amountMinor: 1_900, quantity: 2, parts: [] };

  test.each(['stackable', 'always'] as const)('the one that takes most off goes first (%s)', (stacking) => {
    const both = [
      offered(1, pairFor, { stacking }),
      offered(2, { kind: 'n-for-m', take: 3, pay: 2 }, { stacking }),
    ];
    expect(evaluate(three, both).discountMinor).toBe(1_000);
    const threeAtHalf: Benefit = { kind: 'n-for-m', take: 3, pay: 2, percent: 50 };
    const pairAtThirty: Benefit = { kind: 'n-for-m', take: 2, pay: 1, percent: 30 };
    const second = [offered(1, pairAtThirty, { stacking }), offered(2, threeAtHalf, { stacking })];
    expect(evaluate(three, second).discountMinor).toBe(500);
  });

  test('one that comes on top of everything is not kept from its pieces by a set that takes less off', () => {
    for (const stacking of ['exclusive', 'stackable'] as const) {
      const both = [
        offered(1, { kind: 'n-for-m', take: 3, pay: 2, percent: 50 }, { stacking }),
        offered(2, { kind: 'n-for-m', take: 3, pay: 2 }, { stacking: 'always' }),
      ];
      expect(evaluate(three, both).discountMinor).toBe(1_000);
    }
  });

  test('a higher priority goes first all the same', () => {
    const both = [
      { ...offered(1, pairFor, { stacking: 'stackable' }), priority: 1 },
      offered(2, { kind: 'n-for-m', take: 3, pay: 2 }, { stacking: 'stackable' }),
    ];
    expect(evaluate(three, both).discountMinor).toBe(100);
  });

  const anyArticle = fc.constantFrom('sandwich', 'drink-1', 'drink-2');
  const anySet: fc.Arbitrary<Benefit> = fc.oneof(
    fc
      .record({ take: fc.integer({ min: 2, max: 4 }), percent: fc.integer({ min: 1, max: 100 }) })
      .map(({ take, percent }): Benefit => ({ kind: 'n-for-m', take, pay: take - 1, percent })),
    anyArticle.map(
      (article): Benefit => ({
        kind: 'buy-get',
        buy: { target: aiming({ articleIds: [article] }), quantity: 1 },
        quantity: 1,
        percent: 100,
      }),
    ),
    fc
      .integer({ min: 1, max: 2_000 })
      .map((amountMinor): Benefit => ({ kind: 'bundle-price', amountMinor, quantity: 2, parts: [] })),
  );

  test('no basket gets less than one of them alone would give it', () => {
    const anyBasket = fc.uniqueArray(
      fc.record({
        article: anyArticle,
        price: fc.integer({ min: 1, max: 1_500 }),
        pieces: fc.integer({ min: 1, max: 5 }),
      }),
      { selector: ({ article }) => article, minLength: 1 },
    );
    const anyCampaigns = fc.array(fc.record({ benefit: anySet, of: anyArticle }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        anyBasket,
        anyCampaigns,
        fc.constantFrom<Stacking>('stackable', 'always'),
        (basket, some, stacking) => {
          const lines = basket.map(({ article, price, pieces }) => line(article, price, pieces));
          const campaigns = some.map(({ benefit, of }, at) => offered(at, benefit, { stacking, of }));
          const alone = campaigns.map((campaign) => evaluate(lines, [campaign]).discountMinor);
          expect(evaluate(lines, campaigns).discountMinor).toBeGreaterThanOrEqual(Math.max(...alone));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

import type { BasketLine } from './basket';
import { aiming, type ExampleCampaign, evaluateExample as evaluate, from, line } from './examples';
import type { Shopper } from './shopper';

const member = (facts: Partial<Extract<Shopper, { kind: 'member' }>> = {}): Shopper => ({
  kind: 'member',
  memberId: 'm1',
  personalised: false,
  boughtCategories: new Set(),
  ...facts,
});
const percent = (value: number) => ({ kind: 'percent-off', percent: value }) as const;
const discounts = (evaluation: ReturnType<typeof evaluate>) =>
  Object.fromEntries(evaluation.applied.map((offer) => [offer.campaign.campaignId, offer.discountMinor]));

describe('exclusive offers', () => {
  test('the best one for the shopper wins each article, and the answer says which lost to it', () => {
    const evaluation = evaluate(
      [line('coffee', 500), line('tea', 300)],
      [
        { id: 'a', benefit: percent(10) },
        { id: 'b', benefit: { kind: 'amount-off', amountMinor: 100 }, target: { articleIds: ['coffee'] } },
        { id: 'c', benefit: { kind: 'fixed-price', amountMinor: 450 }, target: { articleIds: ['coffee'] } },
      ],
    );

    expect(discounts(evaluation)).toEqual({ a: 30, b: 100 });
    expect(evaluation.lost.map(({ campaign, ...why }) => [campaign.campaignId, why])).toEqual([
      ['c', { reason: 'better-offer', lostTo: 'b' }],
    ]);
  });

  test.each([
    [12.5, 999, 125],
    [33.33, 300, 100],
    [0.01, 5_000, 1],
    [29.99, 100_000, 29_990],
    [100, 999, 999],
  ])('%d percent off %d is %d, to the cent', (share, price, off) => {
    const evaluation = evaluate([line('coffee', price)], [{ id: 'a', benefit: percent(share) }]);
    expect(evaluation.discountMinor).toBe(off);
  });

  test('of two percentages the higher wins, by whatever fraction', () => {
    const evaluation = evaluate(
      [line('coffee', 10_000)],
      [
        { id: 'a', benefit: percent(12.49) },
        { id: 'b', benefit: percent(12.5) },
      ],
    );
    expect(discounts(evaluation)).toEqual({ b: 1_250 });
  });

  test('a tie goes to the higher priority, then to the smaller id', () => {
    const two = (priority: number) =>
      evaluate(
        [line('coffee', 500)],
        [
          { id: 'a', benefit: percent(10) },
          { id: 'b', benefit: percent(10), priority },
        ],
      ).applied.map(({ campaign }) => campaign.campaignId);

    expect(two(0)).toEqual(['a']);
    expect(two(1)).toEqual(['b']);
  });

  test('pieces of one line may take different offers when one of them is limited per trip', () => {
    const evaluation = evaluate(
      [line('coffee', 500, 3)],
      [
        { id: 'a', benefit: percent(50), limits: { perTrip: 1 } },
        { id: 'b', benefit: percent(10) },
      ],
    );

    expect(discounts(evaluation)).toEqual({ a: 250, b: 100 });
    expect(evaluation.applied[0]?.lines).toEqual([{ lineId: 'line-coffee', discountMinor: 250 }]);
  });

  test('three for two beats ten percent, and the piece left over still takes the ten percent', () => {
    const evaluation = evaluate(
      [line('coffee', 500, 4)],
      [
        { id: 'a', benefit: { kind: 'n-for-m', take: 3, pay: 2 } },
        { id: 'b', benefit: percent(10) },
      ],
    );

    expect(discounts(evaluation)).toEqual({ a: 500, b: 50 });
  });

  test('three for two is left alone when half price on each piece is better', () => {
    const evaluation = evaluate(
      [line('coffee', 500, 3)],
      [
        { id: 'a', benefit: { kind: 'n-for-m', take: 3, pay: 2 } },
        { id: 'b', benefit: percent(50) },
      ],
    );

    expect(discounts(evaluation)).toEqual({ b: 750 });
    expect(evaluation.lost[0]).toMatchObject({ reason: 'better-offer', lostTo: 'b' });
  });

  test('two groups on overlapping articles are placed in the better order', () => {
    const evaluation = evaluate(
      [line('coffee', 500, 2, { category: 'hot' }), line('tea', 300, 2, { category: 'hot' })],
      [
        { id: 'a', benefit: { kind: 'n-for-m', take: 2, pay: 1 }, target: { articleIds: ['coffee'] } },
        {
          id: 'b',
          benefit: { kind: 'n-for-m', take: 3, pay: 2 },
          target: { categories: ['hot'] },
          priority: 9,
        },
      ],
    );

    expect(discounts(evaluation)).toEqual({ a: 500 });
  });
});

describe('what stacks', () => {
  test('adds up on what is left to pay, shares before amounts', () => {
    const evaluation = evaluate(
      [line('coffee', 1000)],
      [
        { id: 'a', benefit: percent(20), stacking: 'stackable', priority: 1 },
        { id: 'b', benefit: percent(10), stacking: 'stackable' },
        {
          id: 'c',
          benefit: { kind: 'basket-amount-off', amountMinor: 200 },
          conditions: [from(1000)],
          stacking: 'stackable',
        },
      ],
    );

    expect(discounts(evaluation)).toEqual({ a: 200, b: 80, c: 200 });
  });

  test('never goes below zero, and what found nothing left is told so', () => {
    const evaluation = evaluate(
      [line('coffee', 300)],
      [
        {
          id: 'a',
          benefit: { kind: 'amount-off', amountMinor: 900 },
          target: { articleIds: ['coffee'] },
          stacking: 'stackable',
          priority: 5,
        },
        { id: 'b', benefit: percent(10), stacking: 'stackable' },
      ],
    );

    expect(discounts(evaluation)).toEqual({ a: 300 });
    expect(evaluation.lost[0]).toMatchObject({ reason: 'nothing-left', campaign: { campaignId: 'b' } });
  });

  test('a piece that qualified in one group joins no other group', () => {
    const evaluation = evaluate(
      [line('coffee', 500, 4)],
      [
        { id: 'a', benefit: { kind: 'n-for-m', take: 3, pay: 2 }, stacking: 'stackable' },
        { id: 'b', benefit: { kind: 'n-for-m', take: 2, pay: 1 }, stacking: 'stackable' },
      ],
    );

    expect(discounts(evaluation)).toEqual({ b: 1_000 });
  });
});

describe('who and when', () => {
  test('a history is one of categories, however they were written', () => {
    const audience = { kind: 'personalised', boughtCategory: 'The\u0301s  Verts' } as const;
    const shopper = member({ boughtCategories: new Set(['thés verts']), personalised: true });
    const offered = evaluate([line('coffee', 1000)], [{ id: 'a', benefit: percent(10), audience }], {
      shopper,
    });
    expect(Object.keys(discounts(offered))).toEqual(['a']);
  });

  test('an offer for members asks for a card, and one from history for consent as well', () => {
    const campaigns = [
      {
        id: 'a',
        benefit: percent(10),
        audience: { kind: 'members' } as const,
        stacking: 'stackable' as const,
      },
      {
        id: 'b',
        benefit: percent(10),
        audience: { kind: 'personalised', boughtCategory: 'tea', notBoughtCategory: 'beer' } as const,
        stacking: 'stackable' as const,
      },
    ];
    const offered = (shopper: Shopper) =>
      Object.keys(discounts(evaluate([line('coffee', 1000)], campaigns, { shopper })));
    const tea = new Set(['tea']);

    expect(offered({ kind: 'anonymous' })).toEqual([]);
    expect(offered(member({ boughtCategories: tea }))).toEqual(['a']);
    expect(offered(member({ boughtCategories: tea, personalised: true }))).toEqual(['a', 'b']);
    expect(offered(member({ boughtCategories: new Set(['tea', 'beer']), personalised: true }))).toEqual([
      'a',
    ]);
  });

  test('the window holds its first instant and not its last', () => {
    const campaign = { id: 'a', benefit: percent(10), from: new Date(1000), to: new Date(2000) };
    const at = (milliseconds: number) =>
      evaluate([line('coffee', 1000)], [campaign], { at: new Date(milliseconds) }).discountMinor;

    expect([at(999), at(1000), at(1999), at(2000)]).toEqual([0, 100, 100, 0]);
  });

  test('stores, currency and brand bound what an offer falls on', () => {
    const lines = [
      line('coffee', 1000, 1, { brandId: 'brand-1' }),
      line('tea', 1000, 1, { brandId: 'brand-2' }),
    ];

    expect(
      evaluate(lines, [{ id: 'a', benefit: percent(10), storeIds: ['s1'] }], { storeId: 's2' }).discountMinor,
    ).toBe(0);
    expect(
      evaluate(lines, [{ id: 'a', benefit: percent(10), storeIds: ['s1'] }], { storeId: 's1' }).discountMinor,
    ).toBe(200);
    const amount = { kind: 'amount-off', amountMinor: 100 } as const;
    const gbp = { id: 'a', currency: 'GBP', target: { categories: ['food'] } };
    expect(evaluate(lines, [{ ...gbp, benefit: amount }]).discountMinor).toBe(0);
    expect(evaluate(lines, [{ ...gbp, benefit: percent(10), budgetMinor: 500 }]).discountMinor).toBe(0);
    expect(evaluate(lines, [{ ...gbp, benefit: percent(10) }]).discountMinor).toBe(200);
    expect(
      evaluate(lines, [
        { id: 'a', benefit: percent(10), brandId: 'brand-1', target: { categories: ['food'] } },
      ]).applied[0]?.lines,
    ).toEqual([{ lineId: 'line-coffee', discountMinor: 100 }]);
  });

  test('deposits are paid in full and count for no threshold', () => {
    const lines: BasketLine[] = [line('water', 900), line('crate', 300, 1, { deposit: true })];
    const evaluation = evaluate(lines, [
      { id: 'a', benefit: percent(50) },
      {
        id: 'b',
        benefit: { kind: 'basket-amount-off', amountMinor: 500 },
        conditions: [from(1000)],
        stacking: 'stackable',
      },
    ]);

    expect(evaluation).toMatchObject({ subtotalMinor: 1200, discountMinor: 450 });
    expect(evaluation.next).toMatchObject({ campaign: { campaignId: 'b' }, missingMinor: 100 });
  });
});

describe('limits and budgets', () => {
  const campaign = { id: 'a', benefit: percent(50), stacking: 'exclusive' as const };
  const second = { id: 'b', benefit: percent(10) };
  const outcome = (limits: object, allowance: object, shopper = member()) => {
    const evaluation = evaluate([line('coffee', 1000)], [{ ...campaign, ...limits }, second], {
      shopper,
      allowances: { a: allowance },
    });
    return [discounts(evaluation), evaluation.lost.map(({ reason }) => reason)];
  };

  test('what is used up gives way to the next best and says why (behaviour 28)', () => {
    for (const [limit, reason] of [
      ['total', 'campaign-limit-reached'],
      ['perMember', 'member-limit-reached'],
      ['perStore', 'store-limit-reached'],
      ['perMemberPerDay', 'member-day-limit-reached'],
      ['perDay', 'day-limit-reached'],
      ['perStorePerDay', 'store-day-limit-reached'],
    ] as const) {
      expect(outcome({ limits: { [limit]: 5 } }, { usesLeft: { [limit]: 0 } })).toEqual([
        { b: 100 },
        [reason],
      ]);
      expect(outcome({ limits: { [limit]: 5 } }, { usesLeft: { [limit]: 1 } })).toEqual([
        { a: 500 },
        ['better-offer'],
      ]);
    }
    for (const limit of ['perMember', 'perMemberPerDay'])
      expect(outcome({ limits: { [limit]: 1 } }, {}, { kind: 'anonymous' })).toEqual([
        { b: 100 },
        ['card-needed'],
      ]);
    // What comes back tomorrow is told only where nothing is used up for good.
    const both = { perMember: 9, perMemberPerDay: 1 };
    expect(outcome({ limits: both }, { usesLeft: { perMember: 0, perMemberPerDay: 0 } })).toEqual([
      { b: 100 },
      ['member-limit-reached'],
    ]);
    expect(outcome({ budgetMinor: 9000 }, { budgetLeftMinor: 499 })).toEqual([{ b: 100 }, ['budget-spent']]);
    expect(outcome({ budgetMinor: 9000 }, { budgetLeftMinor: 500 })).toEqual([{ a: 500 }, ['better-offer']]);
  });
});

describe('bonus points', () => {
  test('a multiplier adds to the ordinary points of what is paid after discounts', () => {
    const evaluation = evaluate(
      [line('coffee', 1000), line('tea', 500)],
      [
        { id: 'a', benefit: percent(50), target: { articleIds: ['coffee'] } },
        { id: 'p', benefit: { kind: 'points-multiplier', percent: 300 }, audience: { kind: 'members' } },
      ],
      { shopper: member() },
    );

    expect(evaluation.bonusPoints).toBe(20);
    expect(evaluation.applied[1]?.linePoints.reduce((sum, { points }) => sum + points, 0)).toBe(20);
  });

  test.each([
    ['JPY', 1_600, 16],
    ['KWD', 21_000, 21],
    ['VND', 1_040_000, 104],
    ['VND', 9_999, 0],
  ])(
    'a multiplier counts in what is about a euro: in %s %d minor units double to %d',
    (currency, paid, points) => {
      const doubled = {
        id: 'p',
        benefit: { kind: 'points-multiplier', percent: 200 } as const,
        audience: { kind: 'members' } as const,
      };
      const evaluation = evaluate([line('coffee', paid)], [doubled], { shopper: member(), currency });
      expect(evaluation.bonusPoints).toBe(points);
      expect(evaluation.lost).toEqual([]);
    },
  );

  test.each([
    ['once per basket', { per: 'basket' }, {}, 10],
    ['for each piece', { per: 'unit' }, {}, 40],
    ['for each piece, up to the most of a trip', { per: 'unit' }, { perTrip: 3 }, 30],
  ] as const)('a number of points is given %s', (_, per, limits, points) => {
    const evaluation = evaluate(
      [line('soup', 200, 3), line('broth', 900, 1), line('free', 0)],
      [{ id: 'p', benefit: { kind: 'points', points: 10, ...per }, audience: { kind: 'members' }, limits }],
      { shopper: member() },
    );

    expect(evaluation.bonusPoints).toBe(points);
  });

  test('a returned piece takes its own points with it', () => {
    const { applied } = evaluate(
      [line('soup', 200, 3), line('broth', 900, 1)],
      [{ id: 'p', benefit: { kind: 'points', points: 10, per: 'unit' }, audience: { kind: 'members' } }],
      { shopper: member() },
    );

    expect(applied[0]?.linePoints).toEqual([
      { lineId: 'line-broth', points: 10 },
      { lineId: 'line-soup', points: 30 },
    ]);
  });

  test('of two exclusive bonuses the larger one counts', () => {
    const evaluation = evaluate(
      [line('coffee', 1000)],
      [
        { id: 'p', benefit: { kind: 'points', points: 50, per: 'basket' }, audience: { kind: 'members' } },
        { id: 'q', benefit: { kind: 'points', points: 80, per: 'basket' }, audience: { kind: 'members' } },
      ],
      { shopper: member() },
    );

    expect(evaluation.bonusPoints).toBe(80);
    expect(evaluation.lost[0]).toMatchObject({ campaign: { campaignId: 'p' }, lostTo: 'q' });
  });
});

describe('the next offer', () => {
  test('is the one nearest to being reached, with what is missing', () => {
    const campaigns = [
      { id: 'a', benefit: { kind: 'n-for-m', take: 3, pay: 2 } as const, target: { articleIds: ['coffee'] } },
      {
        id: 'b',
        benefit: { kind: 'basket-amount-off', amountMinor: 500 } as const,
        conditions: [from(4000)],
      },
    ];

    expect(evaluate([line('coffee', 500, 2)], campaigns).next).toMatchObject({ missingQuantity: 1 });
    expect(evaluate([line('coffee', 500, 2), line('tea', 2800)], campaigns).next).toMatchObject({
      missingMinor: 200,
    });
    expect(evaluate([line('coffee', 500, 3)], campaigns).next).toMatchObject({ missingMinor: 2500 });
    expect(evaluate([], campaigns).next).toBeUndefined();
  });
});

test('a basket that would receive a hundred offers keeps the fifty largest, and says which were too many', () => {
  const lines = Array.from({ length: 100 }, (_, at) =>
    line(`article-${at}`, 1000 + at, 1, { lineId: `line-${at}`, sequence: at + 1 }),
  );
  const evaluation = evaluate(
    lines,
    lines.map(({ articleId }, at) => ({
      id: `c${String(at).padStart(3, '0')}`,
      benefit: { kind: 'amount-off', amountMinor: at + 1 } as const,
      target: { articleIds: [articleId] },
    })),
  );

  expect(evaluation.applied.map(({ discountMinor }) => discountMinor)).toEqual(
    Array.from({ length: 50 }, (_, at) => at + 51),
  );
  expect(evaluation.lost[0]?.reason).toBe('too-many-offers');
  expect(evaluation.discountMinor).toBe(
    evaluation.applied.reduce((sum, offer) => sum + offer.discountMinor, 0),
  );
});

test('an article that better offers leave out has the best of those that do not, however many they are', () => {
  const off = (id: string, percent: number, target: ExampleCampaign['target'] = {}) =>
    ({ id, benefit: { kind: 'percent-off', percent }, target }) as const;
  const except = aiming({ articleIds: ['coffee'] });
  const better = [50, 40, 30, 20].map((percent) => off(`but-coffee-${percent}`, percent, { except }));
  const { applied } = evaluate(
    [line('coffee', 1_000), line('tea', 500)],
    [...better, off('all', 10), off('less', 5)],
  );

  expect(applied.map(({ campaign, discountMinor }) => [campaign.campaignId, discountMinor]).sort()).toEqual([
    ['all', 100],
    ['but-coffee-50', 250],
  ]);
});

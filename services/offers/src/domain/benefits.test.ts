import type { BasketLine } from './basket';
import type { Benefit, CampaignContent } from './campaign-content';
import { aiming, type ExampleCampaign, evaluateExample as evaluate, from, line } from './examples';
import { someMember } from './shopper';

const percent = (value: number): Benefit => ({ kind: 'percent-off', percent: value });
const discounts = (evaluation: ReturnType<typeof evaluate>) =>
  Object.fromEntries(evaluation.applied.map((offer) => [offer.campaign.campaignId, offer.discountMinor]));
const byLine = (evaluation: ReturnType<typeof evaluate>) =>
  Object.fromEntries(
    evaluation.applied.flatMap(({ lines }) =>
      lines.map(({ lineId, discountMinor }) => [lineId, discountMinor]),
    ),
  );
const coffee = { articleIds: ['coffee'] };
const offered = (
  id: string,
  benefit: Benefit,
  stacking: CampaignContent['stacking'],
  more: Partial<ExampleCampaign> = {},
): ExampleCampaign => ({ id, benefit, stacking, ...more });

describe('what goes together', () => {
  const basket = [line('coffee', 1_000), line('tea', 500)];

  test('an exclusive offer is alone on its piece, and says to whom the others lost (behaviour 26)', () => {
    const evaluation = evaluate(basket, [
      offered('alone', percent(30), 'exclusive', { target: coffee }),
      offered('adds', percent(10), 'stackable'),
      offered('more', percent(10), 'stackable', { target: coffee }),
    ]);
    expect(discounts(evaluation)).toEqual({ alone: 300, adds: 50 });
    expect(evaluation.lost).toMatchObject([
      { campaign: { campaignId: 'more' }, reason: 'better-offer', lostTo: 'alone' },
    ]);
  });

  test('those that stack have the piece where they are better together (behaviour 26)', () => {
    const evaluation = evaluate(basket, [
      offered('alone', percent(15), 'exclusive', { target: coffee }),
      offered('adds', percent(10), 'stackable'),
      offered('more', percent(10), 'stackable', { target: coffee }),
    ]);
    expect(discounts(evaluation)).toEqual({ adds: 150, more: 90 });
  });

  test('the basket of the front page: what each offer gave, and to which the other lost', () => {
    const evaluation = evaluate(
      [line('coffee', 1_000, 2)],
      [
        offered('ten', percent(10), 'stackable', { target: coffee, priority: 9 }),
        offered('twenty', percent(20), 'exclusive', { target: coffee }),
        offered('three-euros', { kind: 'basket-amount-off', amountMinor: 300 }, 'always', {
          conditions: [from(1_500)],
        }),
      ],
    );
    expect(evaluation.subtotalMinor - evaluation.discountMinor).toBe(1_300);
    expect(discounts(evaluation)).toEqual({ twenty: 400, 'three-euros': 300 });
    expect(evaluation.lost).toMatchObject([
      { campaign: { campaignId: 'ten' }, reason: 'better-offer', lostTo: 'twenty' },
    ]);
  });

  test('what always adds up does so on either', () => {
    const evaluation = evaluate(basket, [
      offered('alone', percent(30), 'exclusive', { target: coffee }),
      offered('always', { kind: 'basket-amount-off', amountMinor: 200 }, 'always', {
        conditions: [from(1_500)],
      }),
    ]);
    expect(discounts(evaluation)).toEqual({ alone: 300, always: 200 });
  });

  test('three exclusive and stackable offers never take a piece down to nothing', () => {
    const evaluation = evaluate(
      [line('coffee', 1_000)],
      [
        offered('half', percent(50), 'exclusive'),
        offered('a', percent(20), 'stackable'),
        offered('b', percent(20), 'stackable'),
        offered('c', percent(20), 'stackable'),
      ],
    );
    expect(discounts(evaluation)).toEqual({ half: 500 });
  });

  test('of a group one is given: of the highest priority that gives something, the best', () => {
    const steps = (priorities: readonly [number, number, number]) =>
      evaluate(
        [line('coffee', 1_000, 2)],
        [
          offered('a', percent(10), 'stackable', { group: 'steps', priority: priorities[0] }),
          offered('b', percent(20), 'stackable', { group: 'steps', priority: priorities[1] }),
          offered('c', percent(90), 'stackable', {
            group: 'steps',
            priority: priorities[2],
            conditions: [from(9_000)],
          }),
          offered('d', percent(5), 'stackable'),
        ],
      );
    expect(discounts(steps([0, 0, 9]))).toEqual({ b: 400, d: 80 });
    expect(discounts(steps([1, 0, 9]))).toEqual({ a: 200, d: 90 });
    expect(steps([0, 0, 0]).lost).toMatchObject([
      { campaign: { campaignId: 'a' }, reason: 'better-offer', lostTo: 'b' },
    ]);
  });

  test('of a group a card never costs what anybody would get of it', () => {
    const group = { group: 'one', audience: { kind: 'members' } } as const;
    const everybodys = offered('half', percent(50), 'exclusive', { group: 'one' });
    const shopper = someMember;
    const given = (...members: ExampleCampaign[]) =>
      discounts(evaluate([line('coffee', 200)], [everybodys, ...members], { shopper }));
    const point: Benefit = { kind: 'points', points: 1, per: 'basket' };
    expect(given(offered('point', point, 'exclusive', { ...group, priority: 9 }))).toEqual({ half: 100 });
    expect(given(offered('less', percent(10), 'exclusive', { ...group, priority: 9 }))).toEqual({
      half: 100,
    });
    expect(given(offered('more', percent(60), 'exclusive', { ...group, priority: 9 }))).toEqual({
      more: 120,
    });
    // Among those for anybody the one that is put first is given, whatever it gives.
    const first = offered('first', percent(5), 'exclusive', { group: 'one', priority: 5 });
    expect(given(first, offered('less', percent(10), 'exclusive', { ...group, priority: 9 }))).toEqual({
      less: 20,
    });
  });

  test('more campaigns on one article than are looked at are said to be too many', () => {
    const many = Array.from({ length: 14 }, (_, at) =>
      offered(`c${String(at).padStart(2, '0')}`, { kind: 'amount-off', amountMinor: 1 }, 'stackable', {
        target: coffee,
      }),
    );
    const evaluation = evaluate(basket, many);
    expect(evaluation.discountMinor).toBe(10);
    expect(evaluation.lost.map(({ reason }) => reason)).toEqual(Array(3).fill('too-many-offers'));
  });
});

describe('sets', () => {
  const shirts = { categories: ['shirt'] };
  const basket = [
    line('plain', 1_000, 2, { category: 'shirt' }),
    line('silk', 2_000, 2, { category: 'shirt' }),
    line('sweater', 3_000, 2, { category: 'sweater' }),
  ];
  const buySweater = { target: aiming({ categories: ['sweater'] }), quantity: 1 };
  const get = (share: number, more: Partial<ExampleCampaign> = {}) =>
    offered('a', { kind: 'buy-get', buy: buySweater, quantity: 1, percent: share }, 'exclusive', {
      target: shirts,
      ...more,
    });

  test('who buys one of one kind gets the dearest of another, as often as it was bought (behaviour 27)', () => {
    expect(byLine(evaluate(basket, [get(100)]))).toEqual({ 'line-silk': 4_000 });
    expect(byLine(evaluate(basket, [get(50, { limits: { perTrip: 1 } })]))).toEqual({ 'line-silk': 1_000 });
    expect(evaluate(basket.slice(0, 2), [get(100)]).discountMinor).toBe(0);
  });

  const cheapestGot = (share: number, more: Partial<ExampleCampaign> = {}) =>
    offered(
      'a',
      { kind: 'buy-get', buy: buySweater, quantity: 1, percent: share, pick: 'cheapest' },
      'exclusive',
      { target: shirts, ...more },
    );

  test('who buys one of one kind gets the cheapest of another, where the campaign says so', () => {
    const some = [line('plain', 1_000, 2, { category: 'shirt' }), ...basket];
    expect(byLine(evaluate(some, [cheapestGot(100)]))).toEqual({ 'line-plain': 2_000 });
    expect(byLine(evaluate(some, [cheapestGot(50, { limits: { perTrip: 1 } })]))).toEqual({
      'line-plain': 500,
    });
  });

  test('the cheapest that may be had is got though it is bought of the same, or has a better offer', () => {
    const lines = [
      line('plain', 1_000, 1, { category: 'shirt' }),
      line('silk', 2_000, 1, { category: 'shirt' }),
    ];
    const same = (share: number) =>
      offered(
        'a',
        {
          kind: 'buy-get',
          buy: { target: aiming(shirts), quantity: 1 },
          quantity: 1,
          percent: share,
          pick: 'cheapest',
        },
        'exclusive',
        { target: shirts },
      );
    expect(byLine(evaluate(lines, [same(50)]))).toEqual({ 'line-plain': 500 });
    const better = offered('b', percent(60), 'exclusive', { target: { articleIds: ['plain'] } });
    expect(discounts(evaluate(lines, [same(50), better]))).toEqual({ b: 600 });
    // The only one that may be bought for it is not got as well.
    const plainBought = offered(
      'a',
      {
        kind: 'buy-get',
        buy: { target: aiming({ articleIds: ['plain'] }), quantity: 1 },
        quantity: 1,
        percent: 50,
        pick: 'cheapest',
      },
      'exclusive',
      { target: shirts },
    );
    expect(byLine(evaluate(lines, [plainBought]))).toEqual({ 'line-silk': 1_000 });
  });

  test('what is bought for it is held: it is rewarded by no other exclusive offer', () => {
    const sweaters = offered('b', percent(20), 'exclusive', { target: { categories: ['sweater'] } });
    const evaluation = evaluate(
      [line('plain', 1_000, 1, { category: 'shirt' }), ...basket.slice(2)],
      [get(100), sweaters],
    );
    // One sweater brings the shirt, the other is still reduced.
    expect(discounts(evaluation)).toEqual({ a: 1_000, b: 600 });
    expect(discounts(evaluate(basket.slice(0, 1).concat(basket.slice(2)), [get(10), sweaters]))).toEqual({
      b: 1_200,
    });
  });

  test('a shirt in the basket without a sweater, or the other way round, is near', () => {
    expect(evaluate(basket.slice(2), [get(100)]).next).toMatchObject({ missingQuantity: 1 });
    expect(evaluate(basket.slice(0, 1), [get(100)]).next).toMatchObject({ missingQuantity: 1 });
  });

  test('a piece is taken for a set or given for it, never both (behaviour 27)', () => {
    const same = offered(
      'a',
      { kind: 'buy-get', buy: { target: aiming(shirts), quantity: 1 }, quantity: 1, percent: 100 },
      'exclusive',
      { target: shirts },
    );
    expect(evaluate([line('plain', 1_000, 1, { category: 'shirt' })], [same]).discountMinor).toBe(0);
    expect(evaluate(basket.slice(0, 2), [same]).discountMinor).toBe(4_000);
  });

  test.each([
    ['three of them for one price, twice', [line('a', 250, 4), line('b', 200, 2)], 400],
    ['no set that costs more than its pieces', [line('a', 150, 3)], 0],
  ])('%s', (_, lines, off) => {
    const bundle = offered(
      'a',
      { kind: 'bundle-price', amountMinor: 500, quantity: 3, parts: [] },
      'exclusive',
      {
        target: { categories: ['food'] },
      },
    );
    expect(evaluate(lines, [bundle]).discountMinor).toBe(off);
  });

  test('a menu of three parts costs its price, with the dearest of each', () => {
    const part = (category: string) => ({ target: aiming({ categories: [category] }), quantity: 1 });
    const menu = offered(
      'a',
      { kind: 'bundle-price', amountMinor: 900, quantity: 1, parts: [part('drink'), part('dessert')] },
      'exclusive',
      { target: { categories: ['sandwich'] } },
    );
    const lines = [
      line('ham', 500, 1, { category: 'sandwich' }),
      line('club', 700, 1, { category: 'sandwich' }),
      line('cola', 300, 1, { category: 'drink' }),
      line('cake', 400, 1, { category: 'dessert' }),
    ];
    expect(byLine(evaluate(lines, [menu]))).toEqual({ 'line-club': 250, 'line-cola': 107, 'line-cake': 143 });
    expect(evaluate(lines.slice(0, 3), [menu]).next).toMatchObject({ missingQuantity: 1 });
  });

  test('the second at half price is the cheaper one', () => {
    const evaluation = evaluate(
      [line('coffee', 500), line('tea', 300)],
      [offered('a', { kind: 'n-for-m', take: 2, pay: 1, percent: 50 }, 'exclusive')],
    );
    expect(evaluation.discountMinor).toBe(150);
  });
});

describe('what is limited', () => {
  test('the cheapest pieces get a percentage, the others nothing', () => {
    const cheapest = offered('a', { kind: 'percent-off', percent: 50, pick: 'cheapest' }, 'exclusive', {
      limits: { perTrip: 2 },
    });
    expect(
      byLine(evaluate([line('coffee', 500), line('tea', 300, 2), line('jam', 200)], [cheapest])),
    ).toEqual({
      'line-jam': 100,
      'line-tea': 150,
    });
  });

  test('the cheapest pieces have an amount off, or a price: what costs less than that already takes none of them', () => {
    const lines = [line('coffee', 500), line('tea', 300, 2), line('jam', 150)];
    const of = (benefit: Benefit, perTrip: number) =>
      byLine(
        evaluate(lines, [
          offered('a', { ...benefit, pick: 'cheapest' } as Benefit, 'exclusive', { limits: { perTrip } }),
        ]),
      );
    expect(of({ kind: 'amount-off', amountMinor: 100 }, 2)).toEqual({ 'line-jam': 100, 'line-tea': 100 });
    expect(of({ kind: 'fixed-price', amountMinor: 200 }, 1)).toEqual({ 'line-tea': 100 });
  });

  test('a dearer piece gets nothing of it, though the cheapest has a better offer', () => {
    const cheapest = offered('a', { kind: 'amount-off', amountMinor: 100, pick: 'cheapest' }, 'exclusive', {
      limits: { perTrip: 1 },
    });
    const better = offered('b', percent(50), 'exclusive', { target: { articleIds: ['jam'] } });
    expect(discounts(evaluate([line('coffee', 500), line('jam', 300)], [cheapest, better]))).toEqual({
      b: 150,
    });
  });

  test('an amount once per article is given once, on however many lines it was scanned', () => {
    const once = offered('a', { kind: 'amount-off', amountMinor: 200, per: 'article' }, 'stackable', {
      target: { articleIds: ['coffee', 'tea'] },
    });
    const coffees = [1, 2].map((at) => line('coffee', 500, 1, { lineId: `c${at}`, sequence: at }));
    expect(evaluate([...coffees, line('tea', 150)], [once]).discountMinor).toBe(350);
  });

  test('so many pieces of each article', () => {
    const each = offered('a', percent(50), 'exclusive', { limits: { perArticle: 1 } });
    expect(byLine(evaluate([line('coffee', 500, 3), line('tea', 300)], [each]))).toEqual({
      'line-coffee': 250,
      'line-tea': 150,
    });
  });

  test('a cap on the basket, a floor of the price and of the basket', () => {
    const lines = [line('coffee', 1_000, 3)];
    const off = (more: Partial<ExampleCampaign>) =>
      evaluate(lines, [offered('a', percent(50), 'exclusive', more)]).discountMinor;
    expect(off({ limits: { discountMinor: 700 }, currency: 'EUR' })).toBe(700);
    expect(off({ floor: { articlePercent: 80 } })).toBe(600);
    expect(off({ floor: { basketMinor: 2_500 }, currency: 'EUR' })).toBe(500);
  });

  test('a budget that does not cover a discount gives nothing, or what is left where it says so', () => {
    const off = (budgetPartly?: true) =>
      evaluate(
        [line('coffee', 1_000)],
        [
          offered('a', percent(50), 'exclusive', {
            budgetMinor: 9_000,
            currency: 'EUR',
            ...(budgetPartly ? { budgetPartly } : {}),
          }),
        ],
        { allowances: { a: { budgetLeftMinor: 300 } } },
      );
    expect(off()).toMatchObject({ discountMinor: 0, lost: [{ reason: 'budget-spent' }] });
    expect(off(true).discountMinor).toBe(300);
  });
});

test('of several kinds to buy each is bought again for each reward', () => {
  const ofArticle = (id: string, quantity = 1) => ({ target: aiming({ articleIds: [id] }), quantity });
  const ice: Benefit = {
    kind: 'buy-get',
    buy: ofArticle('pizza'),
    parts: [ofArticle('cola', 2)],
    quantity: 1,
    percent: 100,
  };
  const of = (...lines: BasketLine[]) =>
    evaluate(lines, [offered('a', ice, 'exclusive', { target: aiming({ articleIds: ['ice'] }) })]);
  expect(of(line('pizza', 900), line('cola', 200, 2), line('ice', 400)).discountMinor).toBe(400);
  expect(of(line('pizza', 900, 2), line('cola', 200, 4), line('ice', 400, 3)).discountMinor).toBe(800);
  expect(of(line('pizza', 900, 2), line('cola', 200, 3), line('ice', 400, 2)).discountMinor).toBe(400);
  const started = of(line('pizza', 900), line('cola', 200), line('ice', 400));
  expect([started.discountMinor, started.next?.missingQuantity]).toEqual([0, 1]);
});

test('a percentage off a set falls on its pieces alone', () => {
  const care: Benefit = {
    kind: 'bundle-percent-off',
    percent: 20,
    quantity: 1,
    parts: [{ target: aiming({ articleIds: ['gel'] }), quantity: 1 }],
  };
  const of = (...lines: BasketLine[]) =>
    evaluate(lines, [offered('a', care, 'exclusive', { target: aiming({ articleIds: ['shampoo'] }) })]);
  expect(of(line('shampoo', 500), line('gel', 700)).discountMinor).toBe(240);
  // The second shampoo has no gel; of two that are to be had the dearer one makes the set.
  expect(of(line('shampoo', 500, 2), line('gel', 700)).discountMinor).toBe(240);
  expect(of(line('shampoo', 500, 2), line('gel', 700, 2)).discountMinor).toBe(480);
  expect(of(line('shampoo', 500, 2)).discountMinor).toBe(0);
  expect(of(line('shampoo', 500)).next?.missingQuantity).toBe(1);
});

describe('a group of one article', () => {
  const second: Benefit = { kind: 'n-for-m', take: 2, pay: 1, percent: 50, ofOneArticle: true };
  const given = (lines: readonly BasketLine[], limits = {}) =>
    evaluate(lines, [offered('a', second, 'exclusive', { limits })]);

  test('the second one that is the same is at half its price, and no other', () => {
    expect(given([line('coffee', 400), line('tea', 300)]).discountMinor).toBe(0);
    expect(given([line('coffee', 400, 2), line('tea', 300)]).discountMinor).toBe(200);
    expect(given([line('coffee', 400, 3), line('tea', 300, 2)]).discountMinor).toBe(350);
    // On two lines, as after something between them.
    const again = line('coffee', 400, 1, { lineId: 'again', sequence: 9 });
    expect(given([line('coffee', 400), line('tea', 300), again]).discountMinor).toBe(200);
  });

  test('of more groups than the limit those that gain most are given', () => {
    const basket = [line('tea', 300, 2), line('coffee', 400, 4)];
    expect(given(basket, { perTrip: 2 }).discountMinor).toBe(400);
    expect(given(basket).discountMinor).toBe(550);
  });

  test('what the next group lacks is told of the article that is nearest', () => {
    const three: Benefit = { kind: 'n-for-m', take: 3, pay: 2, ofOneArticle: true };
    const { next } = evaluate([line('coffee', 400, 2), line('tea', 300)], [offered('a', three, 'exclusive')]);
    expect(next?.missingQuantity).toBe(1);
  });
});

describe('steps and conditions', () => {
  const spend: Benefit = {
    kind: 'steps',
    by: 'amount',
    gives: 'amount',
    steps: [
      { from: 3_000, off: 300 },
      { from: 5_000, off: 800 },
    ],
  };

  test.each([
    [4_999, 0, 1],
    [5_000, 1_000, undefined],
    [5_001, 1_000, 4_999],
    [14_999, 2_000, 1],
    [15_000, 3_000, undefined],
    [60_000, 3_000, undefined],
  ])(
    'of %d, 10 for each 50, three times at most, is %d; to the next it is %p',
    (price, off, missingMinor) => {
      const each: Benefit = {
        kind: 'steps',
        by: 'amount',
        gives: 'amount',
        steps: [{ from: 5_000, off: 1_000 }],
        repeats: true,
      };
      const limits = { perTrip: 3 };
      const evaluation = evaluate(
        [line('coffee', price)],
        [offered('a', each, 'exclusive', { currency: 'EUR', limits })],
      );
      expect([evaluation.discountMinor, evaluation.next?.missingMinor]).toEqual([off, missingMinor]);
    },
  );

  test.each([
    [2_999, 0, 1],
    [3_000, 300, 2_000],
    [4_999, 300, 1],
    [5_000, 800, undefined],
  ])('of %d, spend and save gives %d; to the next step it is %p', (price, off, missingMinor) => {
    const evaluation = evaluate(
      [line('coffee', price)],
      [offered('a', spend, 'exclusive', { currency: 'EUR' })],
    );
    expect(evaluation.discountMinor).toBe(off);
    expect(evaluation.next?.missingMinor).toBe(missingMinor);
  });

  test('steps of pieces give a percentage', () => {
    const pieces: Benefit = {
      kind: 'steps',
      by: 'quantity',
      gives: 'percent',
      steps: [
        { from: 2, off: 10 },
        { from: 4, off: 25 },
      ],
    };
    const off = (quantity: number) =>
      evaluate([line('coffee', 1_000, quantity)], [offered('a', pieces, 'stackable', { target: coffee })])
        .discountMinor;
    expect([off(1), off(2), off(3), off(4)]).toEqual([0, 200, 300, 1_000]);
  });

  test('a gift is given with what it asks for, and what is missing is said', () => {
    const gift = offered('a', percent(100), 'exclusive', {
      target: { articleIds: ['bag'] },
      limits: { perTrip: 1 },
      conditions: [from(2_000), { target: aiming(coffee), minimumQuantity: 2 }],
    });
    const lines = [line('bag', 150, 2), line('coffee', 900, 1)];
    expect(evaluate(lines, [gift])).toMatchObject({ discountMinor: 0, next: { missingQuantity: 1 } });
    expect(byLine(evaluate([...lines, line('coffee', 900, 1, { lineId: 'again' })], [gift]))).toEqual({
      'line-bag': 150,
    });
  });

  test('a threshold counts deposits, VAT and other offers as it says', () => {
    const lines = [
      line('water', 1_200, 1, { vatBasisPoints: 2_000 }),
      line('crate', 300, 1, { deposit: true }),
    ];
    const first = offered('first', percent(10), 'stackable', { priority: 9 });
    const off = (condition: ReturnType<typeof from>) => {
      const second = offered('a', { kind: 'basket-amount-off', amountMinor: 100 }, 'stackable', {
        conditions: [condition],
      });
      const evaluation = evaluate(lines, [first, second]);
      return discounts(evaluation).a ?? evaluation.lost.map(({ reason }) => reason);
    };
    expect(off(from(1_200))).toBe(100);
    expect(off(from(1_500, { withDeposits: true }))).toBe(100);
    expect(off(from(1_500))).toEqual([]);
    expect(off(from(1_000, { withoutVat: true }))).toBe(100);
    expect(off(from(1_001, { withoutVat: true }))).toEqual([]);
    expect(off(from(1_080, { afterOffers: true }))).toBe(100);
    expect(off(from(1_081, { afterOffers: true }))).toEqual(['below-threshold']);
  });

  test('an amount without VAT lowers prices by more, each by its rate', () => {
    const lines = [
      line('wine', 1_200, 1, { vatBasisPoints: 2_000 }),
      line('bread', 1_055, 1, { vatBasisPoints: 550 }),
    ];
    const evaluation = evaluate(lines, [
      offered('a', { kind: 'basket-amount-off', amountMinor: 200, withoutVat: true }, 'exclusive'),
    ]);
    expect(evaluation.discountMinor).toBe(120 + 106);
  });
});

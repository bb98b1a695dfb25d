import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { compileCampaign } from './compiled-campaign';
import { openDryRun, type Tried } from './dry-run';
import type { Figures } from './dry-run-figures';
import { type ExampleCampaign, evaluateExample, exampleContent, line, noon } from './examples';
import { lineReader, type Sale } from './sale';
import { anonymous, type Shopper } from './shopper';

const hour = 3_600_000;
const coffee = line('coffee', 1_000);

const compiled = (campaign: ExampleCampaign) =>
  compileCampaign({
    campaignId: campaign.id,
    version: 1,
    brandId: campaign.brandId,
    content: exampleContent(campaign),
  });

const saleOf = (change: Partial<Sale> = {}, at = 0): Sale => ({
  receiptId: `receipt-${at}`,
  storeId: 'store',
  at: new Date(noon.getTime() + at * hour),
  businessDate: '2026-06-01',
  currency: 'EUR',
  lines: [coffee],
  given: [],
  ...change,
});

const memberOf = (memberId: string | undefined): Shopper =>
  memberId === undefined
    ? anonymous
    : { kind: 'member', memberId, personalised: false, boughtCategories: new Set() };

const tryOn = (
  sales: readonly Sale[],
  { others = [], tried }: { others?: readonly ExampleCampaign[]; tried: readonly ExampleCampaign[] },
): Tried[] => {
  const run = openDryRun({ others: others.map(compiled), tried: tried.map(compiled), messagesPerWeek: 20 });
  for (const sale of sales) run.take({ sale, shopper: memberOf(sale.memberId) });
  return run.results();
};

const discountOf = (sale: Sale, campaigns: readonly ExampleCampaign[]): number =>
  evaluateExample(lineReader()(sale), campaigns, { storeId: sale.storeId, shopper: memberOf(sale.memberId) })
    .discountMinor;

const only = ([tried]: readonly Tried[]): Tried & { total: Figures } => {
  const [total] = tried?.totals ?? [];
  if (!tried || !total) throw new Error('no figures');
  return { ...tried, total };
};

const tenPercent = { id: 'ten', benefit: { kind: 'percent-off', percent: 10 } } as const;

test('says what it would have cost, whom it would have reached and what is paid with it', () => {
  const { total } = only(
    tryOn([saleOf(), saleOf({ memberId: 'ann' }, 1), saleOf({ memberId: 'ann' }, 2)], {
      tried: [tenPercent],
    }),
  );
  expect(total).toEqual({
    currency: 'EUR',
    sales: 3,
    reachedSales: 3,
    reachedMembers: 1,
    reachedPeople: 2,
    costMinor: 300,
    raisedMinor: 0,
    points: 0,
    takenMinor: 0,
    goodsMinor: 3_000,
    withoutMinor: 0,
    thenMinor: 0,
    knownMinor: 0,
    marginWithoutMinor: 0,
    marginMinor: 0,
  });
});

test('what prices were raised by is told apart and uses no budget', () => {
  const lowerBefore = [{ minor: 100, until: '2026-05-30T00:00:00.000Z' }];
  const sold = saleOf({ lines: [line('coffee', 1_000, 1, { lowerBefore })] });
  const amount = { id: 'amount', benefit: { kind: 'amount-off', amountMinor: 20 }, budgetMinor: 40 } as const;
  const { total } = only(tryOn([sold, sold, sold], { tried: [amount] }));
  expect(total).toMatchObject({ reachedSales: 2, costMinor: 1_840, raisedMinor: 1_800 });
});

test('the margin is told with it and without, of what its cost is known of', () => {
  const bought = { ...line('coffee', 1_200), vatBasisPoints: 2_000, costMinor: 600 };
  const unknown = line('tea', 1_000);
  const others = [{ id: 'five', benefit: { kind: 'percent-off', percent: 5 } }] as const;
  const sales = [saleOf({ lines: [bought, unknown] }), saleOf({ lines: [unknown] }, 1)];
  const { total } = only(tryOn(sales, { others, tried: [tenPercent] }));
  expect(total).toMatchObject({
    goodsMinor: 3_200,
    knownMinor: 1_200,
    marginWithoutMinor: 350,
    marginMinor: 300,
  });
});

test('a code counts as entered by everybody, those of other campaigns by nobody', () => {
  const code = { ...tenPercent, stacking: 'always' as const, coupon: 'TEN' };
  const { total } = only(
    tryOn([saleOf()], { others: [{ ...code, id: 'other', coupon: 'X' }], tried: [code] }),
  );
  expect(total).toMatchObject({ costMinor: 100, takenMinor: 0, withoutMinor: 0 });
});

test('what it takes from the others is named, campaign by campaign', () => {
  const others = [
    { id: 'five', benefit: { kind: 'percent-off', percent: 5 } },
    { id: 'tea', benefit: { kind: 'percent-off', percent: 50 }, target: { articleIds: ['tea'] } },
  ] as const;
  const sale = saleOf({
    lines: [coffee, line('tea', 200)],
    given: [{ campaignId: 'five', discountMinor: 50 }],
  });
  const { total, taken } = only(tryOn([sale], { others, tried: [tenPercent] }));
  expect(total).toMatchObject({ costMinor: 100, takenMinor: 50, withoutMinor: 150, thenMinor: 50 });
  expect(taken).toEqual([{ campaignId: 'five', currency: 'EUR', minor: 50 }]);
});

test('it acts as if it had run at the time, whatever its window, by its hours alone', () => {
  const window = { from: new Date('2030-01-01T00:00:00Z'), to: new Date('2030-02-01T00:00:00Z') };
  const hours = { days: ['monday'], fromMinute: 12 * 60, untilMinute: 13 * 60 } as const;
  const run = openDryRun({
    messagesPerWeek: 20,
    others: [],
    tried: [compiled({ ...tenPercent, ...window, hours })],
  });
  for (const at of [-1, 0, 1])
    run.take({ sale: saleOf({}, at), shopper: anonymous, timeZone: 'Europe/London' });
  expect(only(run.results()).total).toMatchObject({ sales: 3, reachedSales: 1 });
});

test('limits and budgets are used up in the order of the sales, by each campaign for itself', () => {
  const sales = [0, 1, 2, 3].map((at) => saleOf({ memberId: at < 3 ? 'ann' : 'bob' }, at));
  const costs = tryOn(sales, {
    tried: [
      { ...tenPercent, limits: { total: 3 } },
      { ...tenPercent, limits: { perMember: 1 } },
      { ...tenPercent, budgetMinor: 150 },
      { ...tenPercent, budgetMinor: 150, budgetPartly: true, currency: 'EUR' },
    ],
  }).map(({ totals }) => totals[0]?.costMinor);
  expect(costs).toEqual([300, 200, 100, 150]);
});

test('limits of a day and of a store hold by the clock of the store', () => {
  // Three sales in Paris before midnight and one after it, and one in another store.
  const night = Date.parse('2026-06-01T21:00:00Z');
  const sales = ([0, 10, 20, 70, 30] as const).map((minutes, at) =>
    saleOf(
      { memberId: 'ann', storeId: at < 4 ? 'store' : 'other', at: new Date(night + minutes * 60_000) },
      at,
    ),
  );
  const run = openDryRun({
    messagesPerWeek: 20,
    others: [],
    tried: [{ perMemberPerDay: 1 }, { perDay: 2 }, { perStore: 2 }, { perStorePerDay: 1 }].map((limits) =>
      compiled({ ...tenPercent, limits }),
    ),
  });
  for (const sale of sales) run.take({ sale, shopper: memberOf('ann'), timeZone: 'Europe/Paris' });
  expect(run.results().map(({ totals }) => totals[0]?.costMinor)).toEqual([200, 300, 300, 300]);
});

test('a budget of another campaign that is spared is spent later, and counts against what was taken', () => {
  const others = [{ ...tenPercent, id: 'other', budgetMinor: 100 }];
  const tried = [
    {
      id: 'half',
      benefit: { kind: 'percent-off', percent: 50 },
      target: { articleIds: ['coffee'] },
    } as const,
  ];
  const sales = [saleOf({}, 0), saleOf({ lines: [line('tea', 1_000)] }, 1)];
  expect(only(tryOn(sales, { others, tried })).total).toMatchObject({
    costMinor: 500,
    takenMinor: 0,
    withoutMinor: 100,
  });
});

test('a campaign that aims at nothing that was sold gives nothing and takes nothing', () => {
  const others = [{ ...tenPercent, id: 'other', limits: { total: 1 } }];
  const tried = [{ ...tenPercent, target: { articleIds: ['soap'] } }];
  const { total, taken } = only(tryOn([saleOf(), saleOf({}, 1)], { others, tried }));
  expect(total).toMatchObject({ sales: 2, reachedSales: 0, costMinor: 0, takenMinor: 0, withoutMinor: 100 });
  expect(taken).toEqual([]);
});

test('deposits are in no amount', () => {
  const bottle = line('bottle', 25, 1, { deposit: true });
  expect(only(tryOn([saleOf({ lines: [coffee, bottle] })], { tried: [tenPercent] })).total).toMatchObject({
    goodsMinor: 1_000,
    costMinor: 100,
  });
});

const anySales = fc
  .array(
    fc.record({
      lines: anyLines(5),
      storeId: fc.constantFrom('one', 'two', 'three'),
      businessDate: fc.constantFrom('2026-06-01', '2026-06-02'),
      memberId: fc.constantFrom(undefined, 'ann', 'bob'),
    }),
    { maxLength: 12 },
  )
  .map((sales) => sales.map((sale, at) => saleOf(sale, at)));

const summed = [
  'sales',
  'reachedSales',
  'costMinor',
  'raisedMinor',
  'points',
  'takenMinor',
  'goodsMinor',
  'knownMinor',
  'marginMinor',
] as const;
const sumOf = (list: readonly Figures[]) =>
  summed.map((name) => list.reduce((sum, figures) => sum + figures[name], 0));

test('stores add up to the total, days and what was taken of each campaign too', () => {
  fc.assert(
    fc.property(anySales, anyCampaigns(5), ([...sales], [tried, ...others]) => {
      if (!tried || sales.length === 0) return;
      const [result] = tryOn(sales, { others, tried: [tried] });
      if (!result) throw new Error('no result');
      expect(sumOf(result.stores)).toEqual(sumOf(result.totals));
      expect(sumOf(result.days)).toEqual(sumOf(result.totals));
      const [total] = result.totals;
      expect(result.taken.reduce((sum, { minor }) => sum + minor, 0)).toBe(total?.takenMinor);
    }),
    { numRuns: 300 },
  );
});

/** What a campaign may be limited by, of which some baskets get more with another campaign than without it. */
const anyBound: fc.Arbitrary<Pick<ExampleCampaign, 'limits' | 'budgetMinor' | 'budgetPartly'>> = fc.oneof(
  fc.constant({}),
  fc.nat(4).map((uses) => ({ limits: { total: uses + 1 } })),
  fc.constantFrom('perMember', 'perDay', 'perStore').map((limit) => ({ limits: { [limit]: 1 } })),
  fc
    .tuple(fc.integer({ min: 1, max: 3_000 }), fc.boolean())
    .map(([budgetMinor, budgetPartly]) => ({ budgetMinor, budgetPartly })),
);

test('what is skipped because it does not concern the campaign would have come to the same, limits of all included', () => {
  const nothing = { ...tenPercent, id: 'nothing', target: { articleIds: ['nothing'] } };
  fc.assert(
    fc.property(
      anySales,
      anyCampaigns(5),
      fc.array(anyBound, { minLength: 5, maxLength: 5 }),
      (sales, campaigns, bounds) => {
        const limited = campaigns.map((one, at) => ({
          ...one,
          ...bounds[at],
          limits: { ...one.limits, ...bounds[at]?.limits },
        }));
        const [tried, ...others] = limited;
        if (!tried || sales.length === 0) return;
        const { totals, taken } = tryOn(sales, { others, tried: [tried] })[0] ?? { totals: [], taken: [] };
        const [sums] = totals;
        if (!sums) throw new Error('no result');
        const all = only(tryOn(sales, { others: limited, tried: [nothing] })).total;
        expect(sums.withoutMinor + sums.costMinor - sums.takenMinor).toBe(all.withoutMinor);
        expect(taken.reduce((sum, { minor }) => sum + minor, 0)).toBe(sums.takenMinor);
        const alone = sales.reduce((sum, sale) => sum + discountOf(sale, others), 0);
        if (others.every(({ budgetMinor, limits }) => budgetMinor === undefined && isFree(limits)))
          expect(sums.withoutMinor).toBe(alone);
      },
    ),
    { numRuns: 1_000 },
  );
});

const isFree = (limits: ExampleCampaign['limits']) =>
  (['perMember', 'perDay', 'perStore', 'total'] as const).every((limit) => limits?.[limit] === undefined);

import fc from 'fast-check';
import { anyCampaigns, anyLines, anyTarget } from '../testing/arbitrary-offers';
import type { BasketLine } from './basket';
import type { Condition } from './campaign-content';
import { compileCampaign } from './compiled-campaign';
import { areMet, compileCondition } from './conditions';
import { openDryRun, type Tried } from './dry-run';
import { type ExampleCampaign, exampleContent, from, line, noon } from './examples';
import type { Sale } from './sale';
import { anonymous, type Shopper } from './shopper';
import { isInTarget } from './target';

const day = 24 * 3_600_000;

const compiled = (campaign: ExampleCampaign) =>
  compileCampaign({
    campaignId: campaign.id,
    version: 1,
    brandId: campaign.brandId,
    content: exampleContent(campaign),
  });

const message = (more: Partial<ExampleCampaign> = {}): ExampleCampaign => ({
  id: 'said',
  benefit: { kind: 'message' },
  trigger: 'line-scanned',
  ...more,
});

/** A line that came into the basket in that place. */
const at = (sequence: number, articleId: string, minor: number, more: Partial<BasketLine> = {}) =>
  line(articleId, minor, 1, { sequence, ...more });

const saleOf = (lines: readonly BasketLine[], change: Partial<Sale> = {}): Sale => ({
  receiptId: 'receipt',
  storeId: 'store',
  at: noon,
  businessDate: '2026-06-01',
  currency: 'EUR',
  lines,
  given: [],
  ...change,
});

const memberOf = (memberId: string | undefined, more: Partial<Shopper> = {}): Shopper =>
  memberId === undefined
    ? anonymous
    : { kind: 'member', memberId, personalised: true, boughtCategories: new Set(), ...more };

const tryOn = (
  campaign: ExampleCampaign,
  sales: readonly Sale[],
  {
    others = [],
    messagesPerWeek = 20,
    shopperOf = ({ memberId }) => memberOf(memberId),
  }: {
    others?: readonly ExampleCampaign[];
    messagesPerWeek?: number;
    shopperOf?: (sale: Sale) => Shopper;
  } = {},
): Tried => {
  const run = openDryRun({ others: others.map(compiled), tried: [compiled(campaign)], messagesPerWeek });
  for (const sale of sales) run.take({ sale, shopper: shopperOf(sale) });
  const [tried] = run.results();
  if (!tried) throw new Error('nothing was tried');
  return tried;
};

/** On how many of the sales it would have been said. */
const said = (...asked: Parameters<typeof tryOn>): number =>
  tryOn(...asked).totals.reduce((sum, { reachedSales }) => sum + reachedSales, 0);

test('is said on the sales that call for it, to their members, and costs nothing', () => {
  const tea = saleOf([at(1, 'tea', 300)]);
  const sales = [tea, { ...tea, memberId: 'ann' }, { ...tea, memberId: 'ann' }, saleOf([at(1, 'milk', 100)])];
  const others = [{ id: 'ten', benefit: { kind: 'percent-off', percent: 10 } }] as const;
  const { totals, taken } = tryOn(message({ target: { articleIds: ['tea'] } }), sales, { others });
  expect(totals).toMatchObject([
    {
      sales: 4,
      reachedSales: 3,
      reachedMembers: 1,
      reachedPeople: 2,
      costMinor: 0,
      points: 0,
      takenMinor: 0,
      goodsMinor: 1_000,
      withoutMinor: 100,
    },
  ]);
  expect(taken).toEqual([]);
});

test('is said where a scan found the basket on the way, by the order in which its lines came', () => {
  const nearly = message({ conditions: [from(3_000, { fromPercent: 80 })] });
  const lines = (...places: readonly number[]) =>
    saleOf([1_000, 1_500, 2_000].map((minor, place) => at(places[place] ?? 0, `article ${place}`, minor)));
  // 10, 25, 45: it was on the way at 25.
  expect(said(nearly, [lines(1, 2, 3)])).toBe(1);
  // 20, 35, 45: no scan found it there.
  expect(said(nearly, [lines(3, 2, 1)])).toBe(0);
});

test('takes the order of the receipt where that of the scans was not kept', () => {
  const asked = message({
    target: { articleIds: ['tea'] },
    conditions: [from(350, { fromPercent: 80 })],
  });
  const plain = ({ sequence: _, ...one }: BasketLine) => one as BasketLine;
  const [tea, milk] = [plain(at(1, 'tea', 300)), plain(at(2, 'milk', 100))];
  // 3.00 is on the way to 3.50, 1.00 is not, and 4.00 is there.
  expect(said(asked, [saleOf([tea, milk])])).toBe(1);
  expect(said(asked, [saleOf([milk, tea])])).toBe(0);
});

test('a greeting is said on every trip, what is said at the end where some of it was bought', () => {
  const sales = [saleOf([at(1, 'tea', 300)]), saleOf([at(1, 'milk', 100)])];
  expect(said(message({ trigger: 'trip-opened' }), sales)).toBe(2);
  expect(said(message({ trigger: 'trip-ended', target: { articleIds: ['tea'] } }), sales)).toBe(1);
});

test('is for its audience: whoever has no card, or members, but for the control', () => {
  const sales = [undefined, 'ann', 'bob'].map((memberId) =>
    saleOf([at(1, 'tea', 300)], memberId === undefined ? {} : { memberId }),
  );
  expect(said(message({ audience: { kind: 'anonymous' } }), sales)).toBe(1);
  expect(said(message({ audience: { kind: 'members' } }), sales)).toBe(2);
  const experiment = { name: 'one', controlPercent: 100, fromPercent: 0, toPercent: 0 };
  expect(said(message({ audience: { kind: 'members' }, experiment }), sales)).toBe(0);
});

test('is not said to whoever declined it, or wants no messages', () => {
  const sales = ['ann', 'bob', 'eve'].map((memberId) => saleOf([at(1, 'tea', 300)], { memberId }));
  const shopperOf = ({ memberId }: Sale) =>
    memberOf(memberId, {
      declined: new Set(memberId === 'ann' ? ['said'] : []),
      wantsQuiet: memberId === 'bob',
    } as Partial<Shopper>);
  expect(tryOn(message(), sales, { shopperOf }).totals).toMatchObject([
    { reachedSales: 1, reachedMembers: 1 },
  ]);
});

test('its limits hold, and what a paid place is capped at', () => {
  const sales = [0, 1, 2, 3].map((days) =>
    saleOf([at(1, 'tea', 300)], { memberId: 'ann', at: new Date(noon.getTime() + days * day) }),
  );
  expect(said(message({ limits: { perMember: 2 } }), sales)).toBe(2);
  expect(said(message({ limits: { total: 3 } }), sales)).toBe(3);
  const placement = { billing: 'redemption', priceMinor: 100, capMinor: 100 } as const;
  const paid = message({ brandId: 'brand', placement, target: { articleIds: ['tea'] }, currency: 'EUR' });
  expect(said(paid, sales)).toBe(1);
});

test('a paid place is silent where its brand is in the basket already', () => {
  const placement = { billing: 'redemption', priceMinor: 100, capMinor: 10_000 } as const;
  const paid = message({ brandId: 'brand', placement, target: { articleIds: ['tea'] }, currency: 'EUR' });
  const own = at(1, 'juice', 200, { brandId: 'brand' });
  expect(said(paid, [saleOf([own, at(2, 'tea', 300)])])).toBe(0);
  expect(said(paid, [saleOf([at(1, 'tea', 300), { ...own, sequence: 2 }])])).toBe(1);
});

const anyConditions: fc.Arbitrary<Condition[]> = fc
  .array(
    fc.record({
      target: anyTarget,
      minimumQuantity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      minimumMinor: fc.option(fc.integer({ min: 1, max: 6_000 }), { nil: undefined }),
      fromPercent: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    }),
    { maxLength: 3 },
  )
  .map((conditions) => JSON.parse(JSON.stringify(conditions)) as Condition[]);

/** Lines with the places in which they came, in any order. */
const anyScans = fc.tuple(anyLines(8), fc.infiniteStream(fc.nat())).map(([lines, luck]) =>
  lines
    .map((one) => ({ one, place: luck.next().value ?? 0 }))
    .sort((left, right) => left.place - right.place)
    .map(({ one }, place) => ({ ...one, sequence: place + 1 })),
);

test('is said exactly where a scan found what it targets, and its conditions', () => {
  let saidAtAll = 0;
  fc.assert(
    fc.property(anyScans, anyTarget, anyConditions, (lines, target, conditions) => {
      const asked = conditions.map((one) => compileCondition(one, undefined));
      const called = lines.some(
        (one, place) =>
          !one.deposit &&
          areMet(asked, lines.slice(0, place + 1)) &&
          (asked.length === 0 ? [one] : lines.slice(0, place + 1)).some(
            (other) => !other.deposit && isInTarget(target)(other),
          ),
      );
      if (called) saidAtAll += 1;
      const onReceipt = [...lines].sort((left, right) => (left.articleId < right.articleId ? -1 : 1));
      expect(said(message({ target, conditions }), [saleOf(onReceipt)])).toBe(called ? 1 : 0);
    }),
    { numRuns: 500 },
  );
  expect(saidAtAll).toBeGreaterThan(50);
});

test('in whatever order they were scanned, a basket that has it in the end was told, unless that is only on the way', () => {
  fc.assert(
    fc.property(anyScans, anyConditions, (lines, drawn) => {
      const conditions = drawn.map(({ fromPercent: _, ...one }) => one);
      const holds = areMet(
        conditions.map((one) => compileCondition(one, undefined)),
        lines,
      );
      // A deposit calls for nothing: the last scan may be one.
      fc.pre(lines.every(({ deposit }) => !deposit) && lines.length > 0);
      expect(said(message({ conditions }), [saleOf(lines)])).toBe(holds ? 1 : 0);
    }),
  );
});

test('nobody is told more often in seven days than members may be, nor less often without need', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(undefined, 'ann', 'bob'), fc.nat(72)), { maxLength: 30 }),
      fc.integer({ min: 0, max: 3 }),
      (visits, messagesPerWeek) => {
        let hours = 0;
        const sales = visits.map(([memberId, later]) => {
          hours += later;
          const when = { at: new Date(noon.getTime() + hours * 3_600_000) };
          return saleOf([at(1, 'tea', 300)], memberId === undefined ? when : { ...when, memberId });
        });
        const run = openDryRun({ others: [], tried: [compiled(message())], messagesPerWeek });
        let before = 0;
        const told: Sale[] = [];
        for (const sale of sales) {
          run.take({ sale, shopper: memberOf(sale.memberId) });
          const now = run.results()[0]?.totals[0]?.reachedSales ?? 0;
          const lately = told.filter(
            (one) => one.memberId === sale.memberId && one.at.getTime() > sale.at.getTime() - 7 * day,
          );
          expect(now - before).toBe(sale.memberId === undefined || lately.length < messagesPerWeek ? 1 : 0);
          if (now > before) told.push(sale);
          before = now;
        }
      },
    ),
  );
});

test('whatever else runs, a message takes nothing off and nothing from it; stores and days add up', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          lines: anyScans,
          storeId: fc.constantFrom('one', 'two'),
          businessDate: fc.constantFrom('2026-06-01', '2026-06-02'),
          memberId: fc.constantFrom('ann', 'bob'),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      anyCampaigns(4),
      anyConditions,
      (sales, others, conditions) => {
        const all = sales.map(({ lines, ...change }) => saleOf(lines, change));
        const { totals, stores, days, taken } = tryOn(message({ conditions }), all, { others });
        const reached = (list: readonly { reachedSales: number }[]) =>
          list.reduce((sum, { reachedSales }) => sum + reachedSales, 0);
        expect([taken, reached(stores), reached(days)]).toEqual([[], reached(totals), reached(totals)]);
        for (const { costMinor, takenMinor, points, marginMinor, marginWithoutMinor } of totals)
          expect([costMinor, takenMinor, points, marginMinor]).toEqual([0, 0, 0, marginWithoutMinor]);
      },
    ),
  );
});

import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import type { BasketLine } from './basket';
import { type ExampleCampaign, evaluateExample, line } from './examples';
import { someMember } from './shopper';

const percentOff = (id: string, percent: number, more: Partial<ExampleCampaign> = {}): ExampleCampaign => ({
  id,
  benefit: { kind: 'percent-off', percent },
  ...more,
});
const capped = (percent: number) => ({ promotionCapBasisPoints: percent * 100 });
const off = (lines: readonly BasketLine[], campaigns: readonly ExampleCampaign[]) =>
  evaluateExample(lines, campaigns).discountMinor;

test('offers together take no more off an article than its cap, and say so', () => {
  const coffee = line('coffee', 1_000, 1, capped(34));
  expect(off([coffee], [percentOff('half', 50)])).toBe(340);
  const stacked = [
    percentOff('a', 30, { stacking: 'stackable', priority: 2 }),
    percentOff('b', 20, { stacking: 'stackable', priority: 1 }),
    percentOff('c', 10, { stacking: 'always' }),
  ];
  const evaluation = evaluateExample([coffee], stacked);
  expect(
    evaluation.applied.map(({ campaign, discountMinor }) => [campaign.campaignId, discountMinor]),
  ).toEqual([
    ['a', 300],
    ['b', 40],
  ]);
  expect(evaluation.lost).toMatchObject([{ campaign: { campaignId: 'c' }, reason: 'promotion-cap' }]);
});

test('an offer that lost for another reason is not said to meet a cap that was not reached', () => {
  const coffee = line('coffee', 1_000, 1, capped(34));
  const { lost } = evaluateExample(
    [coffee],
    [
      percentOff('a', 10, { stacking: 'stackable', priority: 1 }),
      percentOff('floored', 10, { stacking: 'stackable', floor: { articlePercent: 95 } }),
    ],
  );
  expect(lost).toMatchObject([{ campaign: { campaignId: 'floored' }, reason: 'nothing-left' }]);
});

test('a set, an amount and a gift stop at the cap of each article; what has none goes on', () => {
  const coffee = line('coffee', 1_000, 3, capped(34));
  // The free one of three is spread over them: 333.33 of 1000 each.
  expect(off([coffee], [{ id: 'three', benefit: { kind: 'n-for-m', take: 3, pay: 2 } }])).toBe(1_000);
  expect(off([coffee], [{ id: 'two', benefit: { kind: 'n-for-m', take: 3, pay: 1 } }])).toBe(1_020);
  const amount: ExampleCampaign = {
    id: 'amount',
    benefit: { kind: 'basket-amount-off', amountMinor: 2_000 },
  };
  expect(off([coffee], [amount])).toBe(1_020);
  expect(off([coffee, line('soap', 3_000)], [amount])).toBe(2_000);
  const fixed: ExampleCampaign = {
    id: 'fixed',
    benefit: { kind: 'fixed-price', amountMinor: 100 },
    target: { articleIds: ['coffee'] },
  };
  expect(off([coffee], [fixed])).toBe(1_020);
});

test('an article whose cap is nothing has neither discount nor bonus points', () => {
  const milk = line('milk', 1_000, 2, capped(0));
  const campaigns: ExampleCampaign[] = [
    percentOff('half', 50),
    { id: 'points', benefit: { kind: 'points', points: 10, per: 'unit' }, audience: { kind: 'members' } },
  ];
  const evaluation = evaluateExample([milk], campaigns, { shopper: someMember });
  expect(evaluation).toMatchObject({ discountMinor: 0, bonusPoints: 0, applied: [] });
  const beside = evaluateExample([milk, line('tea', 500)], campaigns, { shopper: someMember });
  expect(beside).toMatchObject({ discountMinor: 250, bonusPoints: 10 });
});

/** The lines, some of them of an article with a cap. */
const withCaps = fc
  .tuple(
    anyLines(8),
    fc.array(fc.constantFrom(undefined, 0, 1, 3_400, 9_999, 10_000), { minLength: 6, maxLength: 6 }),
  )
  .map(([lines, caps]) =>
    lines.map((one): BasketLine => {
      const cap = caps[['coffee', 'tea', 'milk', 'bread', 'rice', 'soap'].indexOf(one.articleId)];
      return cap === undefined ? one : { ...one, promotionCapBasisPoints: cap };
    }),
  );

test('whatever the campaigns, no line gets more off than its cap', () => {
  fc.assert(
    fc.property(withCaps, anyCampaigns(7), (lines, campaigns) => {
      const evaluation = evaluateExample(lines, campaigns, { shopper: someMember });
      const given = new Map<string, number>();
      for (const { lines: parts } of evaluation.applied)
        for (const { lineId, discountMinor } of parts)
          given.set(lineId, (given.get(lineId) ?? 0) + discountMinor);
      for (const { lineId, amountMinor, promotionCapBasisPoints = 10_000 } of lines)
        expect((given.get(lineId) ?? 0) * 10_000).toBeLessThanOrEqual(amountMinor * promotionCapBasisPoints);
    }),
    { numRuns: 600 },
  );
});

test('a cap of all of the price is no cap', () => {
  fc.assert(
    fc.property(anyLines(8), anyCampaigns(7), (lines, campaigns) => {
      const plain = (some: readonly BasketLine[]) =>
        evaluateExample(some, campaigns, { shopper: someMember }).discountMinor;
      expect(plain(lines.map((one) => ({ ...one, ...capped(100) })))).toBe(plain(lines));
    }),
  );
});

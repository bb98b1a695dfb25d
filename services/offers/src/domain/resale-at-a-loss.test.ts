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
const notBelow = (resaleThresholdMinor: number) => ({ resaleThresholdMinor });
const off = (lines: readonly BasketLine[], campaigns: readonly ExampleCampaign[]) =>
  evaluateExample(lines, campaigns).discountMinor;

test('offers together stop where an article would be resold at a loss, and say so', () => {
  const coffee = line('coffee', 1_000, 1, notBelow(720));
  expect(off([coffee], [percentOff('fifth', 20)])).toBe(200);
  expect(off([coffee], [percentOff('half', 50)])).toBe(280);
  const { applied, lost } = evaluateExample(
    [coffee],
    [
      percentOff('a', 25, { stacking: 'stackable', priority: 2 }),
      percentOff('b', 20, { stacking: 'stackable', priority: 1 }),
      percentOff('c', 10, { stacking: 'always' }),
    ],
  );
  expect(applied.map(({ campaign, discountMinor }) => [campaign.campaignId, discountMinor])).toEqual([
    ['a', 250],
    ['b', 30],
  ]);
  expect(lost).toMatchObject([{ campaign: { campaignId: 'c' }, reason: 'resale-at-a-loss' }]);
});

test('of a cap and a threshold the one that is met first counts, and is the one that is told', () => {
  const capped = { promotionCapBasisPoints: 3_400 };
  const others = [
    percentOff('a', 50, { stacking: 'stackable', priority: 1 }),
    percentOff('b', 10, { stacking: 'always' }),
  ];
  const told = (more: Partial<BasketLine>) => {
    const { discountMinor, lost } = evaluateExample([line('coffee', 1_000, 1, more)], others);
    return [discountMinor, ...lost.map(({ reason }) => reason)];
  };
  expect(told({ ...capped, ...notBelow(500) })).toEqual([340, 'promotion-cap']);
  expect(told({ ...capped, ...notBelow(800) })).toEqual([200, 'resale-at-a-loss']);
});

test('each piece of a line keeps its part of the threshold, and what has none goes on', () => {
  const coffee = line('coffee', 1_000, 3, notBelow(2_100));
  expect(off([coffee], [{ id: 'three', benefit: { kind: 'n-for-m', take: 3, pay: 2 } }])).toBe(900);
  expect(off([coffee], [percentOff('all', 100, { limits: { perTrip: 1 } })])).toBe(300);
  const amount: ExampleCampaign = {
    id: 'amount',
    benefit: { kind: 'basket-amount-off', amountMinor: 2_000 },
  };
  expect(off([coffee, line('soap', 3_000)], [amount])).toBe(2_000);
});

test('an article that the shelf sells at what it cost has no discount, which is told, and its bonus points', () => {
  const milk = line('milk', 1_000, 2, notBelow(2_200));
  const campaigns: ExampleCampaign[] = [
    percentOff('half', 50),
    { id: 'points', benefit: { kind: 'points', points: 10, per: 'unit' }, audience: { kind: 'members' } },
  ];
  expect(evaluateExample([milk], campaigns, { shopper: someMember })).toMatchObject({
    discountMinor: 0,
    bonusPoints: 20,
    lost: [{ campaign: { campaignId: 'half' }, reason: 'resale-at-a-loss' }],
  });
});

const anyThreshold = fc.option(
  fc.record({ percent: fc.integer({ min: 0, max: 120 }), cap: fc.constantFrom(undefined, 0, 3_400) }),
);

/** The lines, some of them with a threshold, of these some with a cap, too. */
const withThresholds = fc
  .tuple(anyLines(8), fc.array(anyThreshold, { minLength: 8, maxLength: 8 }))
  .map(([lines, thresholds]) =>
    lines.map((one, index): BasketLine => {
      const chosen = thresholds[index];
      if (!chosen) return one;
      const ofPiece = Math.ceil((one.amountMinor * chosen.percent) / 100 / one.quantity);
      const cap = chosen.cap === undefined ? {} : { promotionCapBasisPoints: chosen.cap };
      return { ...one, ...cap, ...notBelow(ofPiece * one.quantity) };
    }),
  );

test('whatever the campaigns, nothing is sold below its threshold, but where its price is there already', () => {
  fc.assert(
    fc.property(withThresholds, anyCampaigns(7), (lines, campaigns) => {
      const { applied } = evaluateExample(lines, campaigns, { shopper: someMember });
      const given = new Map<string, number>();
      for (const { lines: parts } of applied)
        for (const { lineId, discountMinor } of parts)
          given.set(lineId, (given.get(lineId) ?? 0) + discountMinor);
      for (const { lineId, amountMinor, resaleThresholdMinor = 0 } of lines)
        expect(amountMinor - (given.get(lineId) ?? 0)).toBeGreaterThanOrEqual(
          Math.min(amountMinor, resaleThresholdMinor),
        );
    }),
    { numRuns: 600 },
  );
});

test('a threshold of nothing takes nothing away', () => {
  fc.assert(
    fc.property(anyLines(8), anyCampaigns(7), (lines, campaigns) => {
      const plain = (some: readonly BasketLine[]) =>
        evaluateExample(some, campaigns, { shopper: someMember }).discountMinor;
      expect(plain(lines.map((one) => ({ ...one, ...notBelow(0) })))).toBe(plain(lines));
    }),
  );
});

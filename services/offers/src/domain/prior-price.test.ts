import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import type { BasketLine } from './basket';
import type { Evaluation } from './evaluate';
import { type ExampleCampaign, evaluateExample, line, told } from './examples';
import { someMember } from './shopper';

/** A week before the examples' campaigns begin. */
const lately = '2025-12-25T00:00:00.000Z';

const wasAsked = (...lowerBefore: readonly (readonly [minor: number, until: string])[]) => ({
  lowerBefore: lowerBefore.map(([minor, until]) => ({ minor, until })),
});
const percentOff = (id: string, percent: number, more: Partial<ExampleCampaign> = {}): ExampleCampaign => ({
  id,
  benefit: { kind: 'percent-off', percent },
  ...more,
});
const off = (lines: readonly BasketLine[], ...campaigns: readonly ExampleCampaign[]) =>
  evaluateExample(lines, campaigns, { shopper: someMember }).discountMinor;

test('a percentage that is announced is one of the lowest price of the 30 days before (C-330/23)', () => {
  const coffee = line('coffee', 500, 1, wasAsked([400, lately]));
  // 20 % less than 4.00 is 3.20: of the price that was raised to 5.00 it takes 1.80.
  expect(off([coffee], percentOff('fifth', 20))).toBe(180);
  expect(off([coffee], percentOff('fifth', 20, { audience: { kind: 'members' } }))).toBe(180);
  expect(off([line('coffee', 500, 3, wasAsked([400, lately]))], percentOff('fifth', 20))).toBe(540);
});

test('an amount likewise, of weighed articles by their weight', () => {
  const amount: ExampleCampaign = { id: 'amount', benefit: { kind: 'amount-off', amountMinor: 50 } };
  expect(off([line('coffee', 500, 1, wasAsked([400, lately]))], amount)).toBe(150);
  const cheese = line('cheese', 2_000, 1, {
    weightGrams: 250,
    amountMinor: 500,
    ...wasAsked([1_600, lately]),
  });
  expect(off([cheese], percentOff('half', 50))).toBe(300);
});

test('of several earlier prices the lowest that reaches into those days counts', () => {
  const longAgo = '2025-11-30T00:00:00.000Z';
  const steps = [
    [300, longAgo],
    [400, lately],
  ] as const;
  expect(off([line('coffee', 500, 1, wasAsked(...steps))], percentOff('fifth', 20))).toBe(180);
  const ended = [line('coffee', 500, 1, wasAsked([300, longAgo]))];
  expect(off(ended, percentOff('fifth', 20))).toBe(100);
  // A price that is raised while the campaign runs: what was asked before that counts.
  expect(
    off([line('coffee', 500, 1, wasAsked([400, '2026-05-30T00:00:00.000Z']))], percentOff('a', 20)),
  ).toBe(180);
});

test.each<[string, Partial<ExampleCampaign>]>([
  ['is for members who agreed to personal offers', { audience: { kind: 'personalised' } }],
  [
    'has a condition',
    {
      conditions: [{ target: { categories: [], brandIds: [], articleIds: [], gtins: [] }, minimumMinor: 1 }],
    },
  ],
  ['names a price', { benefit: { kind: 'fixed-price', amountMinor: 400 } }],
])('an offer that %s announces no reduction of a price', (_, more) => {
  const shopper = { ...someMember, personalised: true };
  const of = (lowerBefore: object) =>
    evaluateExample([line('coffee', 500, 1, lowerBefore)], [percentOff('a', 20, more)], { shopper });
  expect(of(wasAsked([400, lately])).discountMinor).toBe(100);
  expect(of({}).discountMinor).toBe(100);
});

test('what the law caps, a floor and the most of one basket hold all the same', () => {
  const coffee = (more: Partial<BasketLine> = {}) =>
    line('coffee', 500, 1, { ...wasAsked([400, lately]), ...more });
  expect(off([coffee({ promotionCapBasisPoints: 3_400 })], percentOff('fifth', 20))).toBe(170);
  expect(off([coffee({ resaleThresholdMinor: 390 })], percentOff('fifth', 20))).toBe(110);
  expect(off([coffee()], percentOff('fifth', 20, { limits: { discountMinor: 120 } }))).toBe(120);
  expect(off([coffee()], percentOff('fifth', 20, { floor: { articlePercent: 70 } }))).toBe(150);
});

test('a budget that is given as far as it goes gives what is left of it', () => {
  const campaign = percentOff('fifth', 20, { budgetMinor: 130, budgetPartly: true });
  const { discountMinor } = evaluateExample([line('coffee', 500, 1, wasAsked([400, lately]))], [campaign], {
    allowances: { fifth: { budgetLeftMinor: 130 } },
  });
  expect(discountMinor).toBe(130);
});

test('the offer says what it refers to, for the lines whose price was raised', () => {
  const { applied } = evaluateExample(
    [line('coffee', 500, 1, wasAsked([400, lately])), line('tea', 300)],
    [percentOff('fifth', 20)],
  );
  expect(applied.map(({ priorPrices }) => priorPrices)).toEqual([[{ lineId: 'line-coffee', minor: 400 }]]);
});

const plain = (evaluation: Evaluation) => JSON.parse(JSON.stringify(told(evaluation)));

const anyPrior = fc.option(fc.integer({ min: 1, max: 99 }));

/** The lines, some of them cheaper lately. */
const withPriorPrices = fc
  .tuple(anyLines(8), fc.array(anyPrior, { minLength: 8, maxLength: 8 }))
  .map(([lines, shares]) =>
    lines.map((one, at): BasketLine => {
      const share = shares[at];
      if (typeof share !== 'number') return one;
      return { ...one, ...wasAsked([Math.floor((one.unitPriceMinor * share) / 100), lately]) };
    }),
  );

test('with any campaigns: nothing is taken below zero, and nobody pays more because a price was raised', () => {
  fc.assert(
    fc.property(withPriorPrices, anyCampaigns(7), (lines, campaigns) => {
      const now = evaluateExample(lines, campaigns);
      const without = evaluateExample(
        lines.map(({ lowerBefore: _, ...one }) => one),
        campaigns,
      );
      expect(now.discountMinor).toBeGreaterThanOrEqual(without.discountMinor);
      expect(now.discountMinor).toBeLessThanOrEqual(now.subtotalMinor);
      const isAnnounced = now.applied.some(({ campaign }) => campaign.isAnnounced);
      if (!isAnnounced) expect(plain(now)).toEqual(plain(without));
    }),
    { numRuns: 400 },
  );
});

test('one announced percentage leaves of every piece what it promises of its prior price, to the cent', () => {
  fc.assert(
    fc.property(withPriorPrices, fc.integer({ min: 1, max: 10_000 }), (lines, points) => {
      const { applied } = evaluateExample(lines, [percentOff('a', points / 100)]);
      for (const one of lines) {
        if (one.deposit || one.amountMinor === 0) continue;
        const taken = applied[0]?.lines.find(({ lineId }) => lineId === one.lineId)?.discountMinor ?? 0;
        const unit = one.lowerBefore?.[0]?.minor ?? one.unitPriceMinor;
        const prior = one.weightGrams === undefined ? unit * one.quantity : (unit * one.weightGrams) / 1000;
        const promised = (Math.min(prior, one.amountMinor) * (10_000 - points)) / 10_000;
        if (taken > 0)
          expect(Math.abs(one.amountMinor - taken - promised)).toBeLessThanOrEqual(one.quantity + 1);
      }
    }),
    { numRuns: 400 },
  );
});

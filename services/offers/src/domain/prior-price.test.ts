import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { announcesReduction } from './announced';
import type { BasketLine } from './basket';
import type { Evaluation } from './evaluate';
import { aiming, type ExampleCampaign, evaluateExample, exampleContent, line, told } from './examples';
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
  expect(off([coffee()], percentOff('fifth', 20, { floor: { articlePercent: 70 } }))).toBe(150);
  expect(off([coffee()], percentOff('fifth', 20, { floor: { basketMinor: 450 } }))).toBe(50);
});

describe('what was raised is the retailer’s', () => {
  /** What offers take off, and what of it was raised, by campaign. */
  const given = (...asked: Parameters<typeof evaluateExample>) =>
    evaluateExample(...asked).applied.map(({ discountMinor, raisedMinor }) => ({
      discountMinor,
      raisedMinor,
    }));
  const coffee = (quantity = 1) => line('coffee', 500, quantity, wasAsked([400, lately]));

  test('of 20 cents off a price raised from 1.00 to 10.00, 9.00 of the 9.20 are not of the campaign', () => {
    const amount: ExampleCampaign = { id: 'a', benefit: { kind: 'amount-off', amountMinor: 20 } };
    expect(given([line('tea', 1_000, 1, wasAsked([100, lately]))], [amount])).toEqual([
      { discountMinor: 920, raisedMinor: 900 },
    ]);
    expect(given([line('tea', 1_000)], [amount])).toEqual([{ discountMinor: 20, raisedMinor: 0 }]);
    expect(given([coffee(3)], [percentOff('fifth', 20)])).toEqual([{ discountMinor: 540, raisedMinor: 300 }]);
  });

  test('no budget covers it, and no budget is too small for it', () => {
    const budget = (budgetLeftMinor: number, budgetPartly?: true) =>
      given(
        [coffee()],
        [percentOff('fifth', 20, { budgetMinor: 1_000, ...(budgetPartly && { budgetPartly }) })],
        {
          allowances: { fifth: { budgetLeftMinor } },
        },
      );
    expect(budget(80)).toEqual([{ discountMinor: 180, raisedMinor: 100 }]);
    expect(budget(79)).toEqual([]);
    expect(budget(30, true)).toEqual([{ discountMinor: 130, raisedMinor: 100 }]);
  });

  test('the most of one basket is of what the campaign promises: nobody pays more because a price was raised', () => {
    const capped = (discountMinor: number) =>
      given([coffee(2)], [percentOff('fifth', 20, { limits: { discountMinor } })]);
    expect(capped(160)).toEqual([{ discountMinor: 360, raisedMinor: 200 }]);
    expect(capped(50)).toEqual([{ discountMinor: 250, raisedMinor: 200 }]);
  });

  test('of several that add up it is with the one that took it off, once', () => {
    const always = { stacking: 'always' } as const;
    const amount = (id: string): ExampleCampaign => ({
      id,
      benefit: { kind: 'amount-off', amountMinor: 10 },
      ...always,
    });
    expect(given([raised('tea')], [amount('a'), amount('b')])).toEqual([
      { discountMinor: 1_010, raisedMinor: 1_000 },
      { discountMinor: 10, raisedMinor: 0 },
    ]);
  });

  test('where a bound leaves less than was raised, all of it was', () => {
    const floor = percentOff('fifth', 20, { floor: { articlePercent: 90 } });
    expect(given([coffee()], [floor])).toEqual([{ discountMinor: 50, raisedMinor: 50 }]);
  });
});

/** Raised from ten to twenty since. */
const raised = (id: string, quantity = 1) => line(id, 2_000, quantity, wasAsked([1_000, lately]));

test('what is best is chosen with the prior price', () => {
  const exclusive = { stacking: 'exclusive' } as const;
  const fixed: ExampleCampaign = {
    id: 'fixed',
    benefit: { kind: 'fixed-price', amountMinor: 900 },
    ...exclusive,
  };
  expect(off([raised('tea')], percentOff('announced', 40, exclusive), fixed)).toBe(2_000 - 600);
  const threeForTwo: ExampleCampaign = {
    id: 'three',
    benefit: { kind: 'n-for-m', take: 3, pay: 2 },
    ...exclusive,
  };
  expect(off([raised('tea', 3)], percentOff('announced', 30, exclusive), threeForTwo)).toBe(6_000 - 2_100);
  expect(
    off(
      [raised('tea')],
      percentOff('announced', 30, { stacking: 'stackable' }),
      percentOff('more', 35, {
        ...exclusive,
        conditions: [{ target: aiming(), minimumMinor: 1 }],
      }),
    ),
  ).toBe(2_000 - 700);
  // Less of a price that was raised may be more than a higher share of it, and is looked at beside it.
  const own = { audience: { kind: 'personalised' }, ...exclusive } as const;
  const member = { ...someMember, personalised: true };
  const campaigns = [percentOff('own', 45, own), percentOff('announced', 30, exclusive)];
  expect(evaluateExample([raised('tea')], campaigns, { shopper: member }).discountMinor).toBe(2_000 - 700);
});

test('what was raised is taken off once, however many count from the prior price', () => {
  const stackable = { stacking: 'stackable' } as const;
  const always = { stacking: 'always' } as const;
  const amount = (id: string, amountMinor: number): ExampleCampaign => ({
    id,
    benefit: { kind: 'amount-off', amountMinor },
    ...always,
  });
  expect(off([raised('tea')], ...['a', 'b', 'c'].map((id) => amount(id, 10)))).toBe(2_000 - 970);
  expect(off([raised('tea')], amount('a', 300), amount('b', 300))).toBe(2_000 - 400);
  expect(off([raised('tea')], percentOff('a', 50, stackable), percentOff('b', 50, stackable))).toBe(
    2_000 - 250,
  );
});

test('an amount of the basket beside it stays whole', () => {
  const basket: ExampleCampaign = {
    id: 'basket',
    benefit: { kind: 'basket-amount-off', amountMinor: 300 },
    stacking: 'always',
  };
  expect(off([raised('tea', 2)], percentOff('announced', 40), basket)).toBe(4_000 - 1_200 + 300);
});

test('of several offers for single pieces each piece has the best', () => {
  // All amounts are whole, so that nothing is rounded.
  const prior = fc.option(fc.integer({ min: 1, max: 9 }));
  const pieces = fc
    .array(prior, { minLength: 1, maxLength: 4 })
    .map((priors) =>
      priors.map((hundreds, at) =>
        line(`article-${at}`, 1_000, 1, hundreds === null ? {} : wasAsked([hundreds * 100, lately])),
      ),
    );
  const offers = fc.array(fc.record({ percent: fc.integer({ min: 1, max: 100 }), isOwn: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(pieces, offers, (lines, some) => {
      const shopper = { ...someMember, personalised: true };
      const campaigns = some.map(({ percent, isOwn }, at) =>
        percentOff(`offer-${at}`, percent, {
          stacking: 'exclusive',
          ...(isOwn ? { audience: { kind: 'personalised' } as const } : {}),
        }),
      );
      const best = lines.map((one) =>
        Math.max(
          ...campaigns.map((campaign) => evaluateExample([one], [campaign], { shopper }).discountMinor),
        ),
      );
      const all = evaluateExample(lines, campaigns, { shopper }).discountMinor;
      expect(all).toBe(best.reduce((sum, minor) => sum + minor, 0));
    }),
    { numRuns: 300 },
  );
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

/** What the campaigns take off with the prior prices, and had no price been raised. */
const withAndWithout = (lines: readonly BasketLine[], campaigns: readonly ExampleCampaign[]) => ({
  now: evaluateExample(lines, campaigns),
  unraised: evaluateExample(
    lines.map(({ lowerBefore: _, ...one }) => one),
    campaigns,
  ),
});

test('offers for single pieces: nobody pays more because a price was raised', () => {
  const benefits = ['percent-off', 'amount-off', 'fixed-price'];
  const ofPieces = ({ floor, group, budgetMinor, ...campaign }: ExampleCampaign): ExampleCampaign => ({
    ...campaign,
    limits: {},
    benefit: benefits.includes(campaign.benefit.kind)
      ? campaign.benefit
      : { kind: 'percent-off', percent: 15 },
  });
  fc.assert(
    fc.property(withPriorPrices, anyCampaigns(7), (lines, some) => {
      const campaigns = some.map(ofPieces);
      const { now, unraised } = withAndWithout(lines, campaigns);
      // A share is rounded once over all its pieces: a cent of each offer may move.
      expect(now.discountMinor + campaigns.length).toBeGreaterThanOrEqual(unraised.discountMinor);
    }),
    { numRuns: 400 },
  );
});

test('with any campaigns likewise, but rarely, and nothing is taken below zero', () => {
  let paidMoreIn = 0;
  fc.assert(
    fc.property(withPriorPrices, anyCampaigns(7), (lines, campaigns) => {
      const { now, unraised } = withAndWithout(lines, campaigns);
      if (now.discountMinor + campaigns.length < unraised.discountMinor) paidMoreIn += 1;
      expect(now.discountMinor).toBeLessThanOrEqual(now.subtotalMinor);
      const isAnyAnnounced = campaigns.some((campaign) => announcesReduction(exampleContent(campaign)));
      if (!isAnyAnnounced) expect(plain(now)).toEqual(plain(unraised));
    }),
    { numRuns: 1_000 },
  );
  expect(paidMoreIn).toBeLessThanOrEqual(6);
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

test('with any campaigns: what was raised is a part of what each takes off each line, and no cap holds less of it', () => {
  fc.assert(
    fc.property(withPriorPrices, anyCampaigns(7), (lines, campaigns) => {
      for (const { campaign, discountMinor, raisedMinor, lines: parts } of evaluateExample(lines, campaigns)
        .applied) {
        expect(parts.reduce((sum, part) => sum + (part.raisedMinor ?? 0), 0)).toBe(raisedMinor);
        for (const part of parts) {
          expect(part.raisedMinor ?? 0).toBeGreaterThanOrEqual(0);
          expect(part.raisedMinor ?? 0).toBeLessThanOrEqual(part.discountMinor);
        }
        expect(discountMinor - raisedMinor).toBeLessThanOrEqual(
          campaign.content.limits.discountMinor ?? Number.POSITIVE_INFINITY,
        );
        if (!campaign.isAnnounced) expect(raisedMinor).toBe(0);
      }
    }),
    { numRuns: 400 },
  );
});

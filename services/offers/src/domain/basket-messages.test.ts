import fc from 'fast-check';
import { anyLines } from '../testing/arbitrary-offers';
import type { BasketLine } from './basket';
import type { CampaignContent, Condition } from './campaign-content';
import { chooseMessage, noReception } from './choose-message';
import { areMet, compileCondition } from './conditions';
import { aiming, type ExampleCampaign, exampleQuestion, from, line, noon } from './examples';
import { issueMessages } from './issue-messages';
import { dueMessages } from './live-messages';
import type { Occasion } from './occasion';
import { anonymous } from './shopper';
import { messagesAfter, unknownTrip } from './trip-copy';

const message = (more: Partial<ExampleCampaign> = {}): ExampleCampaign => ({
  id: 'said',
  benefit: { kind: 'message' },
  trigger: 'line-scanned',
  ...more,
});

const due = (campaign: ExampleCampaign, occasion: Occasion) => {
  const { campaigns } = exampleQuestion([], [campaign]);
  return dueMessages(
    campaigns,
    occasion,
    { storeId: 'store', saidCampaignIds: new Set(), issuedCount: 0, sponsoredCount: 0 },
    { shopper: anonymous, currency: 'EUR', at: noon, timeZone: undefined, allowances: () => ({}) },
  );
};

/** The last line comes into a basket of all of them. */
const scan = (basket: readonly BasketLine[]): Occasion => ({
  kind: 'lines-scanned',
  lines: basket.slice(-1),
  basket,
});
const isDue = (campaign: ExampleCampaign, basket: readonly BasketLine[]) =>
  due(campaign, scan(basket)).length === 1;

/** What is shown of the message on a trip where it was called for. */
const shownAfter = (campaign: ExampleCampaign, occasion: Occasion) => {
  const called = due(campaign, occasion).map((one) => ({ ...one, messageId: 'm' }));
  const afterSequence = 1;
  const choice = chooseMessage(called, () => ({ reception: noReception, isSeen: false }), {
    tripId: 'trip',
    sequence: 1,
    afterSequence,
    at: noon,
  });
  const { trip } = issueMessages(unknownTrip('trip'), called, { sequence: 1, at: noon, choice });
  return (basket: readonly BasketLine[]) =>
    messagesAfter(trip, 0, { basket, declined: new Set() }).length === 1;
};

const at = (articleId: string, minor: number, sequence = 1) =>
  line(articleId, minor, 1, { sequence, lineId: `${articleId}-${sequence}` });

describe('a message that asks for something in the basket', () => {
  const twenty = message({ conditions: [from(2_000)] });
  const mix = message({
    conditions: ['pasta', 'sauce'].map((id) => ({
      target: aiming({ articleIds: [id] }),
      minimumQuantity: 1,
    })),
  });

  test('is called for by the scan with which the basket has it, and by none before', () => {
    expect(isDue(twenty, [at('tea', 1_999)])).toBe(false);
    expect(isDue(twenty, [at('tea', 1_999), at('milk', 1)])).toBe(true);
    expect(isDue(mix, [at('pasta', 100), at('milk', 100)])).toBe(false);
    expect(isDue(mix, [at('sauce', 100), at('pasta', 100)])).toBe(true);
  });

  test('is called for in whatever order what it is about and what it asks for are scanned', () => {
    const about = message({
      target: { articleIds: ['wine'] },
      conditions: [{ target: aiming({ articleIds: ['cheese'] }), minimumQuantity: 1 }],
    });
    const [wine, cheese] = [at('wine', 700), at('cheese', 400, 2)];
    expect(isDue(about, [wine])).toBe(false);
    expect(isDue(about, [wine, cheese])).toBe(true);
    expect(isDue(about, [cheese, wine])).toBe(true);
    expect(isDue(about, [cheese, at('milk', 100, 3)])).toBe(false);
    const onTheWay = message({
      target: { articleIds: ['wine'] },
      conditions: [from(2_000, { fromPercent: 50 })],
    });
    expect(isDue(onTheWay, [wine, at('cheese', 400, 2)])).toBe(true);
    expect(isDue(onTheWay, [wine, at('milk', 100, 3)])).toBe(false);
  });

  test('goes when the basket has it no longer, not with the line that happened to be scanned', () => {
    const basket = [at('tea', 1_500), at('milk', 600, 2)];
    const isShown = shownAfter(twenty, scan(basket));
    expect(isShown(basket)).toBe(true);
    expect(isShown([at('tea', 1_500), at('rice', 900, 3)])).toBe(true);
    expect(isShown([at('tea', 1_500)])).toBe(false);
  });

  test('with a target goes with its line, too', () => {
    const aimed = message({ conditions: [from(2_000)], target: { articleIds: ['milk'] } });
    const basket = [at('tea', 2_500), at('milk', 600, 2)];
    const isShown = shownAfter(aimed, scan(basket));
    expect([isShown(basket), isShown([at('tea', 2_500)])]).toEqual([true, false]);
  });
});

describe('a message on the way to something', () => {
  const nearly = message({ conditions: [from(3_000, { fromPercent: 80 })] });

  test('is said from its share on, and goes once all of it is there', () => {
    expect([2_399, 2_400, 2_999, 3_000].map((minor) => isDue(nearly, [at('tea', minor)]))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const isShown = shownAfter(nearly, scan([at('tea', 2_500)]));
    expect([2_500, 2_999, 3_000, 2_399].map((minor) => isShown([at('tea', minor)]))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('counts pieces likewise: of three, two are two thirds', () => {
    const pieces = (fromPercent: number) =>
      message({ conditions: [{ target: aiming(), minimumQuantity: 3, fromPercent }] });
    const two = [at('tea', 100), at('milk', 100, 2)];
    expect([60, 66, 67].map((percent) => isDue(pieces(percent), two))).toEqual([true, true, false]);
  });
});

describe('a message at the end', () => {
  const farewell: ExampleCampaign = message({ trigger: 'trip-ended', target: { articleIds: ['tea'] } });
  const ended = (basket: readonly BasketLine[]): Occasion => ({ kind: 'trip-ended', lines: basket });

  test('is called for by the end of a trip with some of its target, and by no scan', () => {
    const basket = [at('milk', 100), at('tea', 100, 2)];
    expect(due(farewell, ended(basket))).toHaveLength(1);
    expect(due(farewell, ended([at('milk', 100)]))).toHaveLength(0);
    expect(isDue(farewell, basket)).toBe(false);
    expect(due(message(), ended(basket))).toHaveLength(0);
  });

  test('goes when all that it is about leaves the basket at the till', () => {
    const isShown = shownAfter(farewell, ended([at('tea', 100), at('tea', 100, 2)]));
    expect(isShown([at('tea', 100, 2)])).toBe(true);
    expect(isShown([at('milk', 100)])).toBe(false);
  });
});

const anyCondition = fc
  .record({
    target: fc.constantFrom(aiming(), aiming({ categories: ['hot'] }), aiming({ articleIds: ['milk'] })),
    minimumQuantity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
    minimumMinor: fc.integer({ min: 1, max: 6_000 }),
    fromPercent: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
  })
  .map(
    ({ minimumQuantity, fromPercent, ...rest }): Condition => ({
      ...rest,
      ...(minimumQuantity === undefined ? {} : { minimumQuantity }),
      ...(fromPercent === undefined ? {} : { fromPercent }),
    }),
  );

test('is due when and shown while its conditions hold, in whatever order the lines came', () => {
  fc.assert(
    fc.property(
      anyLines(8),
      fc.array(anyCondition, { minLength: 1, maxLength: 3 }),
      fc.infiniteStream(fc.nat()),
      (lines, conditions, luck) => {
        const campaign = message({ conditions } as Partial<CampaignContent>);
        const goods = lines.filter(({ deposit }) => !deposit);
        if (goods.length === 0) return;
        const compiled = conditions.map((one) => compileCondition(one, undefined));
        const holds = areMet(compiled, goods);
        const shuffled = goods
          .map((one) => ({ one, place: luck.next().value ?? 0 }))
          .sort((left, right) => left.place - right.place)
          .map(({ one }) => one);
        expect(isDue(campaign, shuffled)).toBe(holds);
        if (!holds) return;
        const isShown = shownAfter(campaign, scan(goods));
        const part = goods.filter((_, place) => place % 2 === 0);
        expect(isShown(shuffled)).toBe(true);
        expect(isShown(part)).toBe(areMet(compiled, part));
      },
    ),
  );
});

import type { WholeCampaign } from './campaign';
import { exampleOf } from './example';

const part = (quantity: number) => ({ target: {}, quantity });
const from = (minimumMinor: number) => [{ minimumQuantity: null, minimumMinor }];

const campaign = (
  benefit: object,
  { limits, ...more }: { limits?: object; floor?: object; conditions?: object[] } = {},
) =>
  ({
    benefit: { amountMinor: null, percent: null, quantity: null, multiplierPercent: null, ...benefit },
    target: { categories: ['Soupes'], brandIds: [], articleIds: [], gtins: [] },
    conditions: [],
    floor: null,
    limits: { perTrip: null, perArticle: null, discountMinor: null, perMember: null, total: null, ...limits },
    ...more,
  }) as unknown as WholeCampaign;

describe('the example of what a campaign gives', () => {
  test.each([
    [
      { kind: 'PERCENT_OFF', percent: 15 },
      { beforeMinor: 1000, afterMinor: 850 },
    ],
    [
      { kind: 'AMOUNT_OFF', amountMinor: 20 },
      { beforeMinor: 1000, afterMinor: 980 },
    ],
    [
      { kind: 'AMOUNT_OFF', amountMinor: 1500 },
      { beforeMinor: 3000, afterMinor: 1500 },
    ],
    [
      { kind: 'FIXED_PRICE', amountMinor: 179 },
      { beforeMinor: 279, afterMinor: 179 },
    ],
    [
      { kind: 'N_FOR_M', take: 3, pay: 2 },
      { pieces: 3, beforeMinor: 900, afterMinor: 600 },
    ],
    [
      { kind: 'N_FOR_M', take: 2, pay: 1, percent: 50 },
      { pieces: 2, beforeMinor: 600, afterMinor: 450 },
    ],
    [
      { kind: 'BUY_GET', buy: part(2), quantity: 1, percent: 50 },
      { pieces: 3, priceMinor: 1000, beforeMinor: 3000, afterMinor: 2500 },
    ],
    [
      { kind: 'BUNDLE_PRICE', amountMinor: 900, quantity: 1, parts: [part(1), part(1)] },
      { pieces: 3, priceMinor: 400, beforeMinor: 1200, afterMinor: 900 },
    ],
    [
      { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300 },
      { beforeMinor: 1000, afterMinor: 700 },
    ],
    [
      { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300, withoutVat: true },
      { beforeMinor: 1000, afterMinor: 640, vatPercent: 20 },
    ],
    [
      { kind: 'STEPS', by: 'AMOUNT', gives: 'AMOUNT', steps: [{ from: 3000, off: 300 }] },
      { kind: 'basket', beforeMinor: 3000, afterMinor: 2700 },
    ],
    [
      { kind: 'STEPS', by: 'QUANTITY', gives: 'PERCENT', steps: [{ from: 3, off: 10 }] },
      { pieces: 3, beforeMinor: 3000, afterMinor: 2700 },
    ],
    [
      { kind: 'POINTS_BONUS', points: 10, per: 'UNIT' },
      { pieces: 3, points: 30 },
    ],
    [
      { kind: 'POINTS_BONUS', points: 10, per: 'BASKET' },
      { pieces: 3, points: 10 },
    ],
    [
      { kind: 'POINTS_BONUS', multiplierPercent: 200 },
      { paidMinor: 2000, ordinary: 20, points: 40 },
    ],
    [
      {
        kind: 'CHALLENGE',
        challenge: { count: 'RECEIPTS', steps: [{ from: 2, points: 10 }], personal: null },
      },
      { kind: 'challenge', count: 'RECEIPTS', from: 2, points: 10 },
    ],
    [
      {
        kind: 'CHALLENGE',
        challenge: { count: 'AMOUNT', steps: [{ from: 200, points: 10 }], personal: { atLeast: 500 } },
      },
      { kind: 'challenge', count: 'AMOUNT', from: 700, usual: 500, points: 10 },
    ],
  ])('of %j is %j', (benefit, example) => {
    expect(exampleOf(campaign(benefit), 'EUR')).toMatchObject(example);
  });

  test('of a message is none: it is shown on the handheld', () => {
    expect(exampleOf(campaign({ kind: 'MESSAGE' }), 'EUR')).toBeUndefined();
  });

  test('points for each article stop where the limit of a trip does', () => {
    const points = { kind: 'POINTS_BONUS', points: 10, per: 'UNIT' };
    expect(exampleOf(campaign(points, { limits: { perTrip: 2 } }), 'EUR')).toMatchObject({ points: 20 });
  });

  test('is of as much as a condition asks for, and stops where the campaign does', () => {
    const off = { kind: 'BASKET_AMOUNT_OFF', amountMinor: 300 };
    expect(exampleOf(campaign(off, { conditions: from(3000) }), 'EUR')).toMatchObject({ beforeMinor: 3000 });
    const half = { kind: 'PERCENT_OFF', percent: 50 };
    const after = (more: object) => exampleOf(campaign(half, more), 'EUR');
    expect(after({ limits: { discountMinor: 200 } })).toMatchObject({ afterMinor: 800 });
    expect(after({ floor: { articlePercent: 70, basketMinor: null } })).toMatchObject({ afterMinor: 700 });
    const cheapest = { ...half, pick: 'CHEAPEST' };
    expect(exampleOf(campaign(cheapest, { limits: { perTrip: 1 } }), 'EUR')).toMatchObject({
      pieces: 2,
      afterMinor: 1500,
    });
    const cheapestLess = { kind: 'AMOUNT_OFF', amountMinor: 300, pick: 'CHEAPEST' };
    expect(exampleOf(campaign(cheapestLess, { limits: { perTrip: 2 } }), 'EUR')).toMatchObject({
      pieces: 3,
      afterMinor: 2400,
    });
  });

  test('is in whole units of a currency without smaller ones', () => {
    expect(exampleOf(campaign({ kind: 'PERCENT_OFF', percent: 15 }), 'JPY')).toMatchObject({
      beforeMinor: 10,
      afterMinor: 8,
    });
  });

  test('ordinary points are those of the currency', () => {
    const doubled = campaign({ kind: 'POINTS_BONUS', multiplierPercent: 200 });
    expect(exampleOf(doubled, 'VND')).toMatchObject({ paidMinor: 200_000, ordinary: 20, points: 40 });
  });
});

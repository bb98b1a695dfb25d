import type { WholeCampaign } from './campaign';
import { exampleOf } from './example';

const campaign = (benefit: object, limits: object = {}) =>
  ({
    benefit: {
      percent: null,
      amountMinor: null,
      take: null,
      pay: null,
      thresholdMinor: null,
      points: null,
      per: null,
      multiplierPercent: null,
      ...benefit,
    },
    limits: { perTrip: null, perMember: null, total: null, ...limits },
  }) as WholeCampaign;

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
      { kind: 'BASKET_AMOUNT_OFF', thresholdMinor: 3000, amountMinor: 300 },
      { beforeMinor: 3000, afterMinor: 2700 },
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
    [{ kind: 'MESSAGE' }, { kind: 'message' }],
  ])('of %j is %j', (benefit, example) => {
    expect(exampleOf(campaign(benefit), 'EUR')).toMatchObject(example);
  });

  test('points for each article stop where the limit of a trip does', () => {
    const points = { kind: 'POINTS_BONUS', points: 10, per: 'UNIT' };
    expect(exampleOf(campaign(points, { perTrip: 2 }), 'EUR')).toMatchObject({ points: 20 });
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

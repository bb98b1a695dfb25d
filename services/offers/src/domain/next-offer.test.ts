import fc from 'fast-check';
import { anyCampaigns, anyLines } from '../testing/arbitrary-offers';
import { type BasketFigures, noFigures } from './basket-figures';
import { type ExampleCampaign, evaluateExample, from, line } from './examples';

/** A store that sold a hundred baskets: in how many of them a category was, at €5 each time. */
const selling = (baskets: Record<string, number>): BasketFigures => ({
  baskets: 100,
  items: new Map(
    Object.entries(baskets).map(([category, count]) => [
      `c:${category}`,
      { baskets: count, paidMinor: count * 500, savedMinor: 0 },
    ]),
  ),
  pairs: new Map(),
});

const threeForTwo = (category: string): ExampleCampaign => ({
  id: category,
  benefit: { kind: 'n-for-m', take: 3, pay: 2 },
  target: { categories: [category] },
});
const two = (category: string, priceMinor: number) => line(category, priceMinor, 2, { category });
const nextOf = (
  lines: Parameters<typeof evaluateExample>[0],
  campaigns: ExampleCampaign[],
  figures?: BasketFigures,
) => evaluateExample(lines, campaigns, figures ? { figures } : {}).next?.campaign.campaignId;

describe('of several offers that are close', () => {
  const basket = [two('tea', 500), two('salt', 500)];
  const offers = [threeForTwo('tea'), threeForTwo('salt')];

  test('the one is told of which the rest is likelier bought', () => {
    expect(nextOf(basket, offers, selling({ tea: 40, salt: 2 }))).toBe('tea');
    expect(nextOf(basket, offers, selling({ tea: 2, salt: 40 }))).toBe('salt');
  });

  test('of equally likely ones the one that is worth more', () => {
    const dearer = [two('tea', 300), two('salt', 400)];
    expect(nextOf(dearer, offers, selling({ tea: 20, salt: 20 }))).toBe('salt');
  });

  test('the nearest does not win by being near, and is told where nothing is known of the store', () => {
    const basketOffer: ExampleCampaign = {
      id: 'from',
      benefit: { kind: 'basket-amount-off', amountMinor: 50 },
      conditions: [from(2_300)],
    };
    const lines = [two('tea', 1_000)];
    expect(nextOf(lines, [threeForTwo('tea'), basketOffer])).toBe('from');
    expect(nextOf(lines, [threeForTwo('tea'), basketOffer], noFigures)).toBe('from');
    expect(nextOf(lines, [threeForTwo('tea'), basketOffer], selling({ tea: 90 }))).toBe('tea');
  });

  test('what is far is not told before what is close, whatever it would bring', () => {
    const far: ExampleCampaign = {
      id: 'far',
      benefit: { kind: 'basket-amount-off', amountMinor: 9_000 },
      conditions: [from(20_000)],
    };
    expect(nextOf([two('tea', 500)], [threeForTwo('tea'), far], selling({ tea: 1 }))).toBe('tea');
  });
});

test('what the store sells changes what is told as near and nothing that is given, in whatever order lines came', () => {
  fc.assert(
    fc.property(
      anyLines(6),
      anyCampaigns(5),
      fc.dictionary(fc.constantFrom('hot', 'fresh', 'dry'), fc.integer({ min: 1, max: 100 })),
      (lines, campaigns, baskets) => {
        const figures = selling(baskets);
        const known = evaluateExample(lines, campaigns, { figures });
        const plain = evaluateExample(lines, campaigns);
        const given = ({ discountMinor, bonusPoints, lost }: typeof known) => ({
          discountMinor,
          bonusPoints,
          lost: lost.map(({ campaign, reason }) => [campaign.campaignId, reason]),
        });
        expect(given(known)).toEqual(given(plain));
        expect(known.next === undefined).toBe(plain.next === undefined);
        const turned = evaluateExample([...lines].reverse(), campaigns, { figures });
        expect(turned.next?.campaign.campaignId).toBe(known.next?.campaign.campaignId);
      },
    ),
  );
});

import * as fc from 'fast-check';
import type { StorePrice } from './article';
import { changedPrice, lowerBefore, lowestPrior30Days, recentPrices } from './prices';

const day = 24 * 60 * 60 * 1000;
const start = new Date('2026-01-01T00:00:00Z').getTime();
const on = (days: number): Date => new Date(start + days * day);

const priceAfter = (...steps: readonly (readonly [onDay: number, minor: number])[]): StorePrice =>
  steps.reduce<StorePrice | undefined>(
    (price, [onDay, minor], index) =>
      changedPrice(price, {
        storeId: 's',
        currency: 'EUR',
        minor,
        at: on(onDay),
        priceListVersion: index + 1,
      }),
    undefined,
  ) as StorePrice;

describe('the prior price of a reduction', () => {
  test('does not exist for a price that is the first', () => {
    expect(lowestPrior30Days(priceAfter([0, 499]))).toBeNull();
  });

  test('is the lowest of the thirty days before, not the last one (behaviour 31)', () => {
    expect(lowestPrior30Days(priceAfter([0, 499], [40, 399], [50, 599], [60, 449]))).toBe(399);
  });

  test('counts a price that began earlier but was still asked within the thirty days', () => {
    expect(lowestPrior30Days(priceAfter([0, 299], [40, 499], [60, 399]))).toBe(299);
  });

  test('is told with what is needed for reductions that begin later: lower prices, the lowest first, and until when', () => {
    const raised = priceAfter([0, 299], [40, 349], [50, 319], [55, 499], [58, 329], [60, 399]);
    expect(lowerBefore(raised)).toEqual([
      { minor: 299, until: on(40) },
      { minor: 319, until: on(55) },
      { minor: 329, until: on(60) },
    ]);
    expect(lowerBefore(priceAfter([0, 499], [40, 399]))).toEqual([]);
    expect(lowerBefore(priceAfter([0, 299], [20, 499], [60, 599]))).toEqual([{ minor: 499, until: on(60) }]);
  });

  test('forgets a price that ended more than thirty days before', () => {
    expect(lowestPrior30Days(priceAfter([0, 299], [20, 499], [60, 399]))).toBe(499);
  });

  test('ignores a mistyped price that was corrected in the same moment', () => {
    expect(lowestPrior30Days(priceAfter([0, 499], [10, 1], [10, 399]))).toBe(499);
  });

  test('is not touched by setting the same price again', () => {
    const price = priceAfter([0, 499], [40, 399]);
    expect(changedPrice(price, { ...price, priceListVersion: 9, at: on(50) })).toBe(price);
  });

  test('is what a search of the whole history finds, however often the price changed', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 999 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, (gaps) => {
        let today = 0;
        const all = gaps.map(([gap, minor]) => {
          today += gap;
          return [today, minor] as const;
        });
        // Days of the full history, without what `changedPrice` may have dropped.
        const changes = all.filter(([, minor], index) => index === 0 || minor !== all[index - 1]?.[1]);
        const price = priceAfter(...all);
        const from = (price.since.getTime() - start) / day;
        const asked = changes
          .map(([begin, minor], index) => ({ begin, minor, end: changes[index + 1]?.[0] ?? Infinity }))
          .filter(({ begin, end }) => begin < end && begin < from && end > from - 30)
          .map(({ minor }) => minor);
        expect(lowestPrior30Days(price)).toBe(asked.length ? Math.min(...asked) : null);
      }),
    );
  });
});

describe('the prices somebody who shops may have seen', () => {
  const hours = (count: number) => count / 24;
  const seen = (price: StorePrice) =>
    recentPrices(price).map(({ minor, priceListVersion }) => [minor, priceListVersion]);

  test('are those that were in force in the half day before the present one, with their price lists', () => {
    expect(seen(priceAfter([0, 499]))).toEqual([]);
    expect(seen(priceAfter([0, 499], [1, 399], [1 + hours(11), 599], [1 + hours(13), 449]))).toEqual([
      [399, 2],
      [599, 3],
    ]);
  });

  test('are not those that nobody was ever asked, and ten at most', () => {
    expect(seen(priceAfter([0, 499], [1, 1], [1, 599]))).toEqual([[499, 1]]);
    const often = Array.from({ length: 30 }, (_, index) => [1 + hours(index / 10), 100 + index] as const);
    expect(seen(priceAfter(...often))).toHaveLength(10);
  });
});

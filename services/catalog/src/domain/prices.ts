import type { Article, StorePrice } from './article';

/** Days a reduction must look back (directive 98/6/EC article 6a). */
const priorPriceDays = 30;
const priorPriceMilliseconds = priorPriceDays * 24 * 60 * 60 * 1000;

/** When the price at that place of the earlier ones was replaced. */
const endOf = ({ earlier, since }: Pick<StorePrice, 'earlier' | 'since'>, index: number): Date =>
  earlier[index + 1]?.since ?? since;

/**
 * Earlier prices that were in force at any time so long before the present one began, oldest first. One that was replaced
 * in the very moment it began was never asked of anybody.
 */
const askedBefore = (price: StorePrice, milliseconds: number): StorePrice['earlier'] =>
  price.earlier.filter((step, index) => {
    const end = endOf(price, index).getTime();
    return end > price.since.getTime() - milliseconds && end > step.since.getTime();
  });

/**
 * Lowest price in force at any time during the 30 days before the present price began; `null` when the article
 * had no price in the store then. An announced reduction refers to this, not to yesterday's price.
 */
export const lowestPrior30Days = (price: StorePrice): number | null => {
  const inForce = askedBefore(price, priorPriceMilliseconds);
  return inForce.length === 0 ? null : Math.min(...inForce.map((step) => step.minor));
};

/** A price that was asked until then. */
type PastPrice = Readonly<{ minor: number; until: Date }>;

/**
 * What was asked in the 30 days before the present price began and is less than it, oldest first; of these only what was not
 * undercut later, so that the first one that reaches into a period is the lowest of it.
 */
export const lowerBefore = (price: StorePrice): PastPrice[] => {
  let lowest = price.minor;
  return [...askedBefore(price, priorPriceMilliseconds)]
    .reverse()
    .flatMap((step) => {
      if (step.minor >= lowest) return [];
      lowest = step.minor;
      return [{ minor: step.minor, until: endOf(price, price.earlier.indexOf(step)) }];
    })
    .reverse()
    .slice(-toldMax);
};

/**
 * The price after a change at a moment: the same object when the amount stays (nothing happened), otherwise a
 * price whose history reaches back far enough for every later reduction of the next 30 days.
 */
export const changedPrice = (
  present: StorePrice | undefined,
  to: { storeId: string; minor: number; currency: string; priceListVersion: number; at: Date },
): StorePrice => {
  if (present && present.minor === to.minor && present.currency === to.currency) return present;
  const { storeId, minor, currency, priceListVersion } = to;
  // Clocks of two processes differ a little: a step never begins before the one it follows.
  const since = present && present.since > to.at ? present.since : to.at;
  if (!present || present.currency !== currency)
    return { storeId, minor, currency, priceListVersion, since, earlier: [] };
  const steps = [
    ...present.earlier,
    { minor: present.minor, since: present.since, priceListVersion: present.priceListVersion },
  ];
  const horizon = since.getTime() - priorPriceMilliseconds;
  const earlier = steps.filter((_, index) => endOf({ earlier: steps, since }, index).getTime() > horizon);
  return { storeId, minor, currency, priceListVersion, since, earlier };
};

/** Longer than anybody shops. */
export const tripMilliseconds = 12 * 60 * 60 * 1000;
/** So many prices of one article, or markdowns of one lot, are told of one trip's time. */
export const toldMax = 10;

/** The prices whoever began to shop before the present one may have seen on the shelf, oldest first. */
export const recentPrices = (price: StorePrice): StorePrice['earlier'] =>
  askedBefore(price, tripMilliseconds).slice(-toldMax);

/** Stores in which an article costs something else than before; `changedPrice` leaves what stays as it is. */
export const newlyPricedStoreIds = (before: Article | undefined, after: Article): string[] =>
  after.prices.filter((price) => !before?.prices.includes(price)).map(({ storeId }) => storeId);

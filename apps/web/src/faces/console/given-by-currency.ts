import type { Campaign } from './campaign';

/** What campaigns took off, added up within each currency and never across two. */
export const givenByCurrency = (
  campaigns: readonly Readonly<{ results: Pick<Campaign['results'], 'discountGiven'> }>[],
) => {
  const sums = new Map<string, number>();
  for (const { minor, currency } of campaigns.flatMap(({ results }) => results.discountGiven ?? []))
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency })).sort(byCode);
};

const byCode = (left: { currency: string }, right: { currency: string }) =>
  left.currency < right.currency ? -1 : 1;

import type { Basket } from '../domain/basket';
import type { Evaluation } from '../domain/evaluate';
import { anonymous } from '../domain/shopper';
import { evaluateCounted } from '../records/counted-evaluation';
import type { OpenTrip } from '../records/open-trip';
import type { Memory } from './memory';

/** What a basket would get now, and whether something it rests on may be behind. */
export type WorkedOut = Readonly<{ evaluation: Evaluation; currency: string; isBehind: boolean }>;

/**
 * Works out the offers of a basket as it stands, from memory and with no side effect. A trip that is not known yet gets
 * only what is open to everybody, and says so.
 */
export const workOutOffers = async (
  { shoppers, uses, live }: Memory,
  known: OpenTrip | undefined,
  basket: Basket,
  at: Date,
): Promise<WorkedOut> => {
  const shopper = known ? await shoppers.of(known.trip.memberId) : anonymous;
  const evaluation = await evaluateCounted(uses, {
    basket: { ...basket, storeId: known?.trip.storeId ?? basket.storeId },
    campaigns: live.index,
    shopper,
    at,
    own: known?.own ?? [],
  });
  return { evaluation, currency: basket.currency, isBehind: known === undefined || !live.isCurrent() };
};

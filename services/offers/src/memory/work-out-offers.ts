import type { Basket } from '../domain/basket';
import type { Evaluation } from '../domain/evaluate';
import { recogniseLines } from '../domain/recognise-lines';
import { anonymous } from '../domain/shopper';
import { evaluateCounted } from '../records/counted-evaluation';
import type { OpenTrip } from '../records/open-trip';
import type { Memory } from './memory';

/** What a basket would get now, and whether something it rests on may be behind. */
export type WorkedOut = Readonly<{ evaluation: Evaluation; currency: string; isBehind: boolean }>;

type Asked = Pick<Memory, 'uses' | 'live' | 'baskets'> &
  Readonly<{ shoppers: Pick<Memory['shoppers'], 'of'> }>;

/**
 * Works out the offers of a basket as it stands, from memory and with no side effect but what is remembered for the next
 * answer. A trip that is not known yet gets only what is open to everybody, and says so.
 */
export const workOutOffers = async (
  { shoppers, uses, live, baskets }: Asked,
  known: OpenTrip | undefined,
  asked: Basket,
  at: Date,
): Promise<WorkedOut> => {
  const { currency } = asked;
  const before = known && baskets.get(known.trip.tripId);
  const lines = before ? recogniseLines(asked.lines, before.lines) : asked.lines;
  const { evaluation, counted } = await evaluateCounted(uses, {
    basket: { currency, lines, storeId: known?.trip.storeId ?? asked.storeId },
    campaigns: live.index,
    shopper: known ? await shoppers.of(known.trip.memberId) : anonymous,
    at,
    own: known?.own ?? [],
    expected: before?.counted,
  });
  if (known) baskets.set(known.trip.tripId, { lines, counted });
  return { evaluation, currency, isBehind: known === undefined || !live.isCurrent() };
};

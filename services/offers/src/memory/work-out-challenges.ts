import type { Basket } from '../domain/basket';
import { type ChallengeInBasket, challengesInBasket } from '../domain/challenge-in-basket';
import { isOver } from '../domain/trip-copy';
import type { OpenTrip } from '../records/open-trip';
import type { Memory } from './memory';

/** What a basket would bring the challenges of whoever shops; nothing of a trip that is over, where it has brought it already. */
export const workOutChallenges = async (
  { challenges, regions }: Pick<Memory, 'challenges' | 'regions'>,
  known: OpenTrip | undefined,
  { lines, currency }: Basket,
  at: Date,
): Promise<ChallengeInBasket[]> => {
  if (known?.trip.memberId === undefined || isOver(known.trip)) return [];
  const { memberId, storeId } = known.trip;
  const [region] = storeId === undefined ? [] : regions.of([storeId]);
  return challengesInBasket(await challenges.of(memberId), { at, storeId, region, currency, lines });
};

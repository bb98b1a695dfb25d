import { anonymous, type Shopper } from '../domain/shopper';
import { shopperAtFirstEnd } from '../domain/trip-copy';
import type { OpenTrip } from '../records/open-trip';
import type { Shoppers } from './shoppers';

/** Who shops, as the trip's first end knew them or as they are now; nobody while the trip is not known. */
export const shopperOnTrip = async (
  shoppers: Pick<Shoppers, 'of'>,
  known: OpenTrip | undefined,
): Promise<Shopper> => {
  if (!known) return anonymous;
  const { firstEnd, memberId } = known.trip;
  return shopperAtFirstEnd(firstEnd, memberId) ?? (await shoppers.of(memberId));
};

import { type Principal, worksEverywhere, worksIn } from '@rayon/auth';
import type { TripCopy } from '../domain/trip-copy';

/**
 * Whether somebody may see the offers and messages of a trip: its device, its member, a till of its store once
 * it ended, staff who work for its store. Decided from the own copy alone; a brand never may.
 */
export const maySeeTrip = (principal: Principal, trip: TripCopy): boolean => {
  switch (principal.kind) {
    case 'device':
      return trip.deviceId !== undefined && trip.deviceId === principal.deviceId;
    case 'member':
      return trip.memberId !== undefined && trip.memberId === principal.memberId;
    case 'terminal':
      return trip.status !== 'open' && trip.storeId !== undefined && trip.storeId === principal.storeId;
    case 'staff':
      return trip.storeId === undefined ? worksEverywhere(principal) : worksIn(principal, trip.storeId);
    case 'anonymous':
    case 'brand':
    case 'service':
      return false;
  }
};

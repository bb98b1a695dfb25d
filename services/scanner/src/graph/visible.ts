import { type Principal, worksIn } from '@rayon/auth';
import type { Receipt } from '../domain/receipt';
import type { Trip } from '../domain/trip';

/** Whether a trip may be shown: to its device, its member, the till that holds it, staff of its store. */
export const maySeeTrip = (principal: Principal, trip: Trip): boolean => {
  switch (principal.kind) {
    case 'device':
      return trip.deviceId === principal.deviceId;
    case 'member':
      return trip.memberId === principal.memberId;
    case 'terminal':
      return 'claim' in trip && trip.claim?.terminalId === principal.terminalId;
    case 'staff':
      return worksIn(principal, trip.storeId);
    default:
      return false;
  }
};

/** Whether a receipt may be shown. Any till of the retailer may: what was bought here can be returned there. */
export const maySeeReceipt = (principal: Principal, receipt: Receipt): boolean => {
  switch (principal.kind) {
    case 'member':
      return receipt.memberId === principal.memberId;
    case 'terminal':
      return true;
    case 'staff':
      return worksIn(principal, receipt.key.storeId);
    default:
      return false;
  }
};

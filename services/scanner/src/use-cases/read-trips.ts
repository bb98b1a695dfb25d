import type { Principal } from '@rayon/auth';
import { isUuid } from '@rayon/kernel';
import { deviceId, memberId, storeId, type TerminalId, terminalId, tripId } from '../domain/ids';
import type { Trip } from '../domain/trip';
import { isHeldBy } from './change-basket';
import type { StaffCaller, StoredTrip, Trips } from './ports';

const needingHelpMax = 100;

/** Reading trips; an unknown one and somebody else's are both null. */
export const readTrips = ({ trips }: { trips: Trips }) => {
  const findAll = async (ids: readonly string[]): Promise<(StoredTrip | null)[]> => {
    const known = [...new Set(ids.filter(isUuid))];
    const [only] = known;
    const found =
      known.length === 1 && only !== undefined
        ? [await trips.find(tripId(only))]
        : await trips.findAll(known);
    const byId = new Map(known.map((id, index) => [id, found[index]]));
    return ids.map((id) => byId.get(id) ?? null);
  };
  return {
    findAll,
    visible: async (ids: readonly string[], principal: Principal): Promise<(StoredTrip | null)[]> =>
      (await findAll(ids)).map((stored) => (stored && concerns(stored.trip, principal) ? stored : null)),
    current: async (principal: Principal): Promise<StoredTrip | undefined> => {
      if (principal.kind === 'device') return trips.findOpenOfDevice(deviceId(principal.deviceId));
      if (principal.kind === 'member') return trips.findOpenOfMember(memberId(principal.memberId));
      return undefined;
    },
    claimedBy: (terminal: TerminalId): Promise<StoredTrip[]> => trips.findClaimedBy(terminal),
    needingHelp: async (caller: StaffCaller, store: string): Promise<StoredTrip[]> =>
      isUuid(store) && caller.storeIds.includes(store)
        ? trips.findNeedingHelp(storeId(store), needingHelpMax)
        : [],
  };
};

/** Whether a trip may be shown: to its device, its member, the till that holds it, staff of its store. */
const concerns = (trip: Trip, principal: Principal): boolean => {
  switch (principal.kind) {
    case 'device':
      return trip.deviceId === principal.deviceId;
    case 'member':
      return trip.memberId === principal.memberId;
    case 'terminal': {
      const caller = {
        kind: 'terminal',
        terminalId: terminalId(principal.terminalId),
        storeId: storeId(principal.storeId),
      } as const;
      return isHeldBy(trip, caller);
    }
    case 'staff':
      return principal.role !== 'associate' || principal.storeIds.includes(trip.storeId);
    default:
      return false;
  }
};

import type { StoredTrip, Trips } from '../../use-cases/ports';
import type { TripStore } from './trip-store';

/** Baskets one till is shown; it holds one at a time, more only after mishaps. */
const claimedMax = 20;

/** Reads of trips outside any change. */
export const findTrips = (store: TripStore) =>
  ({
    find: (tripId) => store.findOne({ _id: tripId }),
    findAll: async (tripIds) => {
      const limit = tripIds.length;
      if (limit === 0) return [];
      const rows = await store.findMany({ _id: { $in: tripIds } }, { sort: { _id: 1 }, limit });
      const byId = new Map<string, StoredTrip>(rows.map((row) => [row.trip.tripId, row]));
      return tripIds.map((tripId) => byId.get(tripId));
    },
    findByTransferCode: (codeHash) => store.findOne({ transferCodeHash: codeHash }),
    findOpenOfDevice: (deviceId) => store.findOne({ openDeviceId: deviceId }),
    findOpenOfMember: (memberId) => store.findOne({ openMemberId: memberId }),
    findNeedingHelp: (storeId, limit) =>
      store.findMany({ helpStoreId: storeId }, { sort: { endedAt: 1 }, limit }),
    findClaimedBy: (terminalId) =>
      store.findMany({ holdingTerminalId: terminalId }, { sort: { _id: 1 }, limit: claimedMax }),
    findIdle: ({ unclaimed, claimed }, limit) =>
      store.findMany(
        {
          unpaidSince: { $lt: unclaimed },
          $or: [{ holdingTerminalId: { $exists: false } }, { unpaidSince: { $lt: claimed } }],
        },
        { sort: { unpaidSince: 1 }, limit },
      ),
  }) satisfies Partial<Trips>;

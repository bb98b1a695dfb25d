import type { TripRow } from './trip-document';

/** Trips this process just wrote, so that the next scan need not read them. A stale one is noticed by its version. */
export type RecentTrips = Readonly<{
  find: (tripId: string) => TripRow | undefined;
  keep: (row: TripRow) => void;
  forget: (tripId: string) => void;
}>;

/** A bounded set of recent trips; the one untouched longest goes first. */
export const createRecentTrips = (max = 5_000): RecentTrips => {
  const rows = new Map<string, TripRow>();
  return {
    find: (tripId) => rows.get(tripId),
    keep: (row) => {
      const { tripId, status } = row.trip;
      rows.delete(tripId);
      // Nobody scans into a trip that is over.
      if (status === 'closed' || status === 'cancelled') return;
      rows.set(tripId, row);
      if (rows.size <= max) return;
      const oldest = rows.keys().next();
      if (!oldest.done) rows.delete(oldest.value);
    },
    forget: (tripId) => void rows.delete(tripId),
  };
};

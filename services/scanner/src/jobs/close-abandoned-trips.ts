import { accepted, newId } from '@rayon/kernel';
import { absent, below, type Job, oneOf } from '@rayon/store';
import { cancelTrip } from '../domain/cancel-trip';
import { isClaimed, type Trip } from '../domain/trip';
import { type Trips, tripChange } from '../rows/trips';

/** How long nobody may touch an unpaid trip. */
export type AbandonRules = Readonly<{
  idleHours: number;
  /** From the end to the till are minutes; what its offers hold is kept from others so long. */
  endedIdleHours: number;
  /** A till that holds a basket may be cut off for days with the payment taken. */
  claimedIdleHours: number;
}>;

const everyMilliseconds = 60_000;
const batchMax = 100;
const hourMilliseconds = 3_600_000;

/** Cancels trips nobody touched for too long; safe to run any number of times. Gives how many it ended. */
export const closeAbandonedTrips = async (
  trips: Trips,
  rules: AbandonRules,
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<number> => {
  const before = (hours: number) => new Date(at.getTime() - hours * hourMilliseconds);
  const since = {
    open: before(rules.idleHours),
    ended: before(rules.endedIdleHours),
    claimed: before(rules.claimedIdleHours),
  };
  const idle = await trips.findMany(
    {
      unpaidSince: below(new Date(Math.max(...Object.values(since).map(Number)))),
      $or: [
        { unpaidSince: below(since.open), holdingTerminalId: absent },
        { unpaidSince: below(since.ended), status: oneOf(['ended', 'to-pay']), holdingTerminalId: absent },
        { unpaidSince: below(since.claimed) },
      ],
    },
    { sort: { unpaidSince: 1 }, limit: batchMax },
  );
  let closed = 0;
  for (const { row } of idle) {
    const changed = await trips.change(row.tripId, { cause: { correlationId, at } }, (trip) => {
      // Somebody may have come back since the list was read.
      if (trip.lastActivityAt >= since[stateOf(trip)]) return accepted({ row: trip, answer: false });
      const cancelled = cancelTrip(trip, 'abandoned', at);
      return cancelled.ok ? accepted(tripChange(trip, cancelled.value, true)) : cancelled;
    });
    if (changed.ok && changed.value.answer) closed += 1;
  }
  return closed;
};

const stateOf = (trip: Trip): 'open' | 'ended' | 'claimed' => {
  if (trip.status === 'open') return 'open';
  return isClaimed(trip) ? 'claimed' : 'ended';
};

/** Closes abandoned trips every minute. */
export const closeAbandonedTripsJob = (trips: Trips, rules: AbandonRules, clock: () => Date): Job => ({
  name: 'close-abandoned-trips',
  schedule: { everyMilliseconds },
  run: async () => {
    const closed = await closeAbandonedTrips(trips, rules, { at: clock(), correlationId: newId() });
    return closed > 0 ? { closed } : undefined;
  },
});

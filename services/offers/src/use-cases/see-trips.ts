import { setTimeout as pause } from 'node:timers/promises';
import type { Principal } from '@rayon/auth';
import type { Stores, TripCopy } from './ports';
import { maySeeTrip } from './trip-access';

/** A trip as somebody may see it: known and theirs, known and not theirs, or not heard of yet. */
export type SeenTrip =
  | Readonly<{ kind: 'seen'; trip: TripCopy }>
  | Readonly<{ kind: 'forbidden' }>
  | Readonly<{ kind: 'unheard' }>;

/** How long the own copy is waited for: a trip is asked about while the event of its opening is on its way. */
export const waitMilliseconds = 300;
const firstPauseMilliseconds = 15;

/**
 * Looks trips up in the own copy, all together. One that is not known yet, or not yet known to be the caller's
 * (a card just attached, a device just taken over), is waited for a moment.
 */
export const seeTrips =
  ({ trips }: Pick<Stores, 'trips'>) =>
  async (principal: Principal, tripIds: readonly string[]): Promise<SeenTrip[]> => {
    const seen = new Map<string, SeenTrip>();
    const deadline = Date.now() + waitMilliseconds;
    for (let wait = firstPauseMilliseconds; ; wait = Math.min(wait * 2, 60)) {
      const open = tripIds.filter((tripId) => seen.get(tripId)?.kind !== 'seen');
      for (const trip of await trips.find([...new Set(open)]))
        seen.set(trip.tripId, verdict(principal, trip));
      const waiting = tripIds.some((tripId) => seen.get(tripId)?.kind !== 'seen');
      if (!waiting || Date.now() >= deadline) break;
      await pause(Math.min(wait, Math.max(1, deadline - Date.now())));
    }
    return tripIds.map((tripId) => seen.get(tripId) ?? { kind: 'unheard' });
  };

/** A copy that has only heard of lines cannot tell whose trip it is. */
const verdict = (principal: Principal, trip: TripCopy): SeenTrip => {
  if (maySeeTrip(principal, trip)) return { kind: 'seen', trip };
  return trip.deviceId === undefined ? { kind: 'unheard' } : { kind: 'forbidden' };
};

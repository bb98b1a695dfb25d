import type { EventBus, Stoppable } from '@rayon/bus';
import { TripStatusChangedV1 } from '@rayon/events';
import { openEnvelope } from '@rayon/kernel';
import { LRUCache } from 'lru-cache';
import type { TripId } from '../domain/ids';
import type { Trips } from '../rows/trips';

/** Trips that are remembered as priced, as their events said it: another process may have written it. */
const seenMax = 10_000;

/** Lets a till wait for the price instead of asking again and again. */
export type Pricing = Readonly<{
  /** Resolves when the basket of an ended trip has its price, whichever process wrote it, or after the wait all the same. */
  settled: (tripId: TripId) => Promise<void>;
}>;

/** Follows which trips have their price, in every process that answers tills. */
export const followPricing = async (
  bus: EventBus,
  trips: Trips,
  { waitMilliseconds }: { waitMilliseconds: number },
): Promise<Pricing & Stoppable> => {
  const priced = new LRUCache<string, true>({ max: seenMax });
  const waiting = new Map<string, Set<() => void>>();
  const tap = await bus.tap([TripStatusChangedV1.subject], (envelope) => {
    const { tripId, status } = openEnvelope(TripStatusChangedV1, envelope).data;
    if (status === 'open' || status === 'ended') {
      priced.delete(tripId);
      return;
    }
    priced.set(tripId, true);
    for (const wake of [...(waiting.get(tripId) ?? [])]) wake();
  });

  /** The next event that says that the trip has its price or is over. */
  const next = (tripId: string): { happened: Promise<void>; end: () => void } => {
    const wakers = waiting.get(tripId) ?? new Set();
    let end = () => {};
    const happened = new Promise<void>((resolve) => {
      const timer = setTimeout(() => end(), waitMilliseconds);
      end = () => {
        clearTimeout(timer);
        if (wakers.delete(end) && wakers.size === 0) waiting.delete(tripId);
        resolve();
      };
      waiting.set(tripId, wakers.add(end));
    });
    return { happened, end };
  };

  return {
    settled: async (tripId) => {
      if (priced.has(tripId)) return;
      // Listens before it looks, so that nothing happens in between.
      const { happened, end } = next(tripId);
      try {
        if ((await trips.latest(tripId))?.row.status === 'ended') await happened;
      } finally {
        end();
      }
    },
    stop: tap.stop,
  };
};

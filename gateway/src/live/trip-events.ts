import type { EventBus } from '@rayon/bus';
import type { Logger } from '@rayon/process';
import { type TripEvent, tripEventOf, tripSubjects } from './trip-event';

/** One ear on the bus for every open feed. */
export type TripEvents = Readonly<{
  /** Calls `see` for every event of the trip until the returned function is called. */
  watch: (tripId: string, see: (event: TripEvent) => void) => () => void;
  stop: () => Promise<void>;
}>;

/** Starts to listen; an event costs one look-up, however many feeds are open. */
export const listenToTrips = async (bus: Pick<EventBus, 'tap'>, logger: Logger): Promise<TripEvents> => {
  const watchers = new Map<string, Set<(event: TripEvent) => void>>();

  const tap = await bus.tap(tripSubjects, (envelope) => {
    try {
      // Most trips are watched by nobody here: look before the contract is checked.
      const opened = watchers.size > 0 ? tripEventOf(envelope) : undefined;
      if (!opened) return;
      for (const see of watchers.get(opened.tripId) ?? []) see(opened.event);
    } catch (error) {
      logger.error({ err: error, type: envelope.type, id: envelope.id }, 'a live event could not be shown');
    }
  });

  return {
    watch: (tripId, see) => {
      const seeing = watchers.get(tripId) ?? new Set();
      watchers.set(tripId, seeing.add(see));
      return () => {
        seeing.delete(see);
        if (seeing.size === 0 && watchers.get(tripId) === seeing) watchers.delete(tripId);
      };
    },
    stop: () => tap.stop(),
  };
};

import { LRUCache } from 'lru-cache';
import { type TripCopy, type TripFacts, unknownTrip, withFacts, withKnown } from '../domain/trip-copy';
import type { OpenTrip } from '../records/open-trip';

/** A trip is read again after this long. */
const readAgainMilliseconds = 60_000;
/** A trip nobody asks about is forgotten after this long. */
const idleMilliseconds = 15 * 60_000;
const tripsMax = 20_000;
/** How long a trip is waited for: it is asked about while the event of its opening is on its way. */
const waitMilliseconds = 300;

type Entry = OpenTrip & Readonly<{ freshUntil: number }>;

/** The trips this process remembers: read once, then followed by events. For display and for a first look only. */
export type OpenTrips = Readonly<{
  /** From memory, or from the store when nothing is known or it was read too long ago. */
  find: (tripId: string) => Promise<OpenTrip | undefined>;
  /** The same; one that is not there or not as it should be is waited for a moment. */
  findWhen: (tripId: string, accept: (trip: TripCopy) => boolean) => Promise<OpenTrip | undefined>;
  /** What is remembered, without asking anybody. */
  peek: (tripId: string) => TripCopy | undefined;
  /** A trip began: nothing else is to be known of it. */
  opened: (tripId: string, facts: TripFacts, sequence: number) => void;
  /** Something happened on a trip that its event says completely. */
  changed: (tripId: string, change: (trip: TripCopy) => TripCopy) => void;
  /** This process wrote the trip as it now is: nobody need read it. */
  written: (trip: OpenTrip) => void;
  /** Something happened on a trip that only the store can tell: it is read again when it is needed. */
  outdated: (tripId: string) => void;
}>;

const freshNow = () => performance.now() + readAgainMilliseconds;

/** Remembers trips. What events said is never undone by an older state of the store. */
export const rememberTrips = (readTrip: (tripId: string) => Promise<OpenTrip | undefined>): OpenTrips => {
  const entries = new LRUCache<string, Entry>({ max: tripsMax, ttl: idleMilliseconds, updateAgeOnGet: true });
  const reads = new Map<string, Promise<OpenTrip | undefined>>();
  const waiting = new Map<string, Set<() => void>>();

  const wakeAll = (tripId: string): void => {
    for (const wake of [...(waiting.get(tripId) ?? [])]) wake();
  };

  const keep = (tripId: string, entry: Entry): void => {
    entries.set(tripId, entry);
    wakeAll(tripId);
  };

  const readAndKeep = async (tripId: string, isCurrent: () => boolean): Promise<OpenTrip | undefined> => {
    const found = await readTrip(tripId);
    const known = entries.get(tripId);
    if (!found) return known;
    const read = known ? { ...found, trip: withKnown(found.trip, known.trip) } : found;
    // What was outdated while it was being read is given to who asked before, and not kept.
    if (isCurrent()) keep(tripId, { ...read, freshUntil: freshNow() });
    return read;
  };

  const read = (tripId: string): Promise<OpenTrip | undefined> => {
    const running = reads.get(tripId);
    if (running) return running;
    const reading: Promise<OpenTrip | undefined> = readAndKeep(
      tripId,
      () => reads.get(tripId) === reading,
    ).finally(() => {
      if (reads.get(tripId) === reading) reads.delete(tripId);
    });
    reads.set(tripId, reading);
    return reading;
  };

  const find = async (tripId: string): Promise<OpenTrip | undefined> => {
    const known = entries.get(tripId);
    return known && performance.now() < known.freshUntil ? known : read(tripId);
  };

  /** Resolves when something about the trip comes to be known; false when the time is over. */
  const anything = (tripId: string, milliseconds: number): Promise<boolean> =>
    new Promise((resolve) => {
      const wakers = waiting.get(tripId) ?? new Set();
      const end = (happened: boolean) => {
        clearTimeout(timer);
        wakers.delete(wake);
        if (wakers.size === 0) waiting.delete(tripId);
        resolve(happened);
      };
      const wake = () => end(true);
      const timer = setTimeout(() => end(false), milliseconds);
      waiting.set(tripId, wakers.add(wake));
    });

  const changed: OpenTrips['changed'] = (tripId, change) => {
    const apply = () => {
      const known = entries.peek(tripId);
      const trip = known && change(known.trip);
      if (known && trip && trip !== known.trip) keep(tripId, { ...known, trip });
    };
    apply();
    // What is being read may be older than what just happened.
    reads.get(tripId)?.then(apply, () => undefined);
  };

  return {
    find,
    findWhen: async (tripId, accept) => {
      const deadline = performance.now() + waitMilliseconds;
      for (;;) {
        const found = await find(tripId);
        const known = entries.peek(tripId) ?? found;
        if (known && accept(known.trip)) return known;
        const left = deadline - performance.now();
        const happened = left > 0 && (await anything(tripId, left));
        // An event may have been missed: the last look is at the store.
        if (!happened) return read(tripId);
      }
    },
    peek: (tripId) => entries.peek(tripId)?.trip,
    opened: (tripId, facts, sequence) => {
      if (entries.peek(tripId)) return changed(tripId, (trip) => withFacts(trip, facts, sequence));
      const trip = withFacts(unknownTrip(tripId), facts, sequence);
      keep(tripId, { trip, own: [], freshUntil: freshNow() });
    },
    changed,
    written: ({ trip, own }) => {
      const { tripId, basketVersion, messages } = trip;
      const known = entries.peek(tripId);
      // What is being read may be older.
      reads.delete(tripId);
      const isPassed =
        known && (known.trip.basketVersion > basketVersion || known.trip.messages.length > messages.length);
      if (isPassed) return;
      keep(tripId, { trip: known ? withKnown(trip, known.trip) : trip, own, freshUntil: freshNow() });
    },
    outdated: (tripId) => {
      const known = entries.peek(tripId);
      if (known) entries.set(tripId, { ...known, freshUntil: 0 });
      reads.delete(tripId);
      wakeAll(tripId);
    },
  };
};

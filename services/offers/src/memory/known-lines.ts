import { LRUCache } from 'lru-cache';
import type { BasketLine } from '../domain/basket';
import type { KnownBaskets } from './known-baskets';
import type { OpenTrips } from './open-trips';

/** Lines remembered, all trips together. */
const linesMax = 100_000;
/** A trip on which nothing is scanned is forgotten after this long. */
const idleMilliseconds = 15 * 60_000;

/**
 * What is in the basket of a trip while it is shopped on, as far as this process knows: each event of a scan says one line. A process that
 * was not there from the opening on knows the rest from the first answer it gives about the basket.
 */
export type KnownLines = Readonly<{
  scanned: (tripId: string, lines: readonly BasketLine[]) => void;
  voided: (tripId: string, lineIds: readonly string[]) => void;
  over: (tripId: string) => void;
  /** The basket with the lines of an event, which may be known already or on their way. */
  with: (tripId: string, lines: readonly BasketLine[]) => readonly BasketLine[];
}>;

/** Remembers the lines of open trips. For a first look only: what is shown rests on the basket that is asked about. */
export const rememberLines = (
  baskets: Pick<KnownBaskets, 'get'>,
  trips: Pick<OpenTrips, 'peek'>,
): KnownLines => {
  const known = new LRUCache<string, readonly BasketLine[]>({
    maxSize: linesMax,
    sizeCalculation: (lines) => lines.length + 1,
    ttl: idleMilliseconds,
    updateAgeOnGet: true,
  });
  return {
    scanned: (tripId, lines) => void known.set(tripId, [...(known.get(tripId) ?? []), ...lines]),
    voided: (tripId, lineIds) => {
      const left = known.get(tripId)?.filter(({ lineId }) => !lineIds.includes(lineId));
      if (left) known.set(tripId, left);
    },
    over: (tripId) => void known.delete(tripId),
    with: (tripId, lines) => {
      const all = [...(baskets.get(tripId)?.lines ?? []), ...(known.get(tripId) ?? []), ...lines];
      const gone = new Set(trips.peek(tripId)?.voidedLineIds);
      const byId = new Map(all.map((line) => [line.lineId, line]));
      return [...byId.values()].filter(({ lineId }) => !gone.has(lineId));
    },
  };
};

import { accepted, type Clock, newId } from '@rayon/kernel';
import { below, type Job } from '@rayon/store';
import { type HeldOffer, letGoChange } from '../domain/held-offers';
import { withoutHolding } from '../domain/trip-copy';
import type { Records } from '../records/records';
import { addUses } from '../records/uses';

const everyMilliseconds = 600_000;
const batchMax = 100;
/** Longer than *scanner* leaves an open trip that nobody touches (`TRIP_IDLE_HOURS`, 4): its cancellation comes before. */
const forgottenMilliseconds = 24 * 3_600_000;

/**
 * Gives back what trips hold whose end never came: the event was parked, or *scanner* went back to a backup. A trip that
 * is shopped on after all holds anew with its next answer, as far as there is something left. Safe to run any number of
 * times; gives how many trips it was.
 */
export const releaseForgotten = async (
  records: Pick<Records, 'trips' | 'database' | 'counters' | 'memberUses' | 'codes'>,
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<number> => {
  const before = new Date(at.getTime() - forgottenMilliseconds);
  const forgotten = await records.trips.findMany(
    { 'holding.at': below(before) },
    { sort: { 'holding.at': 1 }, limit: batchMax },
  );
  for (const { row } of forgotten)
    await records.database.transact(async (transaction) => {
      let held: readonly HeldOffer[] = [];
      await records.trips.changeWithin(transaction, row.tripId, { cause: { correlationId, at } }, (trip) => {
        // Somebody may have come back since the list was read.
        const isForgotten = trip.holding !== undefined && trip.holding.at < before;
        held = isForgotten ? (trip.holding?.offers ?? []) : [];
        return accepted({ row: isForgotten ? withoutHolding(trip) : trip });
      });
      await addUses(records, transaction, held.map(letGoChange));
    });
  return forgotten.length;
};

/** Looks for them every ten minutes. */
export const releaseForgottenJob = (records: Records, clock: Clock): Job => ({
  name: 'release-forgotten',
  schedule: { everyMilliseconds },
  run: async () => {
    const trips = await releaseForgotten(records, { at: clock(), correlationId: newId() });
    return trips > 0 ? { trips } : undefined;
  },
});

import type { TripCancelledV1 } from '@rayon/events';
import { accepted, type Envelope, rejected } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import type { z } from 'zod';
import { type HeldOffer, letGoChange } from '../domain/held-offers';
import { finalStatus, type TripCopy, unknownTrip, withFacts, withoutHolding } from '../domain/trip-copy';
import { release, type TripRedemption } from '../domain/trip-redemption';
import type { Records } from '../records/records';
import { addUses, recordRedemptions } from '../records/uses';
import { causedBy, type Reacting } from './reacting';

/** Gives back everything a trip holds that was not paid for, and tells what that was; a second time gives nothing. */
export const releaseHeld = async (
  records: Records,
  transaction: Transaction,
  tripId: string,
): Promise<readonly TripRedemption[]> => {
  const { session } = transaction;
  const held = (await records.redemptions.findMany({ tripId }, { session })).filter(
    ({ status }) => status === 'held',
  );
  const released = held.flatMap((one) => release(one) ?? []);
  await recordRedemptions(records, transaction, released);
  return held;
};

/** A cancelled trip gives back what it held; of one that holds nothing only that it is over is written. */
export const releaseTrip = async (
  { records, clock }: Reacting,
  envelope: Envelope<z.infer<typeof TripCancelledV1.data>>,
): Promise<void> => {
  const { tripId, memberId, cancelledAt } = envelope.data;
  const facts = { memberId, ...finalStatus('cancelled', cancelledAt) };
  const options = { cause: causedBy(envelope, clock()), initial: () => unknownTrip(tripId) };
  const cancelled = (trip: TripCopy) => accepted({ row: withFacts(trip, facts, envelope.sequence) });
  const alone = await records.trips.change(tripId, options, (trip: TripCopy) =>
    trip.basketVersion > 0 || trip.holding ? rejected({ reason: 'HoldsOffers' } as const) : cancelled(trip),
  );
  if (alone.ok) return;
  await records.database.transact(async (transaction) => {
    // Of a trip that was never ended nothing is recorded but in its copy.
    if ((await records.trips.latest(tripId))?.row.basketVersion)
      await releaseHeld(records, transaction, tripId);
    let shown: readonly HeldOffer[] = [];
    await records.trips.changeWithin(transaction, tripId, options, (trip) => {
      shown = trip.holding?.offers ?? [];
      return cancelled(withoutHolding(trip));
    });
    await addUses(records, transaction, shown.map(letGoChange));
  });
};

import type { TripCancelledV1 } from '@rayon/events';
import { accepted, type Envelope } from '@rayon/kernel';
import type { Transaction } from '@rayon/store';
import type { z } from 'zod';
import { unknownTrip, withFacts } from '../domain/trip-copy';
import { release } from '../domain/trip-redemption';
import type { Records } from '../records/records';
import { recordRedemptions } from '../records/uses';
import { causedBy, type Reacting } from './reacting';

/** Gives back everything a trip holds that was not paid for; a second time gives nothing. */
export const releaseHeld = async (
  records: Records,
  transaction: Transaction,
  tripId: string,
): Promise<void> => {
  const { session } = transaction;
  const released = (await records.redemptions.findMany({ tripId }, { session })).flatMap(
    (one) => release(one) ?? [],
  );
  await recordRedemptions(records, transaction, released);
};

/** A cancelled trip gives back what it held. */
export const releaseTrip = (
  { records, clock }: Reacting,
  envelope: Envelope<z.infer<typeof TripCancelledV1.data>>,
): Promise<void> =>
  records.database.transact(async (transaction) => {
    const { tripId, memberId } = envelope.data;
    await releaseHeld(records, transaction, tripId);
    const options = { cause: causedBy(envelope, clock()), initial: () => unknownTrip(tripId) };
    await records.trips.changeWithin(transaction, tripId, options, (trip) =>
      accepted({ row: withFacts(trip, { memberId, status: 'cancelled' }, envelope.sequence) }),
    );
  });

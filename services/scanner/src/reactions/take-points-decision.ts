import { PointsPaymentDecidedV1 } from '@rayon/events';
import { accepted, BrokenContract, type Clock } from '@rayon/kernel';
import type { Consumers } from '@rayon/messaging';
import { takeDecision } from '../domain/pay-with-points';
import { type Trips, tripChange } from '../rows/trips';

/** Takes the ledger's word on points that are to pay a basket. One that cannot be right is parked with its reason. */
export const takePointsDecisions = (consumers: Consumers, trips: Trips, clock: Clock): void =>
  consumers.on(PointsPaymentDecidedV1, 'scanner-on-points-decided', async ({ data, correlationid, id }) => {
    const at = clock();
    const cause = { correlationId: correlationid, causationId: id, at };
    const { paymentId, refused, points, amount, available } = data;
    const changed = await trips.change(data.tripId, { cause }, (trip) => {
      if (amount.currency !== trip.currency)
        throw new BrokenContract(`${amount.currency} instead of ${trip.currency}`);
      const decision = {
        paymentId,
        ...(refused ? { refused } : {}),
        points,
        amountMinor: amount.minor,
        available,
      };
      const events = takeDecision(trip, decision, at);
      if (!events.ok) throw new BrokenContract(events.rejection.detail);
      return accepted(tripChange(trip, events.value));
    });
    if (!changed.ok) throw new BrokenContract(`no trip ${data.tripId}`);
  });

import {
  LineScannedV1,
  LineVoidedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import { adjudicateBasket } from '../../use-cases/adjudicate-basket';
import { issueMessages } from '../../use-cases/issue-messages';
import { releaseHeld } from '../../use-cases/release-trip';
import { hear, tripIn } from '../../use-cases/trip-copy';
import { toBasketLine } from './basket-lines';
import { causedBy, type Listening } from './listening';
import { basketAdjudicated, messagesIssued } from './published';

/** One consumer for everything about trips, so that the events of a trip take effect in their order. */
const durable = 'offers-on-trip';

/** Keeps the own copy of trips, issues live messages and adjudicates ended baskets. */
export const listenToTrips = ({ listeners, stores, campaigns, clock, newId }: Listening): void => {
  listeners.on(TripOpenedV1, { durable }, async (envelope, session) => {
    const kept = stores(session);
    const { tripId, storeId, currency, deviceId, memberId } = envelope.data;
    // Told again when a card is attached or a device takes over: it greets whoever has not been greeted.
    const heard = hear(
      await tripIn(kept, tripId),
      { storeId, currency, deviceId, memberId },
      envelope.sequence,
    );
    const outcome = await issueMessages(kept, {
      campaigns,
      trip: heard,
      occasion: { kind: 'trip-opened' },
      at: clock(),
      newId,
    });
    await kept.trips.save(outcome.trip);
    return messagesIssued(outcome, causedBy(envelope));
  });

  listeners.on(TripStatusChangedV1, { durable }, async (envelope, session) => {
    const kept = stores(session);
    const { tripId, storeId, deviceId, memberId, status } = envelope.data;
    const trip = await tripIn(kept, tripId);
    const over = status === 'closed' || status === 'cancelled' ? { status } : {};
    const heard = hear(trip, { storeId, deviceId, memberId, ...over }, envelope.sequence);
    if (heard === trip) return;
    await kept.trips.save(heard);
  });

  listeners.on(LineScannedV1, { durable }, async (envelope, session) => {
    const kept = stores(session);
    const { tripId, storeId, memberId, lines } = envelope.data;
    const trip = await tripIn(kept, tripId);
    const currency = lines[0]?.amount.currency;
    const heard = hear(trip, { storeId, memberId, currency }, envelope.sequence);
    const outcome = await issueMessages(kept, {
      campaigns,
      trip: heard,
      occasion: { kind: 'lines-scanned', lines: lines.map(toBasketLine) },
      at: clock(),
      newId,
    });
    if (outcome.trip !== trip) await kept.trips.save(outcome.trip);
    return messagesIssued(outcome, causedBy(envelope));
  });

  listeners.on(LineVoidedV1, { durable }, async ({ data }, session) => {
    const kept = stores(session);
    const trip = await tripIn(kept, data.tripId);
    // Only a line that made a message appear matters: the message goes with it.
    const spoken = new Set(trip.messages.map(({ lineId }) => lineId));
    const gone = data.lineIds.filter((lineId) => spoken.has(lineId));
    if (gone.length > 0)
      await kept.trips.save({ ...trip, voidedLineIds: [...new Set([...trip.voidedLineIds, ...gone])] });
  });

  listeners.on(TripEndedV1, { durable }, async (envelope, session) => {
    const kept = stores(session);
    const { tripId, storeId, currency, memberId, basketVersion, lines, endedAt } = envelope.data;
    const at = clock();
    const trip = hear(await tripIn(kept, tripId), { storeId, currency, memberId }, envelope.sequence);
    const adjudication = await adjudicateBasket(kept, {
      campaigns,
      trip,
      ended: {
        tripId,
        memberId,
        basketVersion,
        basket: { storeId, currency, lines: lines.map(toBasketLine) },
        endedAt: new Date(endedAt),
      },
      at,
    });
    if (!adjudication) return;
    await kept.trips.save(adjudication.trip);
    return [basketAdjudicated(adjudication, { currency, at, ...causedBy(envelope) })];
  });

  listeners.on(TripCancelledV1, { durable }, async (envelope, session) => {
    const kept = stores(session);
    const { tripId, memberId } = envelope.data;
    await releaseHeld(kept, tripId);
    const trip = await tripIn(kept, tripId);
    await kept.trips.save(hear(trip, { memberId, status: 'cancelled' }, envelope.sequence));
  });
};

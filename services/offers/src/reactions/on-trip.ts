import {
  LineScannedV1,
  LineVoidedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import { accepted } from '@rayon/kernel';
import { finalStatus, linesWithMessages, withVoided } from '../domain/trip-copy';
import { toBasketLine } from '../records/basket-lines';
import { adjudicateBasket } from './adjudicate-basket';
import { enrolMember } from './enrol-member';
import { issueDue, keepFacts, mayBeDue } from './issue-due';
import { causedBy, type Reacting } from './reacting';
import { releaseTrip } from './release-trip';

/** One consumer for everything about trips, so that the events of a trip take effect in their order. */
const durable = 'offers-on-trip';

/** Keeps the own copy of trips, issues live messages and adjudicates ended baskets. */
export const reactToTrips = (reacting: Reacting): void => {
  const { consumers, records, clock } = reacting;

  // Said again when a card is attached or a device takes over: it greets whoever has not been greeted.
  consumers.on(TripOpenedV1, durable, async (envelope) => {
    const { tripId, storeId, currency, deviceId, memberId } = envelope.data;
    const openedAt = new Date(envelope.data.openedAt);
    const facts = { storeId, currency, deviceId, memberId, openedAt };
    const happened = { tripId, storeId, facts, occasion: { kind: 'trip-opened' } as const, envelope };
    if (await mayBeDue(reacting, happened)) await issueDue(reacting, happened);
    else await keepFacts(reacting, happened);
    if (memberId !== undefined) await enrolMember(reacting, { memberId, storeId, currency, at: openedAt });
  });

  // Who and where come with the opening, what was ended with its basket, a cancelled trip has a word of its own: only that
  // one was paid is learnt here.
  consumers.on(TripStatusChangedV1, durable, async (envelope) => {
    const { tripId, storeId, deviceId, memberId, status, at } = envelope.data;
    if (status !== 'closed') return;
    const facts = { storeId, deviceId, memberId, ...finalStatus(status, at) };
    await keepFacts(reacting, { tripId, facts, envelope });
  });

  consumers.on(LineScannedV1, durable, async (envelope) => {
    const { tripId, storeId, memberId, lines } = envelope.data;
    const facts = { storeId, memberId, currency: lines[0]?.amount.currency };
    const scanned = lines.map(toBasketLine);
    const basket = reacting.memory.lines.with(tripId, scanned);
    const occasion = { kind: 'lines-scanned', lines: scanned, basket } as const;
    const happened = { tripId, storeId, facts, occasion, envelope };
    if (await mayBeDue(reacting, happened)) await issueDue(reacting, happened);
  });

  consumers.on(LineVoidedV1, durable, async (envelope) => {
    const { tripId, lineIds } = envelope.data;
    // Only a line that made a message appear matters: the message goes with it.
    await records.trips.change(tripId, { cause: causedBy(envelope, clock()) }, (trip) =>
      accepted({ row: withVoided(trip, linesWithMessages(trip, lineIds)) }),
    );
  });

  consumers.on(TripEndedV1, durable, async (envelope) => {
    const { tripId, storeId, currency, memberId, basketVersion, coupons, endedAt } = envelope.data;
    const lines = envelope.data.lines.map(toBasketLine);
    const facts = { storeId, currency, memberId };
    const happened = { tripId, storeId, facts, occasion: { kind: 'trip-ended', lines } as const, envelope };
    // Before the word on the basket, after which nothing is said on the trip any more.
    if (basketVersion === 1 && (await mayBeDue(reacting, happened))) await issueDue(reacting, happened);
    await adjudicateBasket(reacting, envelope, {
      tripId,
      memberId,
      basketVersion,
      basket: { storeId, currency, lines, ...(coupons ? { coupons } : {}) },
      endedAt: new Date(endedAt),
    });
  });

  consumers.on(TripCancelledV1, durable, (envelope) => releaseTrip(reacting, envelope));
};

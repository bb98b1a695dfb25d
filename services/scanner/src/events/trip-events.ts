import {
  LineScannedV1,
  LineVoidedV1,
  PointsAskedV1,
  PointsLetGoV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import { type Announcement, announce } from '@rayon/store';
import type { Trip, TripEvent } from '../domain/trip';
import { toLineFacts } from './line-facts';

/** What leaves about a new trip. */
export const openedEvents = (trip: Trip): Announcement[] => [
  opened(trip, trip.openedAt),
  statusChanged(trip, trip.openedAt),
];

/** What leaves about a trip that changed, in order; `trip` is the trip with all of the events. */
export const tripEvents = (trip: Trip, events: readonly TripEvent[]): Announcement[] =>
  events.flatMap((event) => eventsOf(trip, event));

const eventsOf = (trip: Trip, event: TripEvent): Announcement[] => {
  const { tripId, storeId, currency } = trip;
  const at = event.at.toISOString();
  const say: typeof announce = (contract, data) => announce(contract, data, event.at);
  switch (event.type) {
    // Whose trip it is and where it runs is said as at its opening: consumers keep the latest word.
    case 'TripTakenOver':
    case 'CardAttached':
      return [opened(trip, event.at), statusChanged(trip, event.at)];
    case 'LinesScanned': {
      const lines = event.lines.map((line) => toLineFacts(line, currency));
      return [say(LineScannedV1, { tripId, storeId, ...memberOf(trip), lines, scannedAt: at })];
    }
    case 'LinesVoided':
      return [say(LineVoidedV1, { tripId, lineIds: [...event.lineIds], voidedAt: at })];
    case 'TripEnded':
      return [
        say(TripEndedV1, {
          tripId,
          storeId,
          currency,
          ...memberOf(trip),
          basketVersion: event.basketVersion,
          lines: trip.lines.map((line) => toLineFacts(line, currency)),
          ...(trip.coupons?.length ? { coupons: [...trip.coupons] } : {}),
          auditRequired: event.audit.decision.required,
          endedAt: firstEndOf(trip, event.at).toISOString(),
        }),
        statusChanged(trip, event.at),
      ];
    case 'TripCancelled':
      return [
        say(TripCancelledV1, { tripId, ...memberOf(trip), reason: event.because, cancelledAt: at }),
        statusChanged(trip, event.at),
      ];
    case 'BasketAdjudicated':
    case 'BasketClaimed':
    case 'AgeChecked':
    case 'AgesRaised':
    case 'AuditCompleted':
    case 'PaymentConfirmed':
      return [statusChanged(trip, event.at)];
    case 'PointsAsked':
      return 'adjudication' in trip
        ? [
            say(PointsAskedV1, {
              tripId,
              ...event.payment,
              due: { minor: trip.adjudication.totalMinor, currency },
              askedAt: at,
            }),
          ]
        : [];
    case 'PointsDecided':
      return [statusChanged(trip, event.at)];
    case 'PointsLetGo': {
      const { paymentId, memberId } = event.payment;
      return [say(PointsLetGoV1, { tripId, paymentId, memberId, letGoAt: at })];
    }
    // Whose points a trip earns is said by its receipt alone.
    case 'NumberGiven':
    case 'NumberLetGo':
    case 'ScanRefused':
    // Whoever prices the basket is given its coupons with it.
    case 'CouponEntered':
    case 'CouponRemoved':
    case 'TransferCodeIssued':
      return [];
  }
};

/** When the trip was ended first: a basket that is ended again is decided by that moment. */
const firstEndOf = (trip: Trip, at: Date): Date => ('endedAt' in trip ? (trip.endedAt ?? at) : at);

const opened = (trip: Trip, at: Date): Announcement => {
  const { tripId, storeId, currency, deviceId } = trip;
  const openedAt = trip.openedAt.toISOString();
  return announce(TripOpenedV1, { tripId, storeId, currency, deviceId, ...memberOf(trip), openedAt }, at);
};

const statusChanged = (trip: Trip, at: Date): Announcement => {
  const { tripId, storeId, deviceId, status } = trip;
  const said = { tripId, storeId, deviceId, ...memberOf(trip), status, at: at.toISOString() };
  return announce(TripStatusChangedV1, said, at);
};

const memberOf = (trip: Trip) => (trip.memberId === undefined ? {} : { memberId: trip.memberId });

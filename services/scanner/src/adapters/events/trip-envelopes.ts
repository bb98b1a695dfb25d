import {
  LineScannedV1,
  LineVoidedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import { type Envelope, type EventContract, newEvent } from '@rayon/kernel';
import type { Trip, TripEvent } from '../../domain/trip';
import { toLineFacts } from './line-facts';

/** What made the events happen. */
export type Cause = Readonly<{ correlationId: string; causationId?: string }>;

type Told = <Data>(contract: EventContract<Data>, data: Data, at: Date) => void;

/** The events of a new trip. */
export const openedEnvelopes = (trip: Trip, cause: Cause): Envelope[] =>
  telling(0, cause, (tell) => {
    tellOpened(trip, trip.openedAt, tell);
    tellStatus(trip, trip.openedAt, tell);
  });

/** What leaves about a trip that changed, in order; `after` is the trip with all of the events. */
export const tripEnvelopes = (
  after: Trip,
  events: readonly TripEvent[],
  { eventsPublished, cause }: { eventsPublished: number; cause: Cause },
): Envelope[] =>
  telling(eventsPublished, cause, (tell) => {
    for (const event of events) tellEvent(after, event, tell);
  });

const telling = (eventsPublished: number, cause: Cause, say: (tell: Told) => void): Envelope[] => {
  const envelopes: Envelope[] = [];
  say((contract, data, at) => {
    envelopes.push(
      newEvent(contract, { data, at, sequence: eventsPublished + envelopes.length + 1, ...cause }),
    );
  });
  return envelopes;
};

const tellEvent = (trip: Trip, event: TripEvent, tell: Told): void => {
  const { tripId, storeId, currency } = trip;
  const at = event.at.toISOString();
  switch (event.type) {
    // Whose trip it is and where it runs is told as at its opening: listeners keep the latest word.
    case 'TripTakenOver':
    case 'CardAttached':
      tellOpened(trip, event.at, tell);
      tellStatus(trip, event.at, tell);
      break;
    case 'LinesScanned': {
      const lines = event.lines.map((line) => toLineFacts(line, currency));
      tell(LineScannedV1, { tripId, storeId, ...memberOf(trip), lines, scannedAt: at }, event.at);
      break;
    }
    case 'LinesVoided':
      tell(LineVoidedV1, { tripId, lineIds: [...event.lineIds], voidedAt: at }, event.at);
      break;
    case 'TripEnded':
      tell(
        TripEndedV1,
        {
          tripId,
          storeId,
          currency,
          ...memberOf(trip),
          basketVersion: event.basketVersion,
          lines: trip.lines.map((line) => toLineFacts(line, currency)),
          auditRequired: event.audit.decision.required,
          endedAt: at,
        },
        event.at,
      );
      tellStatus(trip, event.at, tell);
      break;
    case 'TripCancelled':
      tell(TripCancelledV1, { tripId, ...memberOf(trip), reason: event.because, cancelledAt: at }, event.at);
      tellStatus(trip, event.at, tell);
      break;
    case 'BasketAdjudicated':
    case 'BasketClaimed':
    case 'AgeChecked':
    case 'AuditCompleted':
    case 'PaymentConfirmed':
      tellStatus(trip, event.at, tell);
      break;
    case 'ScanRefused':
    case 'TransferCodeIssued':
      break;
  }
};

const tellOpened = (trip: Trip, at: Date, tell: Told): void => {
  const { tripId, storeId, currency, deviceId } = trip;
  const openedAt = trip.openedAt.toISOString();
  tell(TripOpenedV1, { tripId, storeId, currency, deviceId, ...memberOf(trip), openedAt }, at);
};

const tellStatus = (trip: Trip, at: Date, tell: Told): void => {
  const { tripId, storeId, deviceId, status } = trip;
  tell(
    TripStatusChangedV1,
    { tripId, storeId, deviceId, ...memberOf(trip), status, at: at.toISOString() },
    at,
  );
};

const memberOf = (trip: Trip) => (trip.memberId === undefined ? {} : { memberId: trip.memberId });

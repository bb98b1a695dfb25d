import { refusedScansKeptMax } from './limits';
import type { Trip, TripEvent } from './trip';

/** An event that cannot have happened to a trip in this state: always a bug of whoever decided it. */
class ImpossibleTripEvent extends Error {
  constructor(trip: Trip, event: TripEvent) {
    super(`${event.type} cannot happen to a trip that is ${trip.status}`);
    this.name = 'ImpossibleTripEvent';
  }
}

/** The trip after an event. */
export const evolve = (trip: Trip, event: TripEvent): Trip => {
  const next = step(trip, event);
  return next.lastActivityAt.getTime() === event.at.getTime() ? next : { ...next, lastActivityAt: event.at };
};

const step = (trip: Trip, event: TripEvent): Trip => {
  switch (event.type) {
    case 'TripTakenOver':
      return { ...trip, deviceId: event.deviceId };
    case 'CardAttached':
      return { ...withoutNumber(trip), memberId: event.memberId };
    case 'NumberGiven':
      return { ...trip, earnsFor: event.memberId };
    case 'NumberLetGo':
      return withoutNumber(trip);
    case 'LinesScanned':
      return {
        ...trip,
        lines: [...trip.lines, ...event.lines],
        lineSequence: event.lines.at(-1)?.sequence ?? trip.lineSequence,
      };
    case 'ScanRefused':
      return {
        ...trip,
        refusedScansCount: trip.refusedScansCount + 1,
        refusedScans:
          trip.refusedScans.length < refusedScansKeptMax
            ? [...trip.refusedScans, event.scan]
            : trip.refusedScans,
      };
    case 'LinesVoided':
      return {
        ...trip,
        lines: trip.lines.filter((line) => !event.lineIds.includes(line.lineId)),
        voidedLines: [
          ...trip.voidedLines,
          ...trip.lines.filter((line) => event.lineIds.includes(line.lineId)),
        ],
      };
    case 'CouponEntered':
      return { ...trip, coupons: [...(trip.coupons ?? []), event.code] };
    case 'CouponRemoved':
      return { ...trip, coupons: trip.coupons?.filter((code) => code !== event.code) };
    case 'TripEnded':
      return ended(trip, event);
    case 'TransferCodeIssued':
      return { ...trip, transferCodes: [...trip.transferCodes, event.code] };
    case 'BasketAdjudicated':
      if (trip.status !== 'ended') throw new ImpossibleTripEvent(trip, event);
      return { ...trip, status: 'to-pay', adjudication: event.adjudication };
    case 'BasketClaimed':
      if (trip.status !== 'to-pay') throw new ImpossibleTripEvent(trip, event);
      return { ...trip, claim: event.claim };
    case 'AgeChecked':
      return { ...trip, ageCheck: event.ageCheck };
    case 'AgesRaised':
      return { ...trip, raisedAges: [...(trip.raisedAges ?? []), ...event.ages] };
    case 'AuditCompleted':
      if (trip.status === 'open' || trip.status === 'cancelled') throw new ImpossibleTripEvent(trip, event);
      return { ...trip, audit: { ...trip.audit, outcome: event.outcome } };
    case 'PointsAsked':
      if (trip.status !== 'to-pay' || !trip.claim) throw new ImpossibleTripEvent(trip, event);
      return { ...trip, pointsPayment: { ...event.payment, status: 'asked' } };
    case 'PointsDecided':
      if (trip.status !== 'to-pay') throw new ImpossibleTripEvent(trip, event);
      return { ...trip, pointsPayment: event.payment };
    case 'PointsLetGo':
      return { ...trip, pointsPayment: undefined };
    case 'PaymentConfirmed':
      if (trip.status !== 'to-pay' || !trip.claim) throw new ImpossibleTripEvent(trip, event);
      return {
        ...trip,
        status: 'closed',
        claim: trip.claim,
        receiptId: event.receiptId,
        closedAt: event.at,
      };
    case 'TripCancelled':
      return { ...trip, status: 'cancelled', cancelledAt: event.at, cancelledBecause: event.because };
  }
};

const withoutNumber = (trip: Trip): Trip => {
  const { earnsFor: _, besideOwner: _beside, ...rest } = trip;
  return rest;
};

const ended = (trip: Trip, event: TripEvent & { type: 'TripEnded' }): Trip => {
  if (trip.status === 'closed' || trip.status === 'cancelled') throw new ImpossibleTripEvent(trip, event);
  const { basketVersion, audit } = event;
  if (trip.status === 'open') return { ...trip, status: 'ended', basketVersion, audit, endedAt: event.at };
  const { claim, endedAt, ...facts } = trip;
  // The earlier adjudication was about another basket: it leaves with the state that held it.
  const { adjudication: _outdated, ...rest } =
    'adjudication' in facts ? facts : { ...facts, adjudication: undefined };
  return { ...rest, status: 'ended', basketVersion, audit, endedAt, ...(claim ? { claim } : {}) };
};

import type { Result } from '@rayon/kernel';
import { type AttachRejection, attachCard as attach } from '../domain/attach-card';
import { type CancelRejection, cancelTrip as cancel } from '../domain/cancel-trip';
import type { LineId, TripId } from '../domain/ids';
import type { Trip, TripEvent } from '../domain/trip';
import {
  type RemovalRejection,
  removeLineAtTill as remove,
  type VoidRejection,
  voidLine as voids,
} from '../domain/void-line';
import type {
  Asked,
  CardHasOpenTrip,
  CardNotAccepted,
  CheckPresentation,
  CommandIdReused,
  Decision,
  DeviceCaller,
  StaffCaller,
  StoredTrip,
  TerminalCaller,
  TripNotFound,
  Trips,
} from './ports';

/** What every change of a trip may be refused for. */
export type ChangeRejection = TripNotFound | CommandIdReused;
type Changed<Rejection> = Promise<Result<{ stored: StoredTrip }, Rejection | ChangeRejection>>;

/** Takes a line, and what follows it, out of the caller's open basket. */
export const voidLine =
  ({ trips }: { trips: Trips }) =>
  async (asked: Asked & { caller: DeviceCaller; tripId: TripId; lineId: LineId }): Changed<VoidRejection> => {
    const { caller, tripId, lineId, at } = asked;
    const changed = await trips.changeOnce(
      tripId,
      { ...asked, name: 'voidLine', input: { tripId, lineId } },
      (trip) => (isDeviceOf(trip, caller) ? toDecision(voids(trip, lineId, at)) : notFound),
    );
    return unlessGone(changed, caller);
  };

/** Takes a line out of a basket the calling till holds. */
export const removeLineAtTill =
  ({ trips }: { trips: Trips }) =>
  (asked: Asked & { caller: TerminalCaller; tripId: TripId; lineId: LineId }): Changed<RemovalRejection> =>
    trips.changeOnce(
      asked.tripId,
      { ...asked, name: 'removeLineAtTill', input: { tripId: asked.tripId, lineId: asked.lineId } },
      (trip) => {
        if (!isHeldBy(trip, asked.caller)) return notFound;
        const { terminalId } = asked.caller;
        return toDecision(remove(trip, { terminalId, lineId: asked.lineId }, asked.at));
      },
    );

/** Presents a card on a running trip, on its device or at the till that holds it. */
export const attachCard =
  ({ trips, checkPresentation }: { trips: Trips; checkPresentation: CheckPresentation }) =>
  async (
    asked: Asked & { caller: DeviceCaller | TerminalCaller; tripId: TripId; presentation: string },
  ): Changed<AttachRejection | CardNotAccepted | CardHasOpenTrip> => {
    const { caller, tripId, at } = asked;
    const machineId = caller.kind === 'device' ? caller.deviceId : caller.terminalId;
    const checked = await checkPresentation(asked.presentation, { machineId });
    if (!checked.ok) return checked;
    const presentation = checked.value;
    const { memberId } = presentation;
    const changed = await trips.changeWithCard(
      tripId,
      { ...asked, presentation, name: 'attachCard', input: { tripId, memberId } },
      (trip) =>
        (caller.kind === 'device' ? isDeviceOf(trip, caller) : isHeldBy(trip, caller))
          ? toDecision(attach(trip, memberId, at))
          : notFound,
    );
    return unlessGone(changed, caller);
  };

/** Puts an end to an unpaid trip: its device until a till holds it, then staff of the store or that till. */
export const cancelTrip =
  ({ trips }: { trips: Trips }) =>
  (
    asked: Asked & { caller: DeviceCaller | TerminalCaller | StaffCaller; tripId: TripId },
  ): Changed<CancelRejection> =>
    // Nothing is added to a cancelled trip: whoever repeats the command sees what the first answer showed.
    trips.changeOnce(
      asked.tripId,
      { ...asked, name: 'cancelTrip', input: { tripId: asked.tripId } },
      (trip) => {
        const { caller } = asked;
        if (caller.kind === 'device')
          return isDeviceOf(trip, caller) ? toDecision(cancel(trip, 'shopper', asked.at)) : notFound;
        const allowed = caller.kind === 'staff' ? worksIn(caller, trip) : isHeldBy(trip, caller);
        return allowed ? toDecision(cancel(trip, 'staff', asked.at)) : notFound;
      },
    );

/** Whether the trip runs on the calling device. */
export const isDeviceOf = (trip: Trip, caller: DeviceCaller): boolean =>
  trip.deviceId === caller.deviceId && trip.storeId === caller.storeId;

/**
 * What a remembered command answers with is the trip as it is now. A device the trip has left since the first
 * answer, because its card was shown at another one, is told what anybody else's trip is: nothing.
 */
export const unlessGone = <Value extends { stored: StoredTrip }, Rejection>(
  changed: Result<Value, Rejection>,
  caller: DeviceCaller | TerminalCaller,
): Result<Value, Rejection | TripNotFound> =>
  changed.ok && caller.kind === 'device' && !isDeviceOf(changed.value.stored.trip, caller)
    ? notFound
    : changed;

/** Whether the calling till holds the basket, or held it when it was paid. */
export const isHeldBy = (trip: Trip, caller: TerminalCaller): boolean =>
  'claim' in trip && trip.claim?.terminalId === caller.terminalId;

/** Whether the calling person works in the store of the trip. */
export const worksIn = (caller: StaffCaller, trip: Trip): boolean => caller.storeIds.includes(trip.storeId);

/** The one answer to an unknown trip and to somebody else's. */
export const notFound: { ok: false; rejection: TripNotFound } = {
  ok: false,
  rejection: { reason: 'TripNotFound' },
};

/** A rule's word as a decision without an answer of its own. */
export const toDecision = <Rejection>(
  outcome: Result<TripEvent[], Rejection>,
): Decision<null, Rejection | TripNotFound> =>
  outcome.ok ? { ok: true, value: { answer: null, events: outcome.value } } : outcome;

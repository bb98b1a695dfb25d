import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Cause, CommandIdReused } from '@rayon/store';
import { letNumberGo } from '../domain/attach-card';
import type { CouponRejection, enterCoupon } from '../domain/coupons';
import type { TripId } from '../domain/ids';
import type { TripNotFound } from '../domain/refused';
import type { Trip, TripEvent } from '../domain/trip';
import { callerAs, type DeviceCaller, type TerminalCaller } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { presentTrip, type TripType } from '../graph/trip.type';
import { type KeptTrip, type Trips, tripChange } from '../rows/trips';

/** What every change of a trip may be refused for. */
export type ChangeRejection = TripNotFound | CommandIdReused;

/** The one answer to an unknown trip and to somebody else's. */
export const tripNotFound: { ok: false; rejection: TripNotFound } = {
  ok: false,
  rejection: { reason: 'TripNotFound' },
};

/** A refusal in the scanner's words: a row that is not there is a trip the caller has not. */
export const inTripWords = <Rejection extends Readonly<{ reason: string }>>(
  rejection: Rejection | Readonly<{ reason: 'NotFound' }>,
): Rejection | TripNotFound =>
  rejection.reason === 'NotFound' ? { reason: 'TripNotFound' } : (rejection as Rejection);

/** Changes a trip once per command, by a rule that says what happens to it. */
export const changeTrip = async <Rejection extends Readonly<{ reason: string }>>(
  { context: { scanner }, ...asked }: Omit<ScannerAsking, 'principal'>,
  input: Readonly<{ tripId: TripId }> & Readonly<Record<string, unknown>>,
  decide: (trip: Trip) => Result<TripEvent[], Rejection | TripNotFound>,
): Promise<Result<KeptTrip, Rejection | ChangeRejection>> => {
  const once = { ...asked, input: { name: asked.name, ...input } };
  const changed = await scanner.trips.change(input.tripId, { cause: asked, once }, (trip) => {
    const events = decide(trip);
    return events.ok ? accepted(tripChange(trip, events.value)) : events;
  });
  return changed.ok ? changed : rejected(inTripWords<Rejection | ChangeRejection>(changed.rejection));
};

/** Changes the coupons of a trip for the device it runs on, or the till that holds it. */
export const changeCoupons = async (
  { principal, ...asked }: ScannerAsking,
  input: Readonly<{ tripId: TripId; code: string }>,
  decide: typeof enterCoupon,
) => {
  const caller = callerAs(principal, 'device', 'terminal');
  const isTheirs = (trip: Trip) =>
    caller.kind === 'device' ? isDeviceOf(trip, caller) : isHeldBy(trip, caller);
  const changed = await changeTrip<CouponRejection>(asked, input, (trip) =>
    isTheirs(trip) ? decide(trip, input.code, { from: caller, at: asked.at }) : tripNotFound,
  );
  return unlessGone(changed, caller);
};

/** Frees a trip of the number it earns for, which is in the way of nobody: it goes on without a card. */
export const freeOfNumber = async (trips: Trips, { tripId, earnsFor }: Trip, cause: Cause): Promise<void> => {
  if (earnsFor === undefined) return;
  await trips.change(tripId, { cause }, (trip) =>
    accepted(tripChange(trip, letNumberGo(trip, earnsFor, cause.at))),
  );
};

/** The trip as it now is: what every change of one answers. */
export const changedTrip = (kept: KeptTrip, { context }: ScannerAsking): { trip: TripType } => ({
  trip: presentTrip(kept, context),
});

/** Whether the trip runs on the calling device. */
export const isDeviceOf = (trip: Trip, caller: DeviceCaller): boolean =>
  trip.deviceId === caller.deviceId && trip.storeId === caller.storeId;

/** Whether the calling till holds the basket, or held it when it was paid. */
export const isHeldBy = (trip: Trip, caller: TerminalCaller): boolean =>
  'claim' in trip && trip.claim?.terminalId === caller.terminalId;

/**
 * What a remembered command answers with is the trip as it is now. A device the trip has left since the first
 * answer, because its card was shown at another one, is told what anybody else's trip is: nothing.
 */
export const unlessGone = <Value extends KeptTrip, Rejection>(
  changed: Result<Value, Rejection>,
  caller: DeviceCaller | TerminalCaller,
): Result<Value, Rejection | TripNotFound> =>
  changed.ok && caller.kind === 'device' && !isDeviceOf(changed.value.row, caller) ? tripNotFound : changed;

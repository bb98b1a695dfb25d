import { accepted, type Result, rejected } from '@rayon/kernel';
import type { DeviceId, MemberId, StoreId } from './ids';
import type { Trip, TripEvent } from './trip';

/** Why a card cannot join a trip. */
export type AttachRejection = Readonly<{ reason: 'TripNotOpen' }> | Readonly<{ reason: 'OtherCardAttached' }>;

/**
 * Presents a card on a running trip. First, in the middle or last makes no difference to the basket: once it
 * is ended it is only priced anew. A card that is there already changes nothing; another one is refused, so
 * that no basket changes hands.
 */
export const attachCard = (
  trip: Trip,
  memberId: MemberId,
  at: Date,
): Result<TripEvent[], AttachRejection> => {
  if (trip.memberId === memberId) return accepted([]);
  if (trip.status === 'closed' || trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  if (trip.memberId !== undefined) return rejected({ reason: 'OtherCardAttached' });
  const attached: TripEvent = { type: 'CardAttached', memberId, at };
  if (trip.status === 'open') return accepted([attached]);
  return accepted([
    attached,
    { type: 'TripEnded', basketVersion: trip.basketVersion + 1, audit: trip.audit, at },
  ]);
};

/** Why a card's open trip cannot move to another device. */
export type TakeOverRejection = Readonly<{ reason: 'CardHasOpenTrip' }> | Readonly<{ reason: 'TripNotOpen' }>;

/** Moves an open trip, basket and all, to another device of the same store. */
export const takeOver = (
  trip: Trip,
  to: { deviceId: DeviceId; storeId: StoreId },
  at: Date,
): Result<TripEvent[], TakeOverRejection> => {
  if (trip.status !== 'open') return rejected({ reason: 'TripNotOpen' });
  if (trip.storeId !== to.storeId) return rejected({ reason: 'CardHasOpenTrip' });
  if (trip.deviceId === to.deviceId) return accepted([]);
  return accepted([{ type: 'TripTakenOver', deviceId: to.deviceId, at }]);
};

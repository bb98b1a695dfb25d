import { accepted, type Result, rejected } from '@rayon/kernel';
import type { DeviceId, MemberId, StoreId } from './ids';
import { cardKey, type Trip, type TripEvent } from './trip';

/** Why a card cannot join a trip. */
export type AttachRejection = Readonly<{ reason: 'TripNotOpen' }> | Readonly<{ reason: 'OtherCardAttached' }>;

/** A card as it was shown. */
type ShownCard = Readonly<{ memberId: MemberId; proof: 'static' | 'rotating' }>;

/** What a card is to the trip it opens: shown by its code it is whose trip it is, by its number it only earns. */
export const heldBy = ({ memberId, proof }: ShownCard): Pick<Trip, 'memberId' | 'earnsFor'> =>
  proof === 'rotating' ? { memberId } : { earnsFor: memberId };

/** What an open trip holds of a number that was given while its owner shops. */
export const keyBeside = (memberId: MemberId): string | undefined => cardKey({ earnsFor: memberId });

/**
 * Presents a card on a running trip. First, in the middle or last makes no difference to the basket: once it
 * is ended it is only priced anew. A card that is there already changes nothing; another one is refused, so
 * that no basket changes hands. A bare number prices nothing anew, and gives way to a code.
 */
export const attachCard = (
  trip: Trip,
  { memberId, proof }: ShownCard,
  at: Date,
): Result<TripEvent[], AttachRejection> => {
  const known = proof === 'static' ? (trip.memberId ?? trip.earnsFor) : trip.memberId;
  if (known === memberId) return accepted([]);
  if (trip.status === 'closed' || trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  if (known !== undefined) return rejected({ reason: 'OtherCardAttached' });
  if (proof === 'static') return accepted([{ type: 'NumberGiven', memberId, at }]);
  const attached: TripEvent = { type: 'CardAttached', memberId, at };
  if (trip.status === 'open') return accepted([attached]);
  return accepted([
    attached,
    { type: 'TripEnded', basketVersion: trip.basketVersion + 1, audit: trip.audit, at },
  ]);
};

/** Lets the number go that a trip earns for: it was given, or its code shown, on another one. */
export const letNumberGo = (trip: Trip, memberId: MemberId, at: Date): TripEvent[] =>
  trip.earnsFor === memberId ? [{ type: 'NumberLetGo', at }] : [];

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

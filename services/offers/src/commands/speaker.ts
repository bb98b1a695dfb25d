import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Asking } from '@rayon/subgraph';
import type { DeclineRejection } from '../domain/decline';
import type { OffersContext } from '../graph/context';
import { maySeeTrip } from '../graph/trip-access';

/** A member, or a device of whoever showed their card on its trip, that asks for something. */
export type SpeakerAsking = Asking<OffersContext, 'member' | 'device'>;

/** Whose word it is, and where they shop if they say so while they do. */
export type Speaker = Readonly<{ memberId: string; storeId?: string | undefined }>;

/** Finds whose word it is: the member's own, or of whoever showed their card on the device's open trip. */
export const speakerOf = async (
  { principal, context: { memory } }: SpeakerAsking,
  tripId: string | undefined,
): Promise<Result<Speaker, DeclineRejection>> => {
  if (principal.kind === 'member') return accepted({ memberId: principal.memberId });
  // A card that was just shown may still be on its way here.
  const known =
    tripId === undefined
      ? undefined
      : await memory.trips.findWhen(
          tripId,
          (trip) => maySeeTrip(principal, trip) && trip.memberId !== undefined,
        );
  if (!known || !maySeeTrip(principal, known.trip) || known.trip.status !== 'open')
    return rejected({ reason: 'TripNotFound' });
  const { memberId, storeId } = known.trip;
  return memberId === undefined ? rejected({ reason: 'CardNeeded' }) : accepted({ memberId, storeId });
};

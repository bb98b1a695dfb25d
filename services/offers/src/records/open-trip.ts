import type { TripCopy } from '../domain/trip-copy';
import type { TripRedemption } from '../domain/trip-redemption';
import type { Records } from './records';

/** A trip with what it was given. */
export type OpenTrip = Readonly<{ trip: TripCopy; own: readonly TripRedemption[] }>;

/** A trip as the store has it; before it ended nothing was given. */
export const readOpenTrip = async (
  { trips, redemptions }: Records,
  tripId: string,
): Promise<OpenTrip | undefined> => {
  const trip = (await trips.find(tripId))?.row;
  if (!trip) return undefined;
  return { trip, own: trip.basketVersion > 0 ? await redemptions.findMany({ tripId }) : [] };
};

import { publicError } from '@rayon/subgraph';
import type { OpenTrip } from '../records/open-trip';
import type { OffersContext } from './context';
import { maySeeTrip } from './trip-access';

const notYours = {
  fr: "Vous n'avez pas accès à ce panier.",
  en: 'You have no access to this basket.',
} as const;

/**
 * The trip as the own copy has it, for this caller; undefined while it is not known, refused when it is somebody else's.
 * One that is not known yet, or not yet known to be the caller's (a card just attached, a device just taken over), is
 * waited for a moment.
 */
export const seeTrip = async (
  { request, memory }: OffersContext,
  tripId: string,
): Promise<OpenTrip | undefined> => {
  const { principal, locale } = request;
  const load = request.loader<string, OpenTrip>('trips', (ids) =>
    Promise.all(
      ids.map(async (id) => (await memory.trips.findWhen(id, (trip) => maySeeTrip(principal, trip))) ?? null),
    ),
  );
  const known = await load(tripId);
  if (!known || maySeeTrip(principal, known.trip)) return known ?? undefined;
  // A copy that knows no device was made by an event that does not say whose trip it is.
  if (known.trip.deviceId === undefined) return undefined;
  throw publicError('FORBIDDEN', notYours[locale]);
};

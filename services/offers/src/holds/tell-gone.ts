import { accepted, newId } from '@rayon/kernel';
import { type GoneOffer, goneOffers, onLines, shownOf } from '../domain/gone-offers';
import { isLiveAt } from '../domain/is-live-at';
import { isShopping, withGone } from '../domain/trip-copy';
import type { WorkedOut } from '../memory/work-out-offers';
import type { OpenTrip } from '../records/open-trip';
import type { AskedBasket, Showing } from './showing';

/** What is gone of a basket, as far as its lines are still there. */
export const goneFrom = (known: OpenTrip | undefined, asked: AskedBasket): readonly GoneOffer[] => {
  return onLines(known?.trip.gone ?? [], new Set(asked.lines.map(({ lineId }) => lineId)));
};

/**
 * Compares what the device of an open trip is told with what it was told before. What is gone is kept in the copy of the
 * trip, once, so that it is told until the basket is paid, whoever answers; hardly any answer finds something.
 */
export const tellGone = async (
  { records, memory }: Showing,
  { known, asked, at }: Readonly<{ known: OpenTrip; asked: AskedBasket; at: Date }>,
  { evaluation }: WorkedOut,
): Promise<readonly GoneOffer[]> => {
  const { tripId, storeId } = known.trip;
  const basket = memory.baskets.get(tripId);
  const { index } = memory.live;
  const timeZone = await memory.zones.for(index, storeId);
  const goneAfter = (before: readonly GoneOffer[] = []) =>
    goneOffers(before, basket?.shown ?? [], {
      evaluation,
      lineIds: new Set(asked.lines.map(({ lineId }) => lineId)),
      isLive: (one) => isLiveAt(one, index, { at, timeZone }),
      isDecided: false,
    });
  const gone = goneAfter(known.trip.gone);
  const answered = asked.tripVersion;
  if (basket) memory.baskets.set(tripId, { ...basket, answered, shown: shownOf(evaluation.applied) });
  if (JSON.stringify(gone) === JSON.stringify(known.trip.gone ?? [])) return gone;
  const cause = { correlationId: newId(), at };
  const told = await records.trips.change(tripId, { cause }, (trip) =>
    accepted({ row: isShopping(trip) ? withGone(trip, goneAfter(trip.gone)) : trip }),
  );
  if (told.ok) memory.trips.changed(tripId, (trip) => withGone(trip, told.value.row.gone ?? []));
  return gone;
};

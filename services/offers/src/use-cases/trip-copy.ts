import type { TripCopy } from './ports';

/** A trip nothing is known of yet. */
const unheardTrip = (tripId: string): TripCopy => ({
  tripId,
  status: 'open',
  basketVersion: 0,
  eventSequence: 0,
  heardSequence: -1,
  messages: [],
  voidedLineIds: [],
});

/** Who, where and in what state, as an event of the trip tells it; what it does not tell stays. */
export type TripNews = Readonly<{
  storeId?: string;
  currency?: string;
  deviceId?: string;
  memberId?: string;
  status?: TripCopy['status'];
}>;

/** A trip that is over stays over. */
const isOver = ({ status }: TripCopy): boolean => status === 'closed' || status === 'cancelled';

/** The copy after the news; news older than what was heard changes nothing. The same object when nothing changed. */
export const hear = (trip: TripCopy, news: TripNews, sequence: number): TripCopy => {
  if (sequence <= trip.heardSequence) return trip;
  const { status, ...facts } = news;
  const told = Object.entries(facts).filter(([, value]) => value !== undefined);
  const next = {
    ...trip,
    ...Object.fromEntries(told),
    status: isOver(trip) ? trip.status : (status ?? trip.status),
  };
  const same = (['storeId', 'currency', 'deviceId', 'memberId', 'status'] as const).every(
    (key) => next[key] === trip[key],
  );
  return same ? trip : { ...next, heardSequence: sequence };
};

/** The copy of the trip as the store has it, or a new one. */
export const tripIn = async (
  { trips }: { trips: { find: (tripIds: readonly string[]) => Promise<TripCopy[]> } },
  tripId: string,
): Promise<TripCopy> => (await trips.find([tripId]))[0] ?? unheardTrip(tripId);

import type { Envelope } from '@rayon/kernel';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { attempt, type Outbox } from '@rayon/store';
import type { ClientSession, Connection } from 'mongoose';
import type { TripId } from '../../domain/ids';
import type { Trip } from '../../domain/trip';
import type { Decision, TripNotFound, Trips } from '../../use-cases/ports';
import type { Cause } from '../events/trip-envelopes';
import type { RecentTrips } from './recent-trips';
import type { TripRow } from './trip-document';
import type { Lanes } from './trip-lanes';
import { ConcurrentChange, type TripStore } from './trip-store';

type Parts = Readonly<{
  connection: Connection;
  outbox: Outbox;
  store: TripStore;
  recent: RecentTrips;
  lanes: Lanes;
}>;

type Outcome<Answer, Rejection> = Result<{ row: TripRow; answer: Answer }, Rejection | TripNotFound>;

/** Another process may win again and again, but not this often in a row. */
const changesMax = 20;

/**
 * Changes a trip in one transaction of three round trips (trip, outbox, commit) when this process wrote the trip
 * last, four when it must read it. A remembered trip only ever speeds an acceptance up: what it would refuse or
 * repeat is decided again from the store.
 */
export const createChangeTrip = ({ connection, outbox, store, recent, lanes }: Parts): Trips['change'] => {
  const once = <Answer, Rejection>(
    tripId: TripId,
    {
      cause,
      known,
      decide,
    }: {
      cause: Cause;
      known: TripRow | undefined;
      decide: (trip: Trip) => Decision<Answer, Rejection>;
    },
  ): Promise<Outcome<Answer, Rejection>> =>
    attempt(connection, async (session) => {
      const before = known ?? (await store.findOne({ _id: tripId }, session));
      if (!before) return { commit: false, answer: rejected({ reason: 'TripNotFound' as const }) };
      const decision = decide(before.trip);
      const events = decision.ok ? decision.value.events : (decision.events ?? []);
      if (events.length === 0) {
        if (known) throw new ConcurrentChange(tripId);
        const answer: Outcome<Answer, Rejection> = decision.ok
          ? accepted({ row: before, answer: decision.value.answer })
          : rejected(decision.rejection);
        return { commit: false, answer };
      }
      // A refusal that leaves a trace is decided from the store too.
      if (known && !decision.ok) throw new ConcurrentChange(tripId);
      const { row, envelopes } = await store.save(before, events, { cause, session });
      await outbox.append(session, envelopes);
      const answer: Outcome<Answer, Rejection> = decision.ok
        ? accepted({ row, answer: decision.value.answer })
        : rejected(decision.rejection);
      return { commit: true, answer };
    });

  return (tripId, cause, decide) =>
    lanes.run(tripId, async () => {
      for (let tries = 1; ; tries += 1) {
        const known = recent.find(tripId);
        recent.forget(tripId);
        try {
          const outcome = await once(tripId, { cause, known, decide });
          if (!outcome.ok) return outcome;
          const { row, answer } = outcome.value;
          recent.keep(row);
          outbox.kick();
          return accepted({ stored: row, answer });
        } catch (error) {
          if (!(error instanceof ConcurrentChange) || tries >= changesMax) throw error;
        }
      }
    });
};

/** Changes a trip inside somebody else's transaction and gives the events that must leave with it. */
export const changeWithin =
  (store: TripStore) =>
  async <Rejection>(
    tripId: TripId,
    { cause, session }: { cause: Cause; session: ClientSession },
    decide: (trip: Trip) => Decision<null, Rejection>,
  ): Promise<Result<readonly Envelope[], Rejection | TripNotFound>> => {
    const before = await store.findOne({ _id: tripId }, session);
    if (!before) return rejected({ reason: 'TripNotFound' });
    const decision = decide(before.trip);
    if (!decision.ok) return rejected(decision.rejection);
    if (decision.value.events.length === 0) return accepted([]);
    const { envelopes } = await store.save(before, decision.value.events, { cause, session });
    return accepted(envelopes);
  };

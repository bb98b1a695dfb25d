import type { Envelope } from '@rayon/kernel';
import type { ClientSession } from 'mongoose';
import { evolve } from '../../domain/evolve';
import type { Trip, TripEvent } from '../../domain/trip';
import { type Cause, openedEnvelopes, tripEnvelopes } from '../events/trip-envelopes';
import type { ScannerCollections } from './models';
import { changesBetween, type TripDocument, type TripRow, toDocument, toRow } from './trip-document';

/** The trip changed since it was read: decide again from what it is now. */
export class ConcurrentChange extends Error {
  constructor(readonly tripId: string) {
    super(`trip ${tripId} was changed meanwhile`);
    this.name = 'ConcurrentChange';
  }
}

/** What a change wrote: the trip as it is now and what must leave with it. */
export type Written = Readonly<{ row: TripRow; envelopes: readonly Envelope[] }>;

/** Reads and writes single trips in a caller's transaction. */
export const createTripStore = ({ trips }: ScannerCollections) => {
  const findOne = async (
    filter: Record<string, unknown>,
    session?: ClientSession,
  ): Promise<TripRow | undefined> => {
    const document = await trips.findOne<TripDocument>(filter, { session });
    return document ? toRow(document) : undefined;
  };

  const findMany = async (
    filter: Record<string, unknown>,
    { sort, limit }: { sort: Record<string, 1 | -1>; limit: number },
  ): Promise<TripRow[]> =>
    (await trips.find<TripDocument>(filter).sort(sort).limit(limit).toArray()).map(toRow);

  const insert = async (trip: Trip, cause: Cause, session: ClientSession): Promise<Written> => {
    const envelopes = openedEnvelopes(trip, cause);
    const row: TripRow = { trip, version: 1, eventsPublished: envelopes.length };
    await trips.insertOne(toDocument(row) as never, { session, ignoreUndefined: true });
    return { row, envelopes };
  };

  /** Applies events to the version that was read; throws `ConcurrentChange` when there is a newer one. */
  const save = async (
    before: TripRow,
    events: readonly TripEvent[],
    { cause, session }: { cause: Cause; session: ClientSession },
  ): Promise<Written> => {
    const trip = events.reduce(evolve, before.trip);
    const { eventsPublished } = before;
    const envelopes = tripEnvelopes(trip, events, { eventsPublished, cause });
    const row: TripRow = {
      trip,
      version: before.version + 1,
      eventsPublished: eventsPublished + envelopes.length,
    };
    const written = await trips.updateOne(
      { _id: trip.tripId as never, version: before.version },
      changesBetween(toDocument(before), toDocument(row)),
      { session, ignoreUndefined: true },
    );
    if (written.modifiedCount !== 1) throw new ConcurrentChange(trip.tripId);
    return { row, envelopes };
  };

  return { findOne, findMany, insert, save };
};

/** Reads and writes of single trips. */
export type TripStore = ReturnType<typeof createTripStore>;

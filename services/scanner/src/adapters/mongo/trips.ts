import type { Envelope } from '@rayon/kernel';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { type Commands, type Outbox, untilUnique } from '@rayon/store';
import type { ClientSession, Connection } from 'mongoose';
import type { TripId } from '../../domain/ids';
import type { Receipt } from '../../domain/receipt';
import type { Trip, TripEvent } from '../../domain/trip';
import type {
  Asked,
  CardHasOpenTrip,
  CardNotAccepted,
  Decision,
  Presentation,
  ReceiptNumberUsed,
  StoredTrip,
  TripNotFound,
  Trips,
} from '../../use-cases/ports';
import { closedEnvelope } from '../events/receipt-envelopes';
import { createChangeTrip } from './change-trip';
import { findTrips } from './find-trips';
import { keepReceipt } from './keep-receipt';
import type { ScannerCollections } from './models';
import { openTripOnce } from './open-trip';
import type { RecentTrips } from './recent-trips';
import { createLanes } from './trip-lanes';
import { createTripStore } from './trip-store';
import { useCard } from './use-card';

type Parts = Readonly<{
  connection: Connection;
  collections: ScannerCollections;
  commands: Commands;
  outbox: Outbox;
  recent: RecentTrips;
}>;

/** What else one transaction writes; the events it gives leave behind those of the trip. */
type Besides<Rejection> = (session: ClientSession) => Promise<Result<readonly Envelope[], Rejection>>;

/** Trips in the service's database. */
export const createTrips = ({ connection, collections, commands, outbox, recent }: Parts): Trips => {
  const store = createTripStore(collections);
  const lanes = createLanes();
  const open = openTripOnce({ collections, commands, store });

  const findAgain = async (tripId: TripId): Promise<StoredTrip> => {
    const row = await store.findOne({ _id: tripId });
    if (!row) throw new Error(`trip ${tripId} is gone`);
    return row;
  };

  const logged = <Answer, Rejection>(
    tripId: TripId,
    asked: Asked & { name: string; input: unknown },
    {
      decide,
      besides = async () => accepted([]),
    }: { decide: (trip: Trip) => Decision<Answer, Rejection>; besides?: Besides<Rejection> },
  ) =>
    lanes.run(tripId, async () => {
      recent.forget(tripId);
      const outcome = await untilUnique(() =>
        commands.run<Answer, Rejection | TripNotFound>(asked, async (session) => {
          const before = await store.findOne({ _id: tripId }, session);
          if (!before) return rejected({ reason: 'TripNotFound' });
          const decision = decide(before.trip);
          if (!decision.ok) return rejected(decision.rejection);
          const { answer, events } = decision.value;
          const more = await besides(session);
          if (!more.ok) return more;
          if (events.length === 0) return accepted({ answer, events: more.value });
          const { envelopes } = await store.save(before, events, { cause: asked, session });
          return accepted({ answer, events: [...envelopes, ...more.value] });
        }),
      );
      if (!outcome.ok) return outcome;
      return accepted({ stored: await findAgain(tripId), answer: outcome.value });
    });

  const changeWithCard = <Rejection>(
    tripId: TripId,
    asked: Asked & { name: string; input: unknown; presentation: Presentation },
    decide: (trip: Trip) => Decision<null, Rejection>,
  ) => {
    const { presentation } = asked;
    return logged<null, Rejection | CardNotAccepted | CardHasOpenTrip>(tripId, asked, {
      decide,
      besides: async (session) => {
        for (const held of ['openMemberId', 'auditMemberId']) {
          const elsewhere = await store.findOne({ [held]: presentation.memberId }, session);
          if (elsewhere && elsewhere.trip.tripId !== tripId) return rejected({ reason: 'CardHasOpenTrip' });
        }
        const used = await useCard(collections)(session, presentation);
        return used.ok ? accepted([]) : used;
      },
    });
  };

  const close = <Rejection>(
    tripId: TripId,
    asked: Asked & { input: unknown },
    decide: (trip: Trip) => Result<{ events: TripEvent[]; receipt: Receipt }, Rejection>,
  ) => {
    let paid: ReturnType<typeof decide> | undefined;
    return logged<null, Rejection | ReceiptNumberUsed>(
      tripId,
      { ...asked, name: 'confirmPayment' },
      {
        decide: (trip) => {
          paid = decide(trip);
          return paid.ok ? accepted({ answer: null, events: paid.value.events }) : paid;
        },
        besides: async (session) => {
          if (!paid?.ok) return accepted([]);
          const { receipt } = paid.value;
          const kept = await keepReceipt(collections)(session, receipt);
          return kept.ok ? accepted([closedEnvelope(receipt, asked.correlationId)]) : kept;
        },
      },
    );
  };

  return {
    ...findTrips(store),
    change: createChangeTrip({ connection, outbox, store, recent, lanes }),
    changeOnce: (tripId, asked, decide) => logged(tripId, asked, { decide }),
    changeWithCard,
    close,
    open: async (asked, who, decide) => {
      const outcome = await open(asked, who, decide);
      if (!outcome.ok) return outcome;
      const { tripId, takenOver } = outcome.value;
      recent.forget(tripId);
      return accepted({ stored: await findAgain(tripId), takenOver });
    },
  };
};

import { accepted, newId } from '@rayon/kernel';
import { ChangedMeanwhile, createLanes } from '@rayon/store';
import { isCountedForAll, memberCountersOf } from '../domain/counted';
import {
  type HeldOffer,
  heldOffersOf,
  holdChange,
  isSameHeld,
  letGoChange,
  netted,
} from '../domain/held-offers';
import { isShopping, type TripCopy, withKnown, withoutHolding } from '../domain/trip-copy';
import type { CounterChange } from '../domain/trip-redemption';
import { storedCodes } from '../memory/known-codes';
import { machineOf, type WorkedOut, workOutOffers } from '../memory/work-out-offers';
import type { OpenTrip } from '../records/open-trip';
import { addUses, storedUses, type Uses } from '../records/uses';
import type { AskedBasket, Showing } from './showing';

/**
 * Answers about one trip, and those that meet at the counter of a campaign, take turns within a process: all at once they
 * would lose to each other until some gave up. Across processes the store decides.
 */
const trips = createLanes();
const counters = createLanes();

/** Runs work when it is its turn at each of these campaigns; all take them in the same order, so that none waits for another's. */
const inTurn = <Answer>(
  [campaignId, ...others]: readonly string[],
  work: () => Promise<Answer>,
): Promise<Answer> =>
  campaignId === undefined ? work() : counters.run(campaignId, () => inTurn(others, work));

type Wanted = Readonly<{
  known: OpenTrip;
  asked: AskedBasket;
  /** What would have to be held by what memory knows of the counters. */
  wanted: readonly HeldOffer[];
  /** Codes that were not looked for. */
  barred: ReadonlySet<string>;
}>;

/**
 * Makes an open trip hold what it is about to be shown, in one transaction: the basket is worked out by the counters as they
 * are in the store, and what is reserved or given back is written to them and to the trip together. A campaign that is not
 * covered gives nothing, and the others are worked out without it. Undefined when nothing can be held for the trip: it is not in
 * the store yet, was ended, or a later version of it was shown.
 */
export const holdOffers = (
  { records, memory, clock, codeKey }: Showing,
  { known, asked, wanted, barred }: Wanted,
): Promise<WorkedOut | undefined> => {
  const meeting = [...(known.trip.holding?.offers ?? []), ...wanted].filter(isCountedForAll);
  const campaignIds = [...new Set(meeting.map(({ campaignId }) => campaignId))].sort();
  const hold = () =>
    records.database.transact(async (transaction) => {
      const { tripId } = known.trip;
      const at = clock();
      const stored = await records.trips.latest(tripId);
      if (!stored || !isShopping(stored.row) || isLater(stored.row, asked.tripVersion)) return undefined;
      const trip = withKnown(stored.row, known.trip);
      if (!isShopping(trip)) return undefined;

      const { uses, byMember } = noting(storedUses(records, transaction.session));
      const codes = storedCodes(records, codeKey, { session: transaction.session, barred });
      const worked = await workOutOffers({ ...memory, uses, codes }, { trip, own: [] }, asked, { at });
      const held = trip.holding?.offers ?? [];
      const { memberId } = trip;
      const shown = heldOffersOf(worked.evaluation.applied, { memberId, ...worked });
      const machineId = machineOf(known, asked);
      if (isSameHeld(held, shown)) {
        transaction.afterwards.push(() => {
          memory.trips.written({ trip: stored.row, own: [] });
          memory.codes.are(machineId, worked.codes);
        });
        return worked;
      }

      const changes = netted([...held.map(letGoChange), ...shown.map(holdChange)]);
      const cause = { correlationId: newId(), at };
      const changed = await records.trips.changeWithin(transaction, tripId, { cause }, (row, version) => {
        if (version !== stored.version)
          throw new ChangedMeanwhile(`trip ${tripId} changed while its offers were held`);
        return accepted({ row: withHolding(row, { at, tripVersion: asked.tripVersion, offers: shown }) });
      });
      if (!changed.ok) return undefined;
      await addUses(records, transaction, changes);
      transaction.afterwards.push(() => {
        memory.trips.written({ trip: changed.value.row, own: [] });
        for (const change of changes)
          for (const { counter } of change.memberId === memberId ? memberCountersOf(change) : []) {
            const before = byMember.get(counter);
            if (before !== undefined) byMember.set(counter, before + change.uses);
          }
        memory.shoppers.usesAre(memberId, byMember);
        memory.codes.are(
          machineId,
          worked.codes.map((code) => ({ ...code, uses: code.uses + usesOf(changes, code.codeId) })),
        );
      });
      return worked;
    });
  return trips.run(known.trip.tripId, () => inTurn(campaignIds, hold));
};

const usesOf = (changes: readonly CounterChange[], codeId: string): number =>
  changes.reduce((sum, change) => sum + (change.codeId === codeId ? change.uses : 0), 0);

const isLater = ({ holding }: TripCopy, tripVersion: number | undefined): boolean =>
  tripVersion !== undefined && (holding?.tripVersion ?? 0) > tripVersion;

const withHolding = (trip: TripCopy, holding: NonNullable<TripCopy['holding']>): TripCopy =>
  holding.offers.length === 0 ? withoutHolding(trip) : { ...trip, holding };

/** The same counters, with a note of what was read of the member. */
const noting = (stored: Uses) => {
  const byMember = new Map<string, number>();
  const uses: Uses = {
    ...stored,
    byMember: async (memberId, ofMember) => {
      const read = await stored.byMember(memberId, ofMember);
      for (const counter of ofMember) byMember.set(counter, read.get(counter) ?? 0);
      return read;
    },
  };
  return { uses, byMember };
};

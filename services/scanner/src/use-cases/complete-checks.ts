import type { Result } from '@rayon/kernel';
import {
  type AgeRejection,
  type AuditRejection,
  checkAge,
  completeAudit as complete,
} from '../domain/checks';
import type { TripId } from '../domain/ids';
import { type ChangeRejection, notFound, toDecision, worksIn } from './change-basket';
import type { Asked, StaffCaller, StoredTrip, Trips } from './ports';

type Changed<Rejection> = Promise<Result<{ stored: StoredTrip }, Rejection | ChangeRejection>>;

/** An associate of the store says whether the shopper is old enough for the basket. */
export const approveAge =
  ({ trips }: { trips: Trips }) =>
  (asked: Asked & { caller: StaffCaller; tripId: TripId; approved: boolean }): Changed<AgeRejection> => {
    const { caller, tripId, approved, at } = asked;
    return trips.changeOnce(tripId, { ...asked, name: 'approveAge', input: { tripId, approved } }, (trip) =>
      worksIn(caller, trip)
        ? toDecision(checkAge(trip, { approved, staffId: caller.staffId }, at))
        : notFound,
    );
  };

/** An associate of the store says what the audit found. */
export const completeAudit =
  ({ trips }: { trips: Trips }) =>
  (
    asked: Asked & {
      caller: StaffCaller;
      tripId: TripId;
      outcome: 'clean' | 'discrepancy';
      note?: string;
    },
  ): Changed<AuditRejection> => {
    const { caller, tripId, outcome, note, at } = asked;
    const found = { outcome, ...(note === undefined ? {} : { note }), staffId: caller.staffId };
    return trips.changeOnce(
      tripId,
      { ...asked, name: 'completeAudit', input: { tripId, outcome, note } },
      (trip) => (worksIn(caller, trip) ? toDecision(complete(trip, found, at)) : notFound),
    );
  };

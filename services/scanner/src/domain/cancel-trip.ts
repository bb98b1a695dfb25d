import { accepted, type Result, rejected } from '@rayon/kernel';
import { isAuditOpen } from './checks';
import type { CancelReason, Trip, TripEvent } from './trip';

/** Why a trip cannot be cancelled. */
export type CancelRejection =
  | Readonly<{ reason: 'AlreadyPaid' }>
  | Readonly<{ reason: 'BasketAtTill' }>
  | Readonly<{ reason: 'AuditOpen' }>;

/**
 * Puts an end to an unpaid trip. Once a till holds the basket the shopper cannot any more; whether time may is a
 * question of how long. Nor can the shopper walk away from an audit into a trip with a new draw. Repeating it
 * changes nothing.
 */
export const cancelTrip = (
  trip: Trip,
  because: CancelReason,
  at: Date,
): Result<TripEvent[], CancelRejection> => {
  if (trip.status === 'cancelled') return accepted([]);
  if (trip.status === 'closed') return rejected({ reason: 'AlreadyPaid' });
  if (because === 'shopper' && trip.status !== 'open' && trip.claim)
    return rejected({ reason: 'BasketAtTill' });
  if (because === 'shopper' && isAuditOpen(trip)) return rejected({ reason: 'AuditOpen' });
  return accepted([{ type: 'TripCancelled', because, at }]);
};

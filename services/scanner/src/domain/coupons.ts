import { accepted, type Result, rejected } from '@rayon/kernel';
import type { TerminalId } from './ids';
import { couponsMax } from './limits';
import type { LimitReached } from './scan-lines';
import type { Trip, TripEvent } from './trip';

/** Why a coupon does not join the basket, or stays in it; whether it is good for anything is said by the offers. */
export type CouponRejection =
  | Readonly<{ reason: 'TripNotOpen' }>
  | Readonly<{ reason: 'NotClaimed' }>
  | Readonly<{ reason: 'BasketBeingPriced' }>
  | Readonly<{ reason: 'AlreadyPaid' }>
  | LimitReached;

/** Who enters a coupon: the shopper while they scan, the till that holds the basket. */
export type CouponAt = Readonly<{ kind: 'device' }> | Readonly<{ kind: 'terminal'; terminalId: TerminalId }>;

/** Puts a coupon code beside the basket, as it is written: upper and lower case differ. One that is there already changes nothing. */
export const enterCoupon = (
  trip: Trip,
  code: string,
  { from, at }: { from: CouponAt; at: Date },
): Result<TripEvent[], CouponRejection> => {
  const refused = refusedAt(trip, from);
  if (refused) return rejected(refused);
  const { coupons = [] } = trip;
  if (coupons.includes(code)) return accepted([]);
  if (coupons.length >= couponsMax)
    return rejected({ reason: 'TripLimitReached', limit: 'coupons', max: couponsMax });
  return accepted(pricedAnew(trip, { type: 'CouponEntered', code, at }));
};

/** Takes a coupon code away again; one that is not there changes nothing. */
export const removeCoupon = (
  trip: Trip,
  code: string,
  { from, at }: { from: CouponAt; at: Date },
): Result<TripEvent[], CouponRejection> => {
  const refused = refusedAt(trip, from);
  if (refused) return rejected(refused);
  if (!trip.coupons?.includes(code)) return accepted([]);
  return accepted(pricedAnew(trip, { type: 'CouponRemoved', code, at }));
};

const refusedAt = (trip: Trip, from: CouponAt): CouponRejection | undefined => {
  if (from.kind === 'device') return trip.status === 'open' ? undefined : { reason: 'TripNotOpen' };
  if (trip.status === 'closed') return { reason: 'AlreadyPaid' };
  if (trip.status === 'ended' && trip.claim?.terminalId === from.terminalId)
    return { reason: 'BasketBeingPriced' };
  return trip.status === 'to-pay' && trip.claim?.terminalId === from.terminalId
    ? undefined
    : { reason: 'NotClaimed' };
};

/** A basket that was ended is ended again, since it may cost something else now. */
const pricedAnew = (trip: Trip, event: TripEvent): TripEvent[] =>
  trip.status === 'open' || trip.audit === undefined
    ? [event]
    : [event, { type: 'TripEnded', basketVersion: trip.basketVersion + 1, audit: trip.audit, at: event.at }];

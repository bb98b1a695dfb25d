import { accepted, type Result, rejected } from '@rayon/kernel';
import type { MemberId } from './ids';
import type { PointsPayment, Trip, TripEvent } from './trip';

/** Why no points are asked for. */
export type PointsRejection =
  | Readonly<{ reason: 'AlreadyPaid' }>
  | Readonly<{ reason: 'TripNotOpen' }>
  | Readonly<{ reason: 'BasketBeingPriced' }>
  | Readonly<{ reason: 'CardCodeNeeded' }>
  | Readonly<{ reason: 'NoCardOnTrip' }>
  | Readonly<{ reason: 'OtherCardAttached' }>;

/** Why the ledger keeps none for the basket. */
export type PointsRefused =
  | Readonly<{ reason: 'NotEnoughPoints'; available: number }>
  | Readonly<{ reason: 'TooManyPoints'; dueMinor: number; currency: string }>
  | Readonly<{ reason: 'PointsPayNothingHere'; currency: string }>;

/** What the ledger says of a payment with points. */
export type PointsDecision = Readonly<{
  paymentId: string;
  refused?: 'not-enough' | 'too-many' | 'not-in-currency';
  points: number;
  amountMinor: number;
  available: number;
}>;

/** A word on points that cannot be right; the text says what is wrong. */
type BrokenDecision = Readonly<{ reason: 'BrokenDecision'; detail: string }>;

/**
 * Asks the ledger to keep points of the trip's member for its basket. The member's own rotating code has to be shown at the
 * till for it; points that were asked for before are let go.
 */
export const askPoints = (
  trip: Trip,
  asked: Readonly<{
    paymentId: string;
    card: Readonly<{ memberId: MemberId; proof: 'static' | 'rotating' }>;
    /** As many as there are and as fit where it is not said. */
    points?: number;
  }>,
  at: Date,
): Result<TripEvent[], PointsRejection> => {
  const { paymentId, card, points } = asked;
  if (trip.status === 'closed') return rejected({ reason: 'AlreadyPaid' });
  if (trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  if (trip.status !== 'to-pay') return rejected({ reason: 'BasketBeingPriced' });
  if (card.proof !== 'rotating') return rejected({ reason: 'CardCodeNeeded' });
  if (trip.memberId === undefined) return rejected({ reason: 'NoCardOnTrip' });
  if (trip.memberId !== card.memberId) return rejected({ reason: 'OtherCardAttached' });
  const payment = { paymentId, memberId: card.memberId, ...(points === undefined ? {} : { points }) };
  return accepted([...letPointsGo(trip, at), { type: 'PointsAsked', payment, at }]);
};

/** Lets the points go that are asked or kept for the basket. */
export const letPointsGo = (trip: Trip, at: Date): TripEvent[] =>
  isHeld(trip.pointsPayment) ? [{ type: 'PointsLetGo', payment: trip.pointsPayment, at }] : [];

/**
 * What happens to a trip, and before it to its points: those of a basket that is given up, those that are still asked for while it
 * becomes another one, and those that pay more than it costs now. What was kept before stays as long as it fits.
 */
export const withPointsLetGo = (trip: Trip, events: readonly TripEvent[]): readonly TripEvent[] => {
  const over = events.find((event) => outgrows(trip.pointsPayment, event));
  return over ? [...letPointsGo(trip, over.at), ...events] : events;
};

const outgrows = (payment: PointsPayment | undefined, event: TripEvent): boolean => {
  switch (event.type) {
    case 'TripCancelled':
      return true;
    // The ledger's word would come for a basket that nobody has priced yet.
    case 'TripEnded':
      return payment?.status === 'asked';
    case 'BasketAdjudicated':
      return payment?.status === 'kept' && payment.amountMinor > event.adjudication.totalMinor;
    default:
      return false;
  }
};

/**
 * Takes the ledger's word on the points that are asked for; a word on any others changes nothing. One that keeps more than
 * is due is refused whole.
 */
export const takeDecision = (
  trip: Trip,
  decision: PointsDecision,
  at: Date,
): Result<TripEvent[], BrokenDecision> => {
  const asked = trip.pointsPayment;
  if (trip.status !== 'to-pay' || asked?.status !== 'asked' || asked.paymentId !== decision.paymentId)
    return accepted([]);
  const { paymentId, memberId } = asked;
  const { refused, points, amountMinor, available } = decision;
  if (refused) {
    const payment: PointsPayment = { status: 'refused', paymentId, memberId, refused, available };
    return accepted([{ type: 'PointsDecided', payment, at }]);
  }
  const { totalMinor } = trip.adjudication;
  if (points < 1 || amountMinor < 1 || amountMinor > totalMinor)
    return rejected({
      reason: 'BrokenDecision',
      detail: `${points} points for ${amountMinor} of ${totalMinor}`,
    });
  const payment: PointsPayment = { status: 'kept', paymentId, memberId, points, amountMinor };
  return accepted([{ type: 'PointsDecided', payment, at }]);
};

/** What is to be paid with points that are kept for the basket, in minor units. */
export const keptForBasketMinor = ({ pointsPayment }: Pick<Trip, 'pointsPayment'>): number =>
  pointsPayment?.status === 'kept' ? pointsPayment.amountMinor : 0;

/** Why the ledger kept none, in the words of a refusal. */
export const refusedBecause = (
  { refused, available }: PointsPayment & { status: 'refused' },
  due: Readonly<{ dueMinor: number; currency: string }>,
): PointsRefused => {
  switch (refused) {
    case 'not-enough':
      return { reason: 'NotEnoughPoints', available };
    case 'too-many':
      return { reason: 'TooManyPoints', ...due };
    case 'not-in-currency':
      return { reason: 'PointsPayNothingHere', currency: due.currency };
  }
};

const isHeld = (
  payment: PointsPayment | undefined,
): payment is PointsPayment & { status: 'asked' | 'kept' } =>
  payment?.status === 'asked' || payment?.status === 'kept';

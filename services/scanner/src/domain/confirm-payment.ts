import { accepted, type Result, rejected } from '@rayon/kernel';
import { discountByLine } from './adjudicate';
import { ageCheckState, isAuditOpen, requiredAge } from './checks';
import type { ReceiptId, TerminalId } from './ids';
import { keptForBasketMinor } from './pay-with-points';
import type { Receipt, ReceiptKey, ReceiptLine, Tender } from './receipt';
import type { Trip, TripEvent, TripToPay } from './trip';
import { type LineWithdrawn, type Now, withdrawnLines } from './withdrawal';

/** Why a payment is not taken. */
export type PaymentRejection =
  | Readonly<{ reason: 'AlreadyPaid' }>
  | Readonly<{ reason: 'TripNotOpen' }>
  | Readonly<{ reason: 'NotClaimed' }>
  | Readonly<{ reason: 'BasketBeingPriced' }>
  | Readonly<{ reason: 'AgeCheckOpen'; age: number }>
  | Readonly<{ reason: 'AgeRefused'; age: number }>
  | Readonly<{ reason: 'AuditOpen' }>
  | LineWithdrawn
  | Readonly<{ reason: 'PointsBeingKept' }>
  | Readonly<{ reason: 'PointsMismatch'; keptMinor: number; currency: string }>
  | Readonly<{ reason: 'AmountMismatch'; dueMinor: number; currency: string }>;

/** Closes the trip for the till that holds it, when nothing is open, every line may still be sold and the tenders pay exactly what is due. */
export const confirmPayment = (
  trip: Trip,
  payment: { terminalId: TerminalId; receiptId: ReceiptId; key: ReceiptKey; tenders: readonly Tender[] },
  now: Now,
): Result<{ events: TripEvent[]; receipt: Receipt }, PaymentRejection> => {
  if (trip.status === 'closed') return rejected({ reason: 'AlreadyPaid' });
  if (trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  if (trip.status === 'open' || trip.claim?.terminalId !== payment.terminalId)
    return rejected({ reason: 'NotClaimed' });
  const ageCheck = ageCheckState(trip);
  if (ageCheck === 'open') return rejected({ reason: 'AgeCheckOpen', age: requiredAge(trip) });
  if (ageCheck === 'refused') return rejected({ reason: 'AgeRefused', age: requiredAge(trip) });
  if (isAuditOpen(trip)) return rejected({ reason: 'AuditOpen' });
  const [withdrawn] = withdrawnLines(trip, now);
  if (withdrawn) return rejected(withdrawn);
  if (trip.status === 'ended') return rejected({ reason: 'BasketBeingPriced' });
  if (trip.pointsPayment?.status === 'asked') return rejected({ reason: 'PointsBeingKept' });
  const keptMinor = keptForBasketMinor(trip);
  if (amountOf(payment.tenders.filter(({ kind }) => kind === 'points')) !== keptMinor)
    return rejected({ reason: 'PointsMismatch', keptMinor, currency: trip.currency });
  const tendered = amountOf(payment.tenders);
  const dueMinor = trip.adjudication.totalMinor;
  if (tendered !== dueMinor) return rejected({ reason: 'AmountMismatch', dueMinor, currency: trip.currency });
  return accepted({
    receipt: receiptOf(trip, payment, now.at),
    events: [{ type: 'PaymentConfirmed', receiptId: payment.receiptId, at: now.at }],
  });
};

const amountOf = (tenders: readonly Tender[]): number =>
  tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Points that were kept for the basket pay their part of it. */
const paidWithPoints = ({ pointsPayment }: TripToPay): Pick<Receipt, 'paidWithPoints'> => {
  if (pointsPayment?.status !== 'kept') return {};
  const { paymentId, points, amountMinor } = pointsPayment;
  return { paidWithPoints: { paymentId, points, amountMinor } };
};

const receiptOf = (
  trip: TripToPay,
  payment: { receiptId: ReceiptId; key: ReceiptKey; tenders: readonly Tender[] },
  at: Date,
): Receipt => {
  const discounts = discountByLine(trip.adjudication);
  const lines = trip.lines.map(
    ({ command: _command, warnings: _warnings, scannedAt: _at, ...line }): ReceiptLine => {
      const discountMinor = discounts.get(line.lineId) ?? 0;
      return {
        ...line,
        discountMinor,
        paidMinor: line.amountMinor - discountMinor,
        quantityKept: line.quantity,
        refundedMinor: 0,
      };
    },
  );
  return {
    receiptId: payment.receiptId,
    tripId: trip.tripId,
    key: payment.key,
    currency: trip.currency,
    ...(trip.memberId === undefined ? {} : { memberId: trip.memberId }),
    ...(trip.earnsFor === undefined ? {} : { memberId: trip.earnsFor, byNumber: true as const }),
    lines,
    offers: trip.adjudication.offers,
    ...(trip.coupons?.length ? { coupons: trip.coupons } : {}),
    totalMinor: trip.adjudication.totalMinor,
    tenders: payment.tenders,
    ...paidWithPoints(trip),
    closedAt: at,
  };
};

import { type Currency, type Money, pointValueMinor } from '@rayon/kernel';
import { type Account, post, redemptionIdOf, releaseIdOf, reservationIdOf, type Transfer } from './transfer';

/** How far a payment with points is. */
export const paymentStatuses = ['reserved', 'refused', 'let-go', 'posted'] as const;

/** Points of a member that were asked for to pay a basket, and what became of them. */
export type PointsPayment = Readonly<{
  paymentId: string;
  tripId: string;
  memberId: string;
  status: (typeof paymentStatuses)[number];
  /** Reserved for it, or paid; none where there never were any. */
  points: number;
  amountMinor: number;
  /** Absent where it was let go before it was asked for. */
  currency?: Currency;
  /** What it paid. */
  receiptId?: string;
  /** Points that returns gave back so far. */
  returned: number;
}>;

/** What is asked of the ledger when a basket is to be paid with points. */
export type AskedPoints = Readonly<{
  paymentId: string;
  tripId: string;
  due: Money;
  /** Absent: as many as there are and as fit. */
  points?: number;
  at: Date;
}>;

/** What of a receipt was paid with points. */
export type PaidWithPoints = Readonly<{
  paymentId: string;
  points: number;
  amountMinor: number;
  currency: Currency;
}>;

/** What a payment did to its member's account. */
type Settled = Readonly<{ account: Account; payment: PointsPayment; transfers: readonly Transfer[] }>;

/** Why no points are reserved. */
type Refused = 'not-enough' | 'too-many' | 'not-in-currency';

/** Reserves points for a basket, or refuses to: no more than there are, and than pay what is due. */
export const reserve = (
  account: Account,
  { paymentId, tripId, due: { minor, currency }, points: asked, at }: AskedPoints,
): Settled & Readonly<{ refused?: Refused }> => {
  const { memberId, balance } = account;
  const payment = { paymentId, tripId, memberId, currency, returned: 0 };
  const refuse = (refused: Refused) => ({
    account,
    payment: { ...payment, status: 'refused' as const, points: 0, amountMinor: 0 },
    transfers: [],
    refused,
  });
  const value = pointValueMinor(currency);
  if (value === undefined) return refuse('not-in-currency');
  const fit = Math.floor(minor / value);
  const points = asked ?? Math.max(1, Math.min(balance, fit));
  if (points > balance) return refuse('not-enough');
  if (points > fit) return refuse('too-many');
  const reserved = moved(account, {
    transferId: reservationIdOf(paymentId),
    kind: 'reservation',
    paymentId,
    points: -points,
    at,
  });
  return {
    ...reserved,
    payment: { ...payment, status: 'reserved', points, amountMinor: points * value },
  };
};

/** Lets the points go that are reserved for a payment; of any other nothing moves. */
export const letGo = (account: Account, payment: PointsPayment, at: Date): Settled => {
  if (payment.status !== 'reserved') return { account, payment, transfers: [] };
  const { paymentId, points } = payment;
  const transferId = releaseIdOf(paymentId);
  return {
    ...moved(account, { transferId, kind: 'release', paymentId, points, at }),
    payment: { ...payment, status: 'let-go' },
  };
};

/**
 * Takes the points that paid a receipt: those that are reserved for it. Where these are not (which must never be), the points
 * leave what can be spent, for goods were given for them, and whatever else was reserved is let go.
 */
export const redeem = (
  account: Account,
  payment: PointsPayment | undefined,
  { receiptId, tripId, paid, at }: { receiptId: string; tripId: string; paid: PaidWithPoints; at: Date },
): Settled => {
  const isReserved = payment?.status === 'reserved' && payment.points === paid.points;
  const before =
    payment && !isReserved ? letGo(account, payment, at) : { account, transfers: [] as Transfer[] };
  const { paymentId, points, amountMinor, currency } = paid;
  const taken = moved(before.account, {
    transferId: redemptionIdOf(receiptId),
    kind: 'redemption',
    receiptId,
    paymentId,
    isReserved,
    points: -points,
    at,
  });
  const { memberId } = account;
  return {
    account: taken.account,
    transfers: [...before.transfers, ...taken.transfers],
    payment: {
      paymentId,
      tripId,
      memberId,
      status: 'posted',
      points,
      amountMinor,
      currency,
      receiptId,
      returned: 0,
    },
  };
};

const moved = (account: Account, posting: Parameters<typeof post>[1]) => {
  const { account: after, transfer } = post(account, posting);
  return { account: after, transfers: transfer ? [transfer] : [] };
};

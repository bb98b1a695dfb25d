import { type Currency, type Money, pointValueMinor } from '@rayon/kernel';
import { type Lot, negative, notBefore } from './lots';
import type { Programme } from './programme-terms';
import { settleDue, todayOf } from './settle-due';
import {
  type Account,
  type Moved,
  post,
  redemptionIdOf,
  releaseIdOf,
  reservationIdOf,
  type Transfer,
} from './transfer';

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
  /** Of its points, those that expire, and when; the rest never do. */
  lots?: readonly Lot[];
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

/** When something happens to a payment, and by which programme; without one nothing expires. */
export type Moment = Readonly<{ at: Date; programme?: Programme | undefined }>;

/** What of a receipt was paid with points. */
export type PaidWithPoints = Readonly<{
  paymentId: string;
  points: number;
  amountMinor: number;
  currency: Currency;
}>;

/** What a payment did to its member's account. */
type Settled = Moved & Readonly<{ payment: PointsPayment }>;

/** Why no points are reserved. */
type Refused = 'not-enough' | 'too-many' | 'not-in-currency';

/**
 * Reserves points for a basket, or refuses to: no more than there are, and than pay what is due. Those that expire first are taken
 * first; whose day has passed is not there any more.
 */
export const reserve = (
  before: Account,
  { paymentId, tripId, due: { minor, currency }, points: asked, at }: AskedPoints,
  programme?: Programme,
): Settled & Readonly<{ refused?: Refused }> => {
  const { account, transfers: due } = settleDue(before, programme);
  const { memberId, balance } = account;
  const payment = { paymentId, tripId, memberId, currency, returned: 0 };
  const refuse = (refused: Refused) => ({
    account,
    payment: { ...payment, status: 'refused' as const, points: 0, amountMinor: 0 },
    transfers: due,
    refused,
  });
  const value = pointValueMinor(currency);
  if (value === undefined) return refuse('not-in-currency');
  const fit = Math.floor(minor / value);
  const points = asked ?? Math.max(1, Math.min(balance, fit));
  if (points > balance) return refuse('not-enough');
  if (points > fit) return refuse('too-many');
  const reserved = post(account, {
    transferId: reservationIdOf(paymentId),
    kind: 'reservation',
    paymentId,
    points: -points,
    at,
  });
  return {
    account: reserved.account,
    transfers: [...due, ...reserved.transfers],
    payment: {
      ...payment,
      status: 'reserved',
      points,
      amountMinor: points * value,
      ...lotsTakenBy(reserved.transfers),
    },
  };
};

/**
 * Lets the points go that are reserved for a payment, back to the lots they were taken of; of any other nothing moves. Where the last
 * day of a lot passed meanwhile they can be spent until the end of this one.
 */
export const letGo = (before: Account, payment: PointsPayment, { at, programme }: Moment): Settled => {
  if (payment.status !== 'reserved') return { account: before, payment, transfers: [] };
  const { account, transfers: due } = settleDue(before, programme);
  const { paymentId, points, lots = [] } = payment;
  const transferId = releaseIdOf(paymentId);
  const today = programme ? todayOf(account, programme) : '';
  const open = lots.map((lot) => ({ ...lot, expiresOn: notBefore(lot.expiresOn, today) }));
  const released = post(account, { transferId, kind: 'release', paymentId, lots: open, points, at });
  return {
    account: released.account,
    transfers: [...due, ...released.transfers],
    payment: { ...payment, status: 'let-go' },
  };
};

const reservedLotsOf = ({ lots }: PointsPayment) => (lots ? { lots } : {});

/** What a transfer took of lots, as a payment remembers it. */
const lotsTakenBy = (transfers: readonly Transfer[]): { lots?: readonly Lot[] } => {
  const lots = transfers.flatMap((transfer) => negative(transfer.lots ?? []));
  return lots.length > 0 ? { lots } : {};
};

/**
 * Takes the points that paid a receipt: those that are reserved for it. Where these are not (which must never be), the points
 * leave what can be spent, for goods were given for them, and whatever else was reserved is let go.
 */
export const redeem = (
  account: Account,
  payment: PointsPayment | undefined,
  {
    receiptId,
    tripId,
    paid,
    ...moment
  }: { receiptId: string; tripId: string; paid: PaidWithPoints } & Moment,
): Settled => {
  const isReserved = payment?.status === 'reserved' && payment.points === paid.points;
  const before =
    payment && !isReserved ? letGo(account, payment, moment) : { account, transfers: [] as Transfer[] };
  const { paymentId, points, amountMinor, currency } = paid;
  const taken = post(before.account, {
    transferId: redemptionIdOf(receiptId),
    kind: 'redemption',
    receiptId,
    paymentId,
    isReserved,
    points: -points,
    at: moment.at,
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
      ...(isReserved ? reservedLotsOf(payment) : lotsTakenBy(taken.transfers)),
    },
  };
};

import { dayAfter, idFromName, inputHash, type Translated } from '@rayon/kernel';
import type { AdjustmentReason } from './adjustment-reason';
import {
  filledLots,
  type Lot,
  moved,
  negative,
  type PendingLot,
  pendingTakenBack,
  renewals,
  soonestOf,
  sumOf,
  takenBackFrom,
} from './lots';
import type { EarnedUnder } from './programme-terms';

/** Why points move. */
export const transferKinds = [
  'accrual',
  'reversal',
  'challenge',
  'challenge-reversal',
  'reservation',
  'release',
  'redemption',
  'refund',
  'activation',
  'expiry',
  'adjustment',
] as const;

/** One of the reasons for which points move. */
export type TransferKind = (typeof transferKinds)[number];

/** The step of a challenge that moves points, and which of its turns: it is reached and taken back one after the other. */
export type StepOfChallenge = Readonly<{
  challengeId: string;
  title: Translated;
  step: number;
  turn: number;
}>;

/** The adjustment that moves points, and why: what its member is told. */
type ToldAdjustment = Readonly<{ adjustmentId: string; reason: AdjustmentReason }>;

/** One side of a transfer: what an account gains (positive) or loses. */
type Entry = Readonly<{ account: string; points: number }>;

/** A movement of points between accounts. Written once, never changed; a correction is another transfer. */
export type Transfer = Readonly<{
  /** Follows from what caused it, so that one cause never moves points twice. */
  transferId: string;
  kind: TransferKind;
  memberId: string;
  /** Absent where nothing is paid yet. */
  receiptId?: string;
  /** The payment with points that they are reserved for, or were. */
  paymentId?: string;
  /** The return that caused a reversal or a refund. */
  returnId?: string;
  /** The one line whose points changed, when it is one. */
  lineId?: string;
  /** The step whose points these are. */
  challenge?: StepOfChallenge;
  adjustment?: ToldAdjustment;
  /** Of what a receipt earned by itself. */
  ruleVersion?: number;
  /** The terms of the programme they were earned by; absent: before there were any. */
  termsVersion?: number | undefined;
  /** None where only the days change until which points can be spent. */
  entries: readonly Entry[];
  /** What it adds to the lots of points that expire, or takes of them. */
  lots?: readonly Lot[];
  /** What it adds to the points that cannot be spent yet, or takes of them. */
  pending?: readonly PendingLot[];
  /** Position in the member's account: rises with each posting. */
  sequence: number;
  balanceAfter: number;
  at: Date;
  /** Hash of the account's transfer before this one; empty for the first. */
  previousHash: string;
  /** Hash of this transfer and of `previousHash`: a changed or missing entry breaks the chain. */
  hash: string;
}>;

/** A member's account as it is after its last posting. */
export type Account = Readonly<{
  memberId: string;
  /** What can be spent. */
  balance: number;
  /** Kept for baskets that are being paid. */
  reserved: number;
  /** Of what can be spent, what expires, by day; the rest never does. */
  lots: readonly Lot[];
  /** What cannot be spent yet, by day. */
  pending: readonly PendingLot[];
  /** The next day on which points become spendable or have expired; absent: nothing waits for a day. */
  dueOn?: string;
  /** The day up to which that was done. */
  settledOn?: string;
  /** Postings so far, those of zero points included. */
  sequence: number;
  /** Hash of the last transfer; empty before the first. */
  headHash: string;
}>;

/** Points that are not in a member's account come from, and go back to, the retailer who promises them. */
const issuerAccount = 'issuer';
/** Points that paid for something. */
const redeemedAccount = 'issuer:redeemed';
/** Points that expired. */
const expiredAccount = 'issuer:expired';
/** The account of one member: what can be spent. */
export const memberAccount = (memberId: string): string => `member:${memberId}`;
/** Beside it, what is kept for baskets that are being paid. */
const reservedAccount = (memberId: string): string => `member:${memberId}:reserved`;

/** And what cannot be spent yet. */
export const pendingAccount = (memberId: string): string => `member:${memberId}:pending`;

/** The only id a receipt's accrual can have. */
export const accrualIdOf = (receiptId: string): string => idFromName(`points-accrual:${receiptId}`);
/** The only id a return's reversal can have. */
export const reversalIdOf = (returnId: string): string => idFromName(`points-reversal:${returnId}`);

/** The only id the reservation of a payment can have. */
export const reservationIdOf = (paymentId: string): string => idFromName(`points-reservation:${paymentId}`);
/** The only id its release can have. */
export const releaseIdOf = (paymentId: string): string => idFromName(`points-release:${paymentId}`);
/** The only id the redemption of a receipt can have. */
export const redemptionIdOf = (receiptId: string): string => idFromName(`points-redemption:${receiptId}`);
/** The only id a return's refund can have. */
export const refundIdOf = (returnId: string): string => idFromName(`points-refund:${returnId}`);

/** The only id that what becomes spendable on a day can have. */
export const activationIdOf = (memberId: string, day: string): string =>
  idFromName(`points-activation:${memberId}/${day}`);
/** The only id that what expires with a day can have. */
export const expiryIdOf = (memberId: string, day: string): string =>
  idFromName(`points-expiry:${memberId}/${day}`);

/** The only id the points of an adjustment can have. */
export const adjustmentTransferIdOf = (adjustmentId: string): string =>
  idFromName(`points-adjustment:${adjustmentId}`);

/** The only id the points of one turn of a challenge's step can have. */
export const challengeTransferIdOf = ({
  challengeId,
  step,
  turn,
}: Pick<StepOfChallenge, 'challengeId' | 'step' | 'turn'>): string =>
  idFromName(`points-challenge:${challengeId}/${step}/${turn}`);

/** An account before its first posting. */
export const newAccount = (memberId: string): Account => ({
  memberId,
  balance: 0,
  reserved: 0,
  lots: [],
  pending: [],
  sequence: 0,
  headHash: '',
});

/** Whether points of that kind may move so: what is earned comes, a step that is taken back goes, what is kept after a return may earn either less or more, and an adjustment gives or takes. */
const mayMove = (kind: TransferKind, points: number): boolean => {
  switch (kind) {
    case 'reversal':
    case 'adjustment':
      return true;
    case 'challenge-reversal':
    case 'reservation':
    case 'redemption':
    case 'expiry':
      return points <= 0;
    default:
      return points >= 0;
  }
};

/** The accounts a posting moves points between: the first gains what it says. */
const sidesOf = ({ kind, isReserved = true }: Posting, memberId: string): readonly [string, string] => {
  switch (kind) {
    case 'reservation':
    case 'release':
      return [memberAccount(memberId), reservedAccount(memberId)];
    case 'redemption':
      return [(isReserved ? reservedAccount : memberAccount)(memberId), redeemedAccount];
    case 'refund':
      return [memberAccount(memberId), redeemedAccount];
    case 'activation':
      return [memberAccount(memberId), pendingAccount(memberId)];
    case 'expiry':
      return [memberAccount(memberId), expiredAccount];
    default:
      return [memberAccount(memberId), issuerAccount];
  }
};

/** What is to be posted; `points` are gained by the member, below zero where they are taken. */
export type Posting = Readonly<{
  transferId: string;
  kind: TransferKind;
  receiptId?: string;
  paymentId?: string;
  returnId?: string;
  lineId?: string;
  challenge?: StepOfChallenge;
  adjustment?: ToldAdjustment;
  ruleVersion?: number;
  /** Of a redemption: whether its points were reserved; they were unless it says otherwise. */
  isReserved?: boolean;
  /** The terms by which they are earned, or were where they are taken back. */
  earned?: EarnedUnder | undefined;
  /** The lots they come back to, become spendable in, or expire of; what is more never expires. */
  lots?: readonly Lot[];
  /** The points that become spendable. */
  activated?: readonly PendingLot[];
  /** The day of a purchase, that moves on when points expire. */
  renewedOn?: string | undefined;
  points: number;
  at: Date;
}>;

/** What a transfer does to one account. */
const gainOf = (account: string, { entries }: Pick<Transfer, 'entries'>): number =>
  entries.reduce((sum, entry) => (entry.account === account ? sum + entry.points : sum), 0);

/** What a transfer does to what its member can spend, to what is reserved of it, and to what the issuer owes. */
export const gainsOf = (transfer: Pick<Transfer, 'memberId' | 'entries'>) => ({
  balance: gainOf(memberAccount(transfer.memberId), transfer),
  reserved: gainOf(reservedAccount(transfer.memberId), transfer),
  pending: gainOf(pendingAccount(transfer.memberId), transfer),
  issuer:
    gainOf(issuerAccount, transfer) + gainOf(redeemedAccount, transfer) + gainOf(expiredAccount, transfer),
});

/** Whether a transfer paid with points that had not been reserved for it. */
export const isUnreserved = (transfer: Transfer): boolean =>
  transfer.kind === 'redemption' && gainsOf(transfer).balance !== 0;

/** An account after something was posted to it, and the transfers that says. */
export type Moved = Readonly<{ account: Account; transfers: readonly Transfer[] }>;

/**
 * Posts to a member's account: the account after it, and the transfer — none where nothing moves. Only what is taken back, and what
 * was paid with points that were not reserved, may leave the account below zero.
 */
export const post = (account: Account, posting: Posting): Moved => {
  const { points, kind, at } = posting;
  if (!Number.isSafeInteger(points) || !mayMove(kind, points))
    throw new RangeError(`${kind} of ${points} points`);
  const { memberId } = account;
  const moves = movesOf(account, posting);
  const entries = entriesOf(posting, memberId, sumOf(moves.pending));
  const gains = gainsOf({ memberId, entries });
  const balance = account.balance + gains.balance;
  const reserved = account.reserved + gains.reserved;
  if (!Number.isSafeInteger(balance)) throw new RangeError('a balance beyond the exact whole numbers');
  if (reserved < 0) throw new RangeError(`${kind} of more points than are reserved`);
  if (kind === 'reservation' && balance < 0)
    throw new RangeError('a reservation of more points than there are');
  const sequence = account.sequence + 1;
  if (points === 0 && moves.lots.length === 0) return { account: { ...account, sequence }, transfers: [] };

  const unsealed = {
    ...causeOf(posting),
    kind,
    memberId,
    entries,
    ...(moves.lots.length > 0 ? { lots: moves.lots } : {}),
    ...(moves.pending.length > 0 ? { pending: moves.pending } : {}),
    sequence,
    balanceAfter: balance,
    at,
    previousHash: account.headHash,
  };
  const transfer = { ...unsealed, hash: hashOf(unsealed) };
  const lots = moved(account.lots, moves.lots);
  const pending = moved(account.pending, moves.pending);
  if (sumOf(lots) > Math.max(0, balance) || [...lots, ...pending].some((lot) => lot.points < 0))
    throw new RangeError(`${kind} that leaves more points in lots than there are`);
  const after = { ...account, balance, reserved, lots, pending, sequence, headHash: transfer.hash };
  return { account: withDueDay(after), transfers: [transfer] };
};

const causeOf = ({
  points: _points,
  isReserved: _which,
  earned,
  lots: _lots,
  activated: _activated,
  renewedOn: _day,
  ...cause
}: Posting) => (earned?.termsVersion === undefined ? cause : { ...cause, termsVersion: earned.termsVersion });

const entriesOf = (posting: Posting, memberId: string, pending: number): readonly Entry[] => {
  const { points, kind } = posting;
  if (points === 0) return [];
  const [gaining, losing] = sidesOf(posting, memberId);
  const counterpart = { account: losing, points: -points };
  if (pending === 0 || kind === 'activation') return [{ account: gaining, points }, counterpart];
  const waiting = { account: pendingAccount(memberId), points: pending };
  return points === pending
    ? [waiting, counterpart]
    : [{ account: gaining, points: points - pending }, waiting, counterpart];
};

/** What a posting does to the lots of an account and to what waits in it. */
type Moves = Readonly<{ lots: readonly Lot[]; pending: readonly PendingLot[] }>;

const movesOf = (account: Account, posting: Posting): Moves => {
  const moves = movesWithoutRenewal(account, posting);
  if (posting.renewedOn === undefined) return moves;
  const after = moved(account.lots, moves.lots);
  return { ...moves, lots: moved(moves.lots, renewals(after, posting.renewedOn)) };
};

const movesWithoutRenewal = (account: Account, posting: Posting): Moves => {
  const { kind, points, isReserved = true, earned, activated = [] } = posting;
  const spent = { lots: negative(soonestOf(account, -points)), pending: [] };
  switch (kind) {
    case 'redemption':
      return isReserved ? { lots: [], pending: [] } : spent;
    case 'expiry':
      return { lots: negative(posting.lots ?? []), pending: [] };
    case 'accrual':
    case 'challenge':
    case 'reversal':
    case 'challenge-reversal':
    case 'adjustment': {
      if (points < 0) return takenBack(account, -points, earned);
      const { activeOn, expiresOn, renewMonths } = earned ?? {};
      const lot = { expiresOn, ...(renewMonths === undefined ? {} : { renewMonths }), points };
      if (activeOn !== undefined && points > 0)
        return { lots: [], pending: [{ activeOn, ...withoutUndefined(lot) }] };
      return {
        lots: filled(account, points, expiresOn === undefined ? [] : [{ ...lot, expiresOn }]),
        pending: [],
      };
    }
    default:
      if (points < 0) return spent;
      return { lots: filled(account, points, posting.lots ?? []), pending: negative(activated) };
  }
};

const withoutUndefined = ({ expiresOn, ...lot }: { expiresOn: string | undefined; points: number }) =>
  expiresOn === undefined ? lot : { ...lot, expiresOn };

const filled = ({ balance }: Account, points: number, lots: readonly Lot[]): readonly Lot[] =>
  filledLots(balance, { points, lots: lots.filter((lot) => lot.points > 0) });

const takenBack = (account: Account, points: number, earned: EarnedUnder = {}): Moves => {
  const pending = earned.activeOn === undefined ? [] : pendingTakenBack(account.pending, points, earned);
  const lots = takenBackFrom(account, points - sumOf(pending), earned);
  return { lots: negative(lots), pending: negative(pending) };
};

/** The account with the next day on which something happens to its points by itself. */
const withDueDay = ({ dueOn: _before, ...account }: Account): Account => {
  const [active] = account.pending;
  const [lot] = account.lots;
  const days = [...(active ? [active.activeOn] : []), ...(lot ? [dayAfter(lot.expiresOn, 1)] : [])].sort();
  return days[0] === undefined ? account : { ...account, dueOn: days[0] };
};

/** The seal of a transfer: over all it says and the seal before it. */
export const hashOf = ({ hash: _own, ...said }: Omit<Transfer, 'hash'> & { hash?: string }): string =>
  inputHash(said);

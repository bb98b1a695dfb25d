import { idFromName, inputHash, type Translated } from '@rayon/kernel';

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
  /** Of what a receipt earned by itself. */
  ruleVersion?: number;
  entries: readonly Entry[];
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
  /** Postings so far, those of zero points included. */
  sequence: number;
  /** Hash of the last transfer; empty before the first. */
  headHash: string;
}>;

/** Points that are not in a member's account come from, and go back to, the retailer who promises them. */
const issuerAccount = 'issuer';
/** Points that paid for something. */
const redeemedAccount = 'issuer:redeemed';
/** The account of one member: what can be spent. */
export const memberAccount = (memberId: string): string => `member:${memberId}`;
/** Beside it, what is kept for baskets that are being paid. */
const reservedAccount = (memberId: string): string => `member:${memberId}:reserved`;

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
  sequence: 0,
  headHash: '',
});

/** Whether points of that kind may move so: what is earned comes, a step that is taken back goes, and what is kept after a return may earn either less or more. */
const mayMove = (kind: TransferKind, points: number): boolean => {
  switch (kind) {
    case 'reversal':
      return true;
    case 'challenge-reversal':
    case 'reservation':
    case 'redemption':
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
  ruleVersion?: number;
  /** Of a redemption: whether its points were reserved; they were unless it says otherwise. */
  isReserved?: boolean;
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
  issuer: gainOf(issuerAccount, transfer) + gainOf(redeemedAccount, transfer),
});

/** Whether a transfer paid with points that had not been reserved for it. */
export const isUnreserved = (transfer: Transfer): boolean =>
  transfer.kind === 'redemption' && gainsOf(transfer).balance !== 0;

/**
 * Posts to a member's account: the account after it, and the transfer — none for zero points, which move nothing. Only what is
 * taken back, and what was paid with points that were not reserved, may leave the account below zero.
 */
export const post = (
  account: Account,
  posting: Posting,
): Readonly<{ account: Account; transfer: Transfer | null }> => {
  const { points, kind, isReserved: _which, at, ...cause } = posting;
  if (!Number.isSafeInteger(points) || !mayMove(kind, points))
    throw new RangeError(`${kind} of ${points} points`);
  const { memberId } = account;
  const [gaining, losing] = sidesOf(posting, memberId);
  const entries = [
    { account: gaining, points },
    { account: losing, points: -points },
  ];
  const gains = gainsOf({ memberId, entries });
  const balance = account.balance + gains.balance;
  const reserved = account.reserved + gains.reserved;
  if (!Number.isSafeInteger(balance)) throw new RangeError('a balance beyond the exact whole numbers');
  if (reserved < 0) throw new RangeError(`${kind} of more points than are reserved`);
  if (kind === 'reservation' && balance < 0)
    throw new RangeError('a reservation of more points than there are');
  const sequence = account.sequence + 1;
  if (points === 0) return { account: { ...account, sequence }, transfer: null };

  const unsealed = {
    ...cause,
    kind,
    memberId,
    entries,
    sequence,
    balanceAfter: balance,
    at,
    previousHash: account.headHash,
  };
  const transfer = { ...unsealed, hash: hashOf(unsealed) };
  return { account: { ...account, balance, reserved, sequence, headHash: transfer.hash }, transfer };
};

/** The seal of a transfer: over all it says and the seal before it. */
export const hashOf = ({ hash: _own, ...said }: Omit<Transfer, 'hash'> & { hash?: string }): string =>
  inputHash(said);

import { idFromName, inputHash, type Translated } from '@rayon/kernel';

/** Why points move. */
export const transferKinds = ['accrual', 'reversal', 'challenge', 'challenge-reversal'] as const;

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
  receiptId: string;
  /** The return that caused a reversal. */
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
  balance: number;
  /** Postings so far, those of zero points included. */
  sequence: number;
  /** Hash of the last transfer; empty before the first. */
  headHash: string;
}>;

/** Points that are not in a member's account come from, and go back to, the retailer who promises them. */
const issuerAccount = 'issuer';
/** The account of one member. */
export const memberAccount = (memberId: string): string => `member:${memberId}`;

/** The only id a receipt's accrual can have. */
export const accrualIdOf = (receiptId: string): string => idFromName(`points-accrual:${receiptId}`);
/** The only id a return's reversal can have. */
export const reversalIdOf = (returnId: string): string => idFromName(`points-reversal:${returnId}`);

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
  sequence: 0,
  headHash: '',
});

/** Whether points of that kind may move so: what is earned comes, a step that is taken back goes, and what is kept after a return may earn either less or more. */
const mayMove = (kind: TransferKind, points: number): boolean =>
  kind === 'reversal' || (kind === 'challenge-reversal' ? points <= 0 : points >= 0);

/** What is to be posted; `points` are gained by the member, below zero where they are taken back. */
export type Posting = Readonly<{
  transferId: string;
  kind: TransferKind;
  receiptId: string;
  returnId?: string;
  lineId?: string;
  challenge?: StepOfChallenge;
  ruleVersion?: number;
  points: number;
  at: Date;
}>;

/**
 * Posts to a member's account: the account after it, and the transfer — none for zero points, which move nothing. Only what is
 * taken back may leave the account below zero.
 */
export const post = (
  account: Account,
  posting: Posting,
): Readonly<{ account: Account; transfer: Transfer | null }> => {
  const { points, kind, transferId, receiptId, returnId, lineId, challenge, ruleVersion, at } = posting;
  if (!Number.isSafeInteger(points) || !mayMove(kind, points))
    throw new RangeError(`${kind} of ${points} points`);
  const balance = account.balance + points;
  if (!Number.isSafeInteger(balance)) throw new RangeError('a balance beyond the exact whole numbers');
  const sequence = account.sequence + 1;
  if (points === 0) return { account: { ...account, sequence }, transfer: null };

  const unsealed = {
    transferId,
    kind,
    memberId: account.memberId,
    receiptId,
    ...(returnId === undefined ? {} : { returnId }),
    ...(lineId === undefined ? {} : { lineId }),
    ...(challenge === undefined ? {} : { challenge }),
    ...(ruleVersion === undefined ? {} : { ruleVersion }),
    entries: [
      { account: memberAccount(account.memberId), points },
      { account: issuerAccount, points: -points },
    ],
    sequence,
    balanceAfter: balance,
    at,
    previousHash: account.headHash,
  };
  const transfer = { ...unsealed, hash: hashOf(unsealed) };
  return { account: { ...account, balance, sequence, headHash: transfer.hash }, transfer };
};

/** The seal of a transfer: over all it says and the seal before it. */
export const hashOf = ({ hash: _own, ...said }: Omit<Transfer, 'hash'> & { hash?: string }): string =>
  inputHash(said);

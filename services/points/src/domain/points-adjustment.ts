import type { AdjustmentReason } from './adjustment-reason';
import type { Programme } from './programme-terms';
import { earnedNow, settleDue } from './settle-due';
import { type Account, adjustmentTransferIdOf, type Moved, post } from './transfer';

/** What became of an adjustment: a refused one moved nothing, whoever refused it. */
export const adjustmentStatuses = ['waiting', 'posted', 'refused'] as const;

/** One of these. */
export type AdjustmentStatus = (typeof adjustmentStatuses)[number];

/** Points that an administrator gives a member or takes, for a reason that no receipt tells. */
export type PointsAdjustment = Readonly<{
  adjustmentId: string;
  memberId: string;
  /** Below zero where they are taken; never zero. */
  points: number;
  reason: AdjustmentReason;
  /** For staff alone. */
  note: string;
  status: AdjustmentStatus;
  askedBy: string;
  askedAt: Date;
  /** Absent: nobody had to, or nobody has yet. */
  decidedBy?: string;
  decidedAt?: Date;
}>;

/** Bounds of what can be asked: points either way, letters of a note, and the hours in which what one person gives one member is added up. */
export const adjustmentLimits = { points: 1_000_000, noteMin: 3, noteMax: 200, hours: 24 } as const;

/** Why points are not adjusted. */
export type AdjustmentProblem =
  /** A member has not as many as are to be taken; `available` can be spent. */
  | Readonly<{ reason: 'NotEnoughPoints'; available: number }>
  | Readonly<{ reason: 'UnknownMember' }>
  | Readonly<{ reason: 'UnknownAdjustment' }>
  | Readonly<{ reason: 'AdjustmentDecided' }>
  | Readonly<{ reason: 'OwnAdjustment' }>;

/** What is asked, and by whom. */
type Asked = Pick<PointsAdjustment, 'adjustmentId' | 'memberId' | 'points' | 'reason' | 'note'> &
  Readonly<{ askedBy: string; askedAt: Date }>;

/**
 * An adjustment as it begins: it is posted at once while what the same person adjusted of the same member by themselves, this one
 * included and whichever way, stays within the limit; otherwise it waits for somebody else. Cut into pieces it is the same.
 */
export const askedAdjustment = (
  asked: Asked,
  {
    byThemselves,
    limit,
  }: Readonly<{ byThemselves: readonly Pick<PointsAdjustment, 'points'>[]; limit: number }>,
): PointsAdjustment => {
  const sum = [...byThemselves, asked].reduce((all, { points }) => all + Math.abs(points), 0);
  return { ...asked, status: sum <= limit ? 'posted' : 'waiting' };
};

/** What keeps somebody from deciding: it is decided already, or would be approved by who asked for it. */
export const decisionProblem = (
  adjustment: PointsAdjustment,
  { by, approves }: Readonly<{ by: string; approves: boolean }>,
): AdjustmentProblem | undefined => {
  if (adjustment.status !== 'waiting') return { reason: 'AdjustmentDecided' };
  return approves && adjustment.askedBy === by ? { reason: 'OwnAdjustment' } : undefined;
};

/**
 * Moves the points of an adjustment: those that are given can be spent at once and expire as what is earned at that moment, those that
 * are taken are no more than can be spent.
 */
export const postAdjustment = (
  before: Account,
  { adjustmentId, points, reason }: Pick<PointsAdjustment, 'adjustmentId' | 'points' | 'reason'>,
  programme: Programme,
): Moved | AdjustmentProblem => {
  const settled = settleDue(before, programme);
  const { account } = settled;
  if (points < 0 && account.balance < -points)
    return { reason: 'NotEnoughPoints', available: Math.max(0, account.balance) };
  const { activeOn: _atOnce, ...earned } = earnedNow(account, programme, programme.at) ?? {};
  const posted = post(account, {
    transferId: adjustmentTransferIdOf(adjustmentId),
    kind: 'adjustment',
    adjustment: { adjustmentId, reason },
    ...(points > 0 ? { earned } : {}),
    points,
    at: programme.at,
  });
  return { account: posted.account, transfers: [...settled.transfers, ...posted.transfers] };
};

import type { Campaign } from './campaign';
import { dayMilliseconds, utcDay } from './utc-day';

/** Days a pace is the average of, at most: a week, so that each day of it has its say. */
const paceDaysMax = 7;

/** Days that are told one by one, today's included. */
export const paceDaysTold = 14;

/** The first instant of the UTC day that lies so many days back. */
export const startOfDay = (at: Date, daysBack = 0): Date =>
  new Date((Math.floor(at.getTime() / dayMilliseconds) - daysBack) * dayMilliseconds);

/** Days before today's that count for the pace of what began then; none on its first day. */
export const paceDays = (began: Date, at: Date): number =>
  Math.min(
    paceDaysMax,
    Math.max(0, (startOfDay(at).getTime() - startOfDay(began).getTime()) / dayMilliseconds),
  );

/** How much of a window is gone, from 0 to 1. */
export const windowShare = ({ from, to }: Readonly<{ from: Date; to: Date }>, at: Date): number =>
  Math.min(1, Math.max(0, (at.getTime() - from.getTime()) / (to.getTime() - from.getTime())));

/** What is to be expected of a budget at the pace of its last days. */
export type Outlook =
  /** The campaign is over. */
  | Readonly<{ kind: 'over' }>
  /** It does not run now, so it has no pace. */
  | Readonly<{ kind: 'waiting' }>
  | Readonly<{ kind: 'spent' }>
  /** It has run for no whole day yet. */
  | Readonly<{ kind: 'too-early' }>
  | Readonly<{ kind: 'lasts' }>
  | Readonly<{ kind: 'runs-out'; on: string }>;

/** What is gone of a budget, and what of it went in so many of the last whole days; absent: withheld from who asks. */
export type Gone = Readonly<{ minor?: number; latelyMinor?: number; days: number }>;

/** What becomes of a budget, if as much goes each day as did on average of the last ones. Undefined where what it takes to know is withheld. */
export const outlookOf = (
  campaign: Readonly<{ status: Campaign['status']; from: Date; to: Date; budgetMinor: number }>,
  { minor, latelyMinor, days }: Gone,
  at: Date,
): Outlook | undefined => {
  const { status, from, to, budgetMinor } = campaign;
  if (status === 'ended' || at >= to) return { kind: 'over' };
  if (minor === undefined) return undefined;
  if (minor >= budgetMinor) return { kind: 'spent' };
  if (status !== 'live' || at < from) return { kind: 'waiting' };
  if (days === 0) return { kind: 'too-early' };
  if (latelyMinor === undefined) return undefined;
  const daysLeft = ((budgetMinor - minor) * days) / latelyMinor;
  const spentAt = at.getTime() + daysLeft * dayMilliseconds;
  // Nothing went lately: it never is spent, and there is no date of that.
  return spentAt < to.getTime() ? { kind: 'runs-out', on: utcDay(new Date(spentAt)) } : { kind: 'lasts' };
};

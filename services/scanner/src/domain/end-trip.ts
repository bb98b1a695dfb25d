import { accepted, type Result, rejected } from '@rayon/kernel';
import { type AuditRules, drawAudit } from './audit';
import { isAuditOpen, raiseAges } from './checks';
import type { TripLimits } from './limits';
import { piecesCount, subtotalMinor } from './line';
import type { LimitReached } from './scan-lines';
import { type Audit, isClaimed, type TransferCode, type Trip, type TripEvent } from './trip';
import { type LineWithdrawn, type Now, withdrawnLine } from './withdrawal';

/** Why a trip cannot be ended. */
export type EndRejection =
  | Readonly<{ reason: 'TripNotOpen' }>
  | Readonly<{ reason: 'EmptyTrip' }>
  | LineWithdrawn
  | LimitReached;

/**
 * Ends the trip when every line may still be sold: the audit is drawn, the basket is fixed and a transfer code leaves.
 * Ending it once more before a till has it only gives a fresh code: neither basket nor draw can be had again.
 */
export const endTrip = (
  trip: Trip,
  ending: {
    code: TransferCode;
    /** Random, 0 to 999,999, made after the basket was fixed. */
    drawnMillionths: number;
    /** Other baskets of the device that were ended and are not paid. */
    unpaid: readonly Trip[];
  },
  { auditRules, limits }: { auditRules: AuditRules; limits: TripLimits },
  now: Now,
): Result<TripEvent[], EndRejection> => {
  const { code, drawnMillionths, unpaid } = ending;
  const { at } = now;
  if (trip.status === 'closed' || trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  if (trip.status !== 'open' && trip.claim) return rejected({ reason: 'TripNotOpen' });
  if (trip.lines.length === 0) return rejected({ reason: 'EmptyTrip' });
  if (trip.transferCodes.length >= limits.transferCodesMax)
    return rejected({ reason: 'TripLimitReached', limit: 'codes', max: limits.transferCodesMax });

  const issued: TripEvent = { type: 'TransferCodeIssued', code, at };
  if (trip.status !== 'open') return accepted([issued]);
  const withdrawn = withdrawnLine(trip, now);
  if (withdrawn) return rejected(withdrawn);
  if (unpaid.filter((other) => !isClaimed(other)).length >= limits.waitingPerDeviceMax)
    return rejected({ reason: 'TripLimitReached', limit: 'baskets', max: limits.waitingPerDeviceMax });
  const since = at.getTime() - auditRules.followsDeviceMinutes * 60_000;
  const followsDevice = unpaid.some(
    (other) => isAuditOpen(other) && 'endedAt' in other && other.endedAt.getTime() >= since,
  );
  const audit: Audit = trip.audit ?? {
    decision: draw(trip, { drawnMillionths, followsDevice, at }, auditRules),
  };
  return accepted([
    ...raiseAges(trip, now.articles, at),
    { type: 'TripEnded', basketVersion: trip.basketVersion + 1, audit, at },
    issued,
  ]);
};

const draw = (
  trip: Trip,
  ending: { drawnMillionths: number; followsDevice?: boolean; at: Date },
  rules: AuditRules,
) =>
  drawAudit({
    inputs: {
      pieces: piecesCount(trip.lines),
      valueMinor: subtotalMinor(trip.lines),
      currency: trip.currency,
      voidedLines: trip.voidedLines.length,
      refusedScans: trip.refusedScansCount,
      withCard: trip.memberId !== undefined,
    },
    rules,
    ...ending,
  });

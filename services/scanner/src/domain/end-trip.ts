import { accepted, type Result, rejected } from '@rayon/kernel';
import { type AuditRules, drawAudit } from './audit';
import { isAuditOpen, raiseAges } from './checks';
import type { TripLimits } from './limits';
import { piecesCount, subtotalMinor } from './line';
import type { LimitReached } from './scan-lines';
import { type Audit, cardKey, isClaimed, type TransferCode, type Trip, type TripEvent } from './trip';
import { type LineWithdrawn, type Now, withdrawnLines } from './withdrawal';

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
    /** Other baskets of the device that were ended and are not paid, or were drawn lately, newest first. */
    ofDevice: readonly Trip[];
    /** Other baskets of its card, or of its number, that were drawn lately in the store, newest first. */
    ofCard: readonly Trip[];
  },
  { auditRules, limits }: { auditRules: AuditRules; limits: TripLimits },
  now: Now,
): Result<TripEvent[], EndRejection> => {
  const { code, drawnMillionths, ofDevice, ofCard } = ending;
  const { at } = now;
  if (trip.status === 'closed' || trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  if (trip.status !== 'open' && trip.claim) return rejected({ reason: 'TripNotOpen' });
  if (trip.lines.length === 0) return rejected({ reason: 'EmptyTrip' });
  if (trip.transferCodes.length >= limits.transferCodesMax)
    return rejected({ reason: 'TripLimitReached', limit: 'codes', max: limits.transferCodesMax });

  const issued: TripEvent = { type: 'TransferCodeIssued', code, at };
  if (trip.status !== 'open') return accepted([issued]);
  const [withdrawn] = withdrawnLines(trip, now);
  if (withdrawn) return rejected(withdrawn);
  if (ofDevice.filter(isWaiting).length >= limits.waitingPerDeviceMax)
    return rejected({ reason: 'TripLimitReached', limit: 'baskets', max: limits.waitingPerDeviceMax });
  const since = new Date(at.getTime() - auditRules.followsDeviceMinutes * 60_000);
  const followsDevice = auditLeft(ofDevice, since) !== undefined;
  // The card may have changed since its baskets were looked for: a code must not meet what a number left behind.
  const leftByCard = auditLeft(
    ofCard.filter((other) => cardKey(other) === cardKey(trip)),
    since,
  );
  // A device is told why, a card is not: the draw itself goes along, so that it looks like any other to whoever typed a number.
  const audit: Audit = trip.audit ?? {
    decision:
      leftByCard && !followsDevice
        ? leftByCard.decision
        : draw(trip, { drawnMillionths, followsDevice, at }, auditRules),
  };
  return accepted([
    ...raiseAges(trip, now.articles, at),
    { type: 'TripEnded', basketVersion: trip.basketVersion + 1, audit, at },
    issued,
  ]);
};

/** Whether a basket waits for a till to take it. */
const isWaiting = (trip: Trip): boolean =>
  (trip.status === 'ended' || trip.status === 'to-pay') && !isClaimed(trip);

/** The audit nobody has completed of the newest basket that was drawn, if it was ended since; whether it waits or was given up makes no difference. */
const auditLeft = (newestFirst: readonly Trip[], since: Date): Audit | undefined => {
  const drawn = newestFirst.find(({ audit }) => audit?.decision.required);
  if (!drawn || !isAuditOpen(drawn) || !('endedAt' in drawn)) return undefined;
  return drawn.endedAt && drawn.endedAt >= since ? drawn.audit : undefined;
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

import { accepted, eurosWorth, type Result, rejected } from '@rayon/kernel';
import type { LineId } from './ids';
import type { TripLimits } from './limits';
import { type Line, piecesCount, subtotalMinor } from './line';
import { holdsPaymentCard } from './payment-card';
import type { PricedScan } from './price-scan';
import type { Trip, TripEvent } from './trip';

/** Which limit the next scan would pass, and what it is. */
export type LimitReached = Readonly<{ reason: 'TripLimitReached'; max: number }> &
  (
    | Readonly<{ limit: 'pieces' | 'lines' | 'scans' | 'codes' | 'baskets' | 'coupons' }>
    | Readonly<{ limit: 'value'; currency: string }>
  );

/** Why a priced scan cannot join the basket. */
export type ScanLinesRejection = Readonly<{ reason: 'TripNotOpen' }> | LimitReached;

/** Puts a priced scan into the basket: its line and the one that follows it, together or not at all. */
export const scanLines = (
  trip: Trip,
  scanned: {
    priced: PricedScan;
    /** One new id per priced line. */
    lineIds: readonly [LineId, LineId];
    command: { commandId: string; inputHash: string };
    at: Date;
  },
  limits: TripLimits,
): Result<{ events: TripEvent[]; lines: readonly Line[] }, ScanLinesRejection> => {
  if (trip.status !== 'open') return rejected({ reason: 'TripNotOpen' });
  const [parent, follower] = scanned.priced;
  const [parentId, followerId] = scanned.lineIds;
  const line: Line = {
    ...parent,
    lineId: parentId,
    sequence: trip.lineSequence + 1,
    scannedAt: scanned.at,
    command: scanned.command,
  };
  const lines: Line[] = follower
    ? [
        line,
        {
          ...follower,
          lineId: followerId,
          parentLineId: parentId,
          sequence: trip.lineSequence + 2,
          scannedAt: scanned.at,
        },
      ]
    : [line];
  const limit = limitPassed(trip, lines, limits);
  if (limit) return rejected(limit);
  return accepted({ lines, events: [{ type: 'LinesScanned', lines, at: scanned.at }] });
};

const limitPassed = (trip: Trip, added: readonly Line[], limits: TripLimits): LimitReached | undefined => {
  const basket = [...trip.lines, ...added];
  const { currency } = trip;
  const reached = (limit: 'pieces' | 'lines' | 'scans', max: number): LimitReached => ({
    reason: 'TripLimitReached',
    limit,
    max,
  });
  if (piecesCount(basket) > limits.piecesMax) return reached('pieces', limits.piecesMax);
  if (basket.length > limits.linesMax) return reached('lines', limits.linesMax);
  const valueMax = eurosWorth(limits.valueEurosMax, currency);
  if (subtotalMinor(basket) > valueMax)
    return { reason: 'TripLimitReached', limit: 'value', max: valueMax, currency };
  if (trip.lineSequence + added.length > limits.linesEverMax) return reached('scans', limits.linesEverMax);
  return undefined;
};

/** The lines an earlier delivery of the same command made, voided or not; undefined when there was none. */
export const linesOfCommand = (trip: Trip, commandId: string): Line[] | undefined => {
  const ever = [...trip.lines, ...trip.voidedLines];
  const made = ever.find((line) => line.command?.commandId === commandId);
  return made && ever.filter((line) => line === made || line.parentLineId === made.lineId);
};

/** Records a scan that added nothing, once per command. */
export const refuseScan = (
  trip: Trip,
  scan: { commandId: string; code: string; reason: string; at: Date },
): TripEvent[] =>
  trip.status !== 'open' || trip.refusedScans.some((earlier) => earlier.commandId === scan.commandId)
    ? []
    : [{ type: 'ScanRefused', scan: { ...scan, code: keptCode(scan.code) }, at: scan.at }];

/** A payment card held before the reader, or typed, leaves that it happened and no more. */
const keptCode = (code: string): string => (holdsPaymentCard(code) ? '' : code);

import { accepted, type Result, rejected } from '@rayon/kernel';
import type { LineId, TerminalId } from './ids';
import { type Line, withLinked } from './line';
import type { Trip, TripEvent } from './trip';

/** Why a line stays. */
export type VoidRejection =
  | Readonly<{ reason: 'TripNotOpen' }>
  | Readonly<{ reason: 'LineNotFound' }>
  | Readonly<{ reason: 'DepositAlone' }>;

/** Takes a line and those that follow it out of an open basket. A line that already left changes nothing. */
export const voidLine = (trip: Trip, lineId: LineId, at: Date): Result<TripEvent[], VoidRejection> => {
  if (trip.status !== 'open') return rejected({ reason: 'TripNotOpen' });
  if (trip.voidedLines.some((line) => line.lineId === lineId)) return accepted([]);
  const leaving = leavingLines(trip, lineId);
  return leaving.ok
    ? accepted([{ type: 'LinesVoided', lineIds: leaving.value.map((line) => line.lineId), at }])
    : leaving;
};

/** Why a till cannot take a line out. */
export type RemovalRejection =
  | Exclude<VoidRejection, { reason: 'TripNotOpen' }>
  | Readonly<{ reason: 'NotClaimed' }>
  | Readonly<{ reason: 'BasketBeingPriced' }>
  | Readonly<{ reason: 'AlreadyPaid' }>
  | Readonly<{ reason: 'LastLine' }>;

/** Takes a line out at the till that holds the basket; what is left is ended again and priced anew. */
export const removeLineAtTill = (
  trip: Trip,
  { terminalId, lineId }: { terminalId: TerminalId; lineId: LineId },
  at: Date,
): Result<TripEvent[], RemovalRejection> => {
  if (trip.status === 'closed') return rejected({ reason: 'AlreadyPaid' });
  if (trip.status === 'ended' && trip.claim?.terminalId === terminalId)
    return rejected({ reason: 'BasketBeingPriced' });
  if (trip.status !== 'to-pay' || trip.claim?.terminalId !== terminalId)
    return rejected({ reason: 'NotClaimed' });
  const leaving = leavingLines(trip, lineId);
  if (!leaving.ok) return leaving;
  if (leaving.value.length === trip.lines.length) return rejected({ reason: 'LastLine' });
  return accepted([
    { type: 'LinesVoided', lineIds: leaving.value.map((line) => line.lineId), at },
    { type: 'TripEnded', basketVersion: trip.basketVersion + 1, audit: trip.audit, at },
  ]);
};

const leavingLines = (
  trip: Trip,
  lineId: LineId,
): Result<Line[], Readonly<{ reason: 'LineNotFound' }> | Readonly<{ reason: 'DepositAlone' }>> => {
  const line = trip.lines.find((live) => live.lineId === lineId);
  if (!line) return rejected({ reason: 'LineNotFound' });
  // A deposit follows its parent: it comes with it and leaves with it.
  if (line.parentLineId !== undefined) return rejected({ reason: 'DepositAlone' });
  return accepted(withLinked(trip.lines, lineId));
};

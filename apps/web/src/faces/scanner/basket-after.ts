import type { Line, Scanned, Trip, TripTotals } from './trip';

/**
 * The shown trip after an answer that tells only what changed. It is `isWhole` when its lines are known to be all:
 * otherwise they have to be asked for, and until then the trip keeps the version its lines are of.
 */
export type Followed = Readonly<{ trip: Trip; isWhole: boolean }>;

/** After a scan: the answer's lines follow those that are shown. */
export const afterScan = (shown: Trip, { line, linked, trip }: Scanned): Followed => {
  const isThere = shown.lines.some(({ id }) => id === line.id);
  return follow(shown, trip, isThere ? shown.lines : [...shown.lines, line, ...linked]);
};

/** After a line was put back: it goes with all that is linked to it. */
export const afterVoid = (shown: Trip, lineId: string, totals: TripTotals): Followed =>
  follow(
    shown,
    totals,
    shown.lines.filter(({ id, parentLineId }) => id !== lineId && parentLineId !== lineId),
  );

const follow = (shown: Trip, totals: TripTotals, changed: Line[]): Followed => {
  // Overtaken by a newer answer, or a command that had taken effect before: the lines are those of then or later.
  if (totals.version < shown.version) return { trip: shown, isWhole: true };
  if (totals.version === shown.version) return { trip: { ...shown, ...totals }, isWhole: true };
  // A version that was skipped is a change from elsewhere; the sum finds a change from elsewhere in place of ours.
  const isNext = totals.version === shown.version + 1;
  const isWhole = isNext && sumMinor(changed) === totals.subtotal.minor;
  const version = isWhole ? totals.version : shown.version;
  return { trip: { ...totals, lines: changed, version }, isWhole };
};

const sumMinor = (lines: readonly Line[]): number => lines.reduce((sum, { amount }) => sum + amount.minor, 0);

import { type Points, points } from '@rayon/kernel';

/** What a line earned and what returns took back so far. */
export type LineBalance = Readonly<{
  lineId: string;
  quantity: number;
  earned: Points;
  /** Units returned so far. */
  returned: number;
  /** Points taken back so far. */
  reversed: Points;
}>;

/** Units of a line that come back. */
export type ReturnedUnits = Readonly<{ lineId: string; quantity: number }>;

/** The lines after a return, and what it takes back by line (only lines that lose points). */
export type Reversal = Readonly<{
  lines: readonly LineBalance[];
  points: Points;
  byLine: readonly Readonly<{ lineId: string; points: Points }>[];
}>;

/**
 * Points of a line's first `units` units: equal whole shares, the last unit carries what is left over. So what a return takes
 * back depends only on how many units are back, not on how many returns it took or in which order they came.
 */
const pointsOfUnits = ({ earned, quantity }: { earned: number; quantity: number }, units: number): number =>
  units >= quantity ? earned : Math.floor(earned / quantity) * units;

/**
 * Takes back exactly what the returned units earned. Units beyond those bought take nothing: a line never loses more than it
 * earned. Lines the receipt does not have are left out.
 */
export const reverse = (lines: readonly LineBalance[], back: readonly ReturnedUnits[]): Reversal => {
  const units = new Map<string, number>();
  for (const { lineId, quantity } of back) units.set(lineId, (units.get(lineId) ?? 0) + quantity);

  const byLine: { lineId: string; points: Points }[] = [];
  const after = lines.map((line) => {
    const quantity = units.get(line.lineId) ?? 0;
    if (quantity === 0) return line;
    const returned = Math.min(line.quantity, line.returned + quantity);
    const reversed = points(pointsOfUnits(line, returned));
    const taken = points(reversed - line.reversed);
    if (taken > 0) byLine.push({ lineId: line.lineId, points: taken });
    return { ...line, returned, reversed };
  });
  const taken = byLine.reduce((total, line) => total + line.points, 0);
  return { lines: after, points: points(taken), byLine };
};

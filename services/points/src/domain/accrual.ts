import { allocate, type Points, points } from '@rayon/kernel';

/** The rule in force. A changed rule gets a new number; receipts keep the number they were rewarded by. */
export const accrualRuleVersion = 3;

/** What of a receipt line decides its points. */
export type PaidLine = Readonly<{
  lineId: string;
  /** Pieces, at least one. */
  quantity: number;
  /** What the shopper paid for the line, minor units. */
  paidMinor: number;
  /** A deposit is not merchandise and earns nothing. */
  deposit: boolean;
  /** Extra points campaigns gave to this line. */
  bonusPoints: number;
}>;

/** Points a line earned. */
export type EarnedLine = Readonly<{ lineId: string; quantity: number; earned: Points }>;

/** What of a receipt decides its points. */
export type PaidReceipt = Readonly<{
  lines: readonly PaidLine[];
  /** Minor units of what was paid that earn one point: a full euro, or about as much in another currency. */
  minorPerPoint?: number;
  /** What points pay of it. */
  paidWithPoints?: Readonly<{ amountMinor: number }>;
}>;

/**
 * One point per full amount of what was paid for merchandise on the whole receipt, less what of it earns nothing, spread over its
 * lines by what was paid for each, plus the lines' bonus points. The spread adds up exactly. Pure: the same receipt gives the same
 * points for ever.
 */
const earnedPer = (minorPerPoint: number, lines: readonly PaidLine[], barrenMinor = 0): EarnedLine[] => {
  const paid = lines.map((line) => (line.deposit ? 0 : Math.max(0, line.paidMinor)));
  const base = Math.floor(Math.max(0, sum(paid) - barrenMinor) / minorPerPoint);
  const shares = lines.length === 0 ? [] : allocate(base, paid);
  return lines.map(({ lineId, quantity, deposit, bonusPoints }, index) => ({
    lineId,
    quantity,
    earned: points(deposit ? 0 : (shares[index] ?? 0) + bonusPoints),
  }));
};

/** Minor units that earned a point by rule 1, whatever the currency. */
const minorPerPointOfRule1 = 100;

/**
 * By number: 1 counts a hundred minor units of any currency, 2 about a euro of each. 3 is 2, and what was paid with points earns
 * nothing: they pay merchandise first and deposits last.
 */
const rules: Readonly<Record<number, (receipt: PaidReceipt) => EarnedLine[]>> = {
  1: ({ lines }) => earnedPer(minorPerPointOfRule1, lines),
  2: ({ lines, minorPerPoint = minorPerPointOfRule1 }) => earnedPer(minorPerPoint, lines),
  3: ({ lines, minorPerPoint = minorPerPointOfRule1, paidWithPoints }) =>
    earnedPer(minorPerPoint, lines, paidWithPoints?.amountMinor),
};

/** The points of a receipt by a rule of that version; throws for a version that never existed. */
export const earnedByRule = (version: number, receipt: PaidReceipt): EarnedLine[] => {
  const rule = rules[version];
  if (!rule) throw new RangeError(`there is no accrual rule ${version}`);
  return rule(receipt);
};

/** Points of all lines. */
export const totalEarned = (lines: readonly EarnedLine[]): Points =>
  points(lines.reduce((total, line) => total + line.earned, 0));

const sum = (numbers: readonly number[]): number => {
  const total = numbers.reduce((left, right) => left + right, 0);
  if (!Number.isSafeInteger(total)) throw new RangeError('a receipt beyond the exact whole numbers');
  return total;
};

import { proportion, vatIn } from '@rayon/kernel';
import { type AppliedOffer, offByLine } from './applied-offers';
import type { SoldLine } from './sale';

/** What is left of what is paid, without VAT, after what the goods cost; in minor units. */
export type Margin = Readonly<{
  marginMinor: number;
  /** What the goods it is known of cost at the prices before any offer. */
  knownMinor: number;
}>;

/**
 * The margin of a line that somebody pays so much for, rounded once per line. It is known only where what the line cost is, and its VAT
 * rate: a cost that is not known is not nothing.
 */
export const lineMargin = (
  {
    costMinor,
    vatBasisPoints,
  }: Readonly<{ costMinor?: number | undefined; vatBasisPoints?: number | undefined }>,
  paidMinor: number,
): number | undefined =>
  costMinor === undefined || vatBasisPoints === undefined
    ? undefined
    : paidMinor - vatIn(paidMinor, vatBasisPoints) - costMinor;

/** Pieces that are kept of so many, and what is paid for them. */
type Kept = Readonly<{ quantity?: number; quantityKept: number; paidMinor: number }>;

/** The margin of the pieces of a line that were kept: of what is paid for them, each with an equal share of what the line cost. */
const keptMargin = (
  line: Pick<SoldLine, 'costMinor' | 'vatBasisPoints'>,
  { paidMinor, quantity = 0, quantityKept }: Kept,
): number | undefined => {
  const { costMinor, vatBasisPoints } = line;
  const share = quantity > 0 && costMinor !== undefined ? proportion(costMinor, quantityKept, quantity) : 0;
  return lineMargin({ costMinor: costMinor === undefined ? undefined : share, vatBasisPoints }, paidMinor);
};

/** By how much the margin of a line changes when pieces of it come back; undefined where none is known. */
export const marginBack = (
  line: Pick<SoldLine, 'costMinor' | 'vatBasisPoints'>,
  before: Kept,
  after: Kept,
): number | undefined => {
  const [had, has] = [keptMargin(line, before), keptMargin(line, after)];
  return had === undefined || has === undefined ? undefined : has - had;
};

/** The margin of a basket with these offers. Deposits have none; what points are worth is not taken off. */
export const basketMargin = (
  lines: readonly SoldLine[],
  applied: readonly Pick<AppliedOffer, 'lines'>[],
): Margin => {
  const off = offByLine(applied);
  let [marginMinor, knownMinor] = [0, 0];
  for (const line of lines) {
    const margin = line.deposit
      ? undefined
      : lineMargin(line, line.amountMinor - (off.get(line.lineId) ?? 0));
    if (margin === undefined) continue;
    marginMinor += margin;
    knownMinor += line.amountMinor;
  }
  return { marginMinor, knownMinor };
};

import { allocate, basisPointsMax, type Currency, proportion } from '@rayon/kernel';
import type { EnteredCode } from './entered-codes';

/** A line as the rules see it. */
export type BasketLine = Readonly<{
  lineId: string;
  /** Position in the trip. */
  sequence: number;
  articleId: string;
  /** 14 digits. */
  gtin: string;
  category: string;
  brandId?: string;
  /** Pieces, at least one; a weighed line is one piece. */
  quantity: number;
  weightGrams?: number;
  /** Price of a piece, or of a kilogram of a weighed article. */
  unitPriceMinor: number;
  /** Whole line before any offer, markdown included. */
  amountMinor: number;
  deposit: boolean;
  /** The shop has reduced its price already; absent: it has not, or nobody knows. */
  markedDown?: true;
  /** VAT rate inside the price, in basis points (550 for 5.5 %); absent when none is known. */
  vatBasisPoints?: number;
  /** The most that offers together may take off it, in basis points; 0: it has no offers. Absent: no such limit. */
  promotionCapBasisPoints?: number;
  /** The least that must be paid for all of it, so that it is not resold at a loss; absent: no such limit. */
  resaleThresholdMinor?: number;
  /** Lower prices per piece or kilogram of the 30 days before that of the line, oldest and lowest first. */
  lowerBefore?: readonly PastPrice[];
}>;

/** A price in minor units that was asked until that instant (ISO 8601). */
type PastPrice = Readonly<{ minor: number; until: string }>;

/** What there is to evaluate. */
export type Basket = Readonly<{
  /** Unknown while the service does not know the trip: then only offers of every store apply. */
  storeId?: string;
  currency: Currency;
  /** Of the store, where a campaign asks for its clock. */
  timeZone?: string | undefined;
  lines: readonly BasketLine[];
  /** Codes of coupons that were entered. */
  coupons?: readonly string[];
  /** Those of them that are codes of one campaign alone. */
  codes?: readonly EnteredCode[];
}>;

/** One piece of a line: what an exclusive offer is given to. */
export type Unit = Readonly<{
  /** Position in the canonical order of the basket's units. */
  index: number;
  line: BasketLine;
  /** Position of its line among those that have units. */
  lineIndex: number;
  /** The piece's share of the line's amount, at least one. */
  priceMinor: number;
}>;

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Lines in an order that does not depend on how they were scanned: by article and price, and only between
 * lines of equal meaning by their place in the trip. Every split of odd cents follows it.
 */
export const inCanonicalOrder = (lines: readonly BasketLine[]): readonly BasketLine[] =>
  lines.every((line, at) => at === 0 || compareLines(lines[at - 1] ?? line, line) <= 0)
    ? lines
    : [...lines].sort(compareLines);

const compareLines = (left: BasketLine, right: BasketLine): number =>
  compareText(left.articleId, right.articleId) ||
  compareText(left.gtin, right.gtin) ||
  right.unitPriceMinor - left.unitPriceMinor ||
  right.amountMinor - left.amountMinor ||
  left.sequence - right.sequence ||
  compareText(left.lineId, right.lineId);

/** Pieces looked at one by one; in a bigger basket every line counts as one piece. */
const piecesMax = 5_000;

/** The pieces an offer can fall on: deposits and pieces that cost nothing are left out. */
export const unitsOf = (lines: readonly BasketLine[]): Unit[] => {
  const units: Unit[] = [];
  const single = lines.reduce((sum, line) => sum + line.quantity, 0) > piecesMax;
  let lineIndex = -1;
  for (const line of inCanonicalOrder(lines)) {
    if (line.deposit || line.amountMinor <= 0) continue;
    lineIndex += 1;
    const prices =
      single || line.quantity === 1
        ? [line.amountMinor]
        : allocate(line.amountMinor, new Array<number>(line.quantity).fill(1));
    for (const priceMinor of prices)
      if (priceMinor > 0) units.push({ index: units.length, line, lineIndex, priceMinor });
  }
  return units;
};

/** Whether offers may look at the piece at all: some articles may not be promoted in any way. */
export const mayHaveOffers = ({ line }: Unit): boolean => line.promotionCapBasisPoints !== 0;

/** Whether the law limits what offers may take off the line. */
export const isLimited = (line: BasketLine): boolean =>
  line.promotionCapBasisPoints !== undefined || line.resaleThresholdMinor !== undefined;

/** The most that all offers together may take off the piece, in minor units. */
export const mostOffOf = (unit: Unit): number => Math.min(withinCap(unit), aboveThreshold(unit));

/** Whether the piece must not get cheaper because it would be resold at a loss, rather than because of a cap. */
export const isHeldByThreshold = (unit: Unit): boolean => aboveThreshold(unit) < withinCap(unit);

const withinCap = ({ line, priceMinor }: Unit): number =>
  line.promotionCapBasisPoints === undefined
    ? priceMinor
    : Math.floor((priceMinor * line.promotionCapBasisPoints) / basisPointsMax);

/** A piece has its part of the threshold of its line; one that is the whole line all of it. */
const aboveThreshold = ({ line, priceMinor }: Unit): number => {
  const { resaleThresholdMinor: threshold, amountMinor, quantity } = line;
  if (threshold === undefined) return priceMinor;
  return Math.max(0, priceMinor - (priceMinor === amountMinor ? threshold : Math.ceil(threshold / quantity)));
};

/** An amount stated per piece or per kilogram, for this unit. */
export const priced = (amountMinor: number, { line }: Unit): number =>
  line.weightGrams === undefined ? amountMinor : proportion(amountMinor, line.weightGrams, 1000);

/** What these pieces cost before offers. */
export const worthOf = (units: readonly Unit[]): number => {
  let worth = 0;
  for (const { priceMinor } of units) worth += priceMinor;
  return worth;
};

/** What the basket costs before offers, deposits included. */
export const subtotalMinor = (lines: readonly BasketLine[]): number =>
  lines.reduce((sum, line) => sum + line.amountMinor, 0);

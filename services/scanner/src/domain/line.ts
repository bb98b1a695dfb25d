import type { PastPrice } from './article';
import type { ArticleId, LineId } from './ids';

/** What the shopper should know about a line beside its price. */
export type LineWarning = 'AgeCheckNeeded' | 'NearDate' | 'PriceFromLabel';

/** What a scan puts into the basket, before it has a place there. Amounts are minor units of the store's currency. */
export type PricedLine = Readonly<{
  articleId: ArticleId;
  gtin: string;
  name: string;
  category: string;
  brandId?: string;
  /** Pieces; a weighed line is one piece. */
  quantity: number;
  weightGrams?: number;
  /** Before markdown; of a weighed line per kilogram. */
  unitPriceMinor: number;
  /** The whole line before offers, markdown included. */
  amountMinor: number;
  markdownPercent: number;
  /** Batch and last day of sale (YYYY-MM-DD), where the label says them. */
  lot?: string;
  lastDay?: string;
  deposit: boolean;
  minimumAge: number;
  /** VAT rate inside the price when it was scanned, in basis points (550 for 5.5 %); absent when none was known. */
  vatBasisPoints?: number;
  /** The most that offers together may take off it, in basis points, when it was scanned; absent: no such limit. */
  promotionCapBasisPoints?: number;
  /** What all of it cost the retailer when it was scanned, without VAT; absent when that is not known. */
  costMinor?: number;
  /** The least that must be paid for all of it; absent: no such limit. */
  resaleThresholdMinor?: number;
  /** Lower prices of the 30 days before that of the line, oldest and lowest first; absent: none, or the law does not ask. */
  lowerBefore?: readonly PastPrice[];
  priceListVersion: number;
  warnings: readonly LineWarning[];
}>;

/** A line of a basket. */
export type Line = PricedLine &
  Readonly<{
    lineId: LineId;
    /** Position in the trip: whole, rising, never reused. */
    sequence: number;
    /** The line this one follows: a deposit its bottle. */
    parentLineId?: LineId;
    scannedAt: Date;
    /** The command that made the line, so that its repetition finds it. Absent on lines that follow another. */
    command?: Readonly<{ commandId: string; inputHash: string }>;
  }>;

/** Sum of the lines before offers, in minor units. */
export const subtotalMinor = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, line) => sum + line.amountMinor, 0);

/** Pieces of merchandise; deposits do not count. */
export const piecesCount = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, line) => sum + (line.deposit ? 0 : line.quantity), 0);

/** The line and those that follow it. */
export const withLinked = <Some extends Pick<Line, 'lineId' | 'parentLineId'>>(
  lines: readonly Some[],
  lineId: LineId,
): Some[] => lines.filter((line) => line.lineId === lineId || line.parentLineId === lineId);

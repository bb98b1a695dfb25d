import type { Currency } from '@rayon/kernel';
import type { BasketLine } from './basket';

/** A paid basket as it was when it was paid: what is brought back later is not taken out of it. */
export type Sale = Readonly<{
  receiptId: string;
  storeId: string;
  at: Date;
  /** The day it belongs to in its store, YYYY-MM-DD. */
  businessDate: string;
  currency: Currency;
  /** Whose card was shown. */
  memberId?: string;
  lines: readonly SaleLine[];
  /** What campaigns took off. */
  given: readonly Readonly<{ campaignId: string; discountMinor: number }>[];
}>;

/** A line is named by its place: nothing asks for it by its id any more. */
export type SaleLine = Omit<BasketLine, 'lineId' | 'sequence'>;

/** The lines of the sale as the rules see them. */
export const basketLinesOf = ({ lines }: Sale): BasketLine[] =>
  lines.map((line, at) => ({ ...line, lineId: String(at), sequence: at + 1 }));

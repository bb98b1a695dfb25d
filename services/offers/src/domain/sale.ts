import { type Currency, proportion } from '@rayon/kernel';
import type { BasketLine } from './basket';
import type { PastSale } from './past';
import { goodsOf, type ReceiptCopy } from './receipt-copy';
import { meaningOf } from './recognise-lines';

/** A paid basket as it was when it was paid: what is brought back later is not taken out of it. */
export type Sale = Readonly<{
  receiptId: string;
  /** Of what the receipt is, and what is printed on it; absent in rows of earlier versions. */
  tripId?: string;
  receiptNumber?: string;
  totalMinor?: number;
  storeId: string;
  /** The one the store was in; absent: none, or a row of an earlier version. */
  region?: string;
  at: Date;
  /** The day it belongs to in its store, YYYY-MM-DD. */
  businessDate: string;
  currency: Currency;
  /** Whose card was shown. */
  memberId?: string;
  lines: readonly SaleLine[];
  /** A brand is billed for something that was bought: a return may take that back. */
  placed?: true;
  /** What campaigns took off. */
  given: readonly Readonly<{ campaignId: string; discountMinor: number }>[];
}>;

/** A line is named by its place: nothing asks for it by its id any more. */
type SaleLine = Omit<BasketLine, 'lineId' | 'sequence'> &
  Readonly<{
    /** Pieces that were not brought back; absent: all. Only the history of a member asks. */
    quantityKept?: number;
    /** Its place among the lines that came into the basket, and what offers took off it; absent in rows of earlier versions. */
    sequence?: number;
    /** What all of it cost the retailer when it was scanned, without VAT; absent where that is not known. */
    costMinor?: number;
    discountMinor?: number;
  }>;

/** A sale as it is looked back on: its goods, less what was brought back. */
export const pastSaleOf = ({ at, currency, lines }: Pick<Sale, 'at' | 'currency' | 'lines'>): PastSale => ({
  at,
  currency,
  lines: lines
    .filter(({ deposit }) => !deposit)
    .map((line) => {
      const { quantity, quantityKept = quantity, amountMinor } = line;
      return { line, pieces: quantityKept, minor: proportion(amountMinor, quantityKept, quantity) };
    }),
});

/** What its goods cost before offers, in minor units: deposits are none. */
export const goodsMinor = ({ lines }: Pick<Sale, 'lines'>): number =>
  lines.reduce((sum, line) => sum + (line.deposit ? 0 : line.amountMinor), 0);

/** What campaigns took off, in minor units. */
export const givenMinor = ({ given }: Pick<Sale, 'given'>): number =>
  given.reduce((sum, { discountMinor }) => sum + discountMinor, 0);

/** A line as the rules see it, with what it cost. */
export type SoldLine = BasketLine & Pick<SaleLine, 'costMinor'>;

/** Lines that are the same in price, number and article are few among many sales. */
const linesMax = 50_000;

/**
 * Gives the lines of sales as the rules see them. Lines that are alike in everything are one and the same value, so that
 * what was worked out for one is known of the next; those that are alike within one sale are told apart.
 */
export const lineReader = (): ((sale: Pick<Sale, 'lines'>) => SoldLine[]) => {
  const known = new Map<string, KnownLine[]>();
  let [count, sales] = [0, 0];
  return ({ lines }) => {
    if (count > linesMax) {
      known.clear();
      count = 0;
    }
    sales += 1;
    return lines.map((line) => {
      const meaning = `${line.costMinor} ${meaningOf(line)}`;
      const likes = known.get(meaning);
      const like = likes?.find(({ sale }) => sale !== sales);
      if (like) {
        like.sale = sales;
        return like.line;
      }
      const place = likes?.length ?? 0;
      const read = { line: { ...line, lineId: `${meaning} ${place}`, sequence: place + 1 }, sale: sales };
      if (likes) likes.push(read);
      else known.set(meaning, [read]);
      count += 1;
      return read.line;
    });
  };
};

/** A line that was read, and of which sale it last was. */
type KnownLine = { readonly line: SoldLine; sale: number };

/** The sale after a return: its goods in their order are the lines of its receipt. */
export const withKept = (sale: Sale, receipt: Pick<ReceiptCopy, 'lines'>): Sale => {
  const kept = goodsOf(receipt);
  let place = 0;
  const lines = sale.lines.map((line) => {
    if (line.deposit) return line;
    const quantityKept = kept[place]?.quantityKept ?? line.quantity;
    place += 1;
    return { ...line, quantityKept };
  });
  return { ...sale, lines };
};

import type { LineId, MemberId, ReceiptId, StoreId, TerminalId, TripId } from './ids';
import type { Line } from './line';
import type { AppliedOffer } from './trip';

/** A till's own name for a receipt, unique for ever. */
export type ReceiptKey = Readonly<{
  storeId: StoreId;
  tillId: TerminalId;
  /** YYYY-MM-DD. */
  businessDate: string;
  number: string;
}>;

/** A means of payment and what it paid, in minor units. No card data ever comes here. */
export type Tender = Readonly<{ kind: 'cash' | 'card' | 'voucher' | 'points'; amountMinor: number }>;

/** A line as it was paid, and what became of it. */
export type ReceiptLine = Omit<Line, 'command' | 'warnings' | 'scannedAt'> &
  Readonly<{
    discountMinor: number;
    /** amount − discount. */
    paidMinor: number;
    quantityKept: number;
    /** Already given back for it; below zero where what is kept of it costs more since another line went back. */
    refundedMinor: number;
  }>;

/** Proof of a paid basket. Its lines change only by returns. */
export type Receipt = Readonly<{
  receiptId: ReceiptId;
  tripId: TripId;
  key: ReceiptKey;
  currency: string;
  /** Who earns the points. */
  memberId?: MemberId;
  /** Only the number of the card was given: who bought is not known. */
  byNumber?: true;
  lines: readonly ReceiptLine[];
  offers: readonly AppliedOffer[];
  /** Codes of coupons that were entered; absent: none. */
  coupons?: readonly string[];
  totalMinor: number;
  tenders: readonly Tender[];
  /** What the tender of points was in points; absent: there was none. */
  paidWithPoints?: Readonly<{ paymentId: string; points: number; amountMinor: number }>;
  closedAt: Date;
  /** The return that is being priced; one at a time. */
  asked?: AskedReturn;
  /** Returns that were not made, as they came to another amount than the shopper was told; absent: none. */
  declined?: readonly Readonly<{ returnId: string; refundMinor: number }>[];
  /** What came back so far; absent while nothing did. */
  returns?: readonly KeptReturn[];
}>;

/** Everything given back so far, in minor units. */
export const refundedMinor = (receipt: Pick<Receipt, 'lines'>): number =>
  receipt.lines.reduce((sum, line) => sum + line.refundedMinor, 0);

/** Units of a line that come back. */
export type ReturnedUnits = Readonly<{ lineId: LineId; quantity: number }>;

/** A return whose kept basket is being priced. */
export type AskedReturn = Readonly<{
  returnId: string;
  /** Where the units came back. */
  storeId: StoreId;
  terminalId: TerminalId;
  /** Those that follow others among them. */
  lines: readonly ReturnedUnits[];
  /** What the shopper was told they get back; absent: nothing was told. */
  toldMinor?: number;
  at: Date;
}>;

/** One line of a return: how many units of it came back, and what was given back; also of a line that is kept and costs another amount now. */
export type ReturnedLine = ReturnedUnits & Readonly<{ quantityKept: number; refundMinor: number }>;

/** One return, as it is kept for ever. */
export type KeptReturn = Readonly<{
  returnId: string;
  /** Where the units came back. */
  storeId: StoreId;
  terminalId: TerminalId;
  lines: readonly ReturnedLine[];
  refundMinor: number;
  at: Date;
}>;

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
export type Tender = Readonly<{ kind: 'cash' | 'card' | 'voucher'; amountMinor: number }>;

/** A line as it was paid, and what became of it. */
export type ReceiptLine = Omit<Line, 'command' | 'warnings' | 'scannedAt'> &
  Readonly<{
    discountMinor: number;
    /** amount − discount. */
    paidMinor: number;
    quantityKept: number;
    /** Already given back for returned units. */
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
  totalMinor: number;
  tenders: readonly Tender[];
  closedAt: Date;
  /** What came back so far; absent while nothing did. */
  returns?: readonly KeptReturn[];
}>;

/** Everything given back so far, in minor units. */
export const refundedMinor = (receipt: Receipt): number =>
  receipt.lines.reduce((sum, line) => sum + line.refundedMinor, 0);

/** One line of a return: how many units of it came back and what for. */
export type ReturnedLine = Readonly<{
  lineId: LineId;
  quantity: number;
  quantityKept: number;
  refundMinor: number;
}>;

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

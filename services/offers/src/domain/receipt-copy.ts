import { proportion } from '@rayon/kernel';
import type { BasketLine } from './basket';
import type { BoughtLine, KeptLine } from './kept-basket';

/** A receipt, as far as returns need it. */
export type ReceiptCopy = Readonly<{
  receiptId: string;
  /** Missing while only a return of it is known. */
  tripId?: string;
  memberId?: string;
  storeId?: string;
  currency?: string;
  /** Codes of coupons that were entered; absent: none. */
  coupons?: readonly string[];
  lines: readonly CopiedLine[];
  /** A return that came before its receipt and waits for it. */
  asked?: AskedReturn;
}>;

/** A line of a receipt. Rows of earlier versions have no deposits, and nothing but the first members. */
type CopiedLine = Readonly<{
  lineId: string;
  category?: string;
  /** Pieces when it was paid. */
  quantity?: number;
  quantityKept: number;
  /** What was paid for all of it. */
  paidMinor?: number;
  /** What is kept of it costs now; absent: its share of what was paid. */
  keptMinor?: number;
  /** The line it follows. */
  parentLineId?: string;
  /** As the rules saw it. */
  line?: BasketLine;
}>;

/** A return as a till asks for it. */
export type AskedReturn = Readonly<{
  returnId: string;
  /** Every line, with what its kept pieces cost by their share. */
  lines: readonly Readonly<{ lineId: string; quantityKept: number; paidMinor: number }>[];
  currency: string;
  /** Paid for the receipt and not given back yet, in minor units. */
  paidMinor: number;
  /** What the shopper was told they get back, in minor units; absent: nothing was told. */
  toldMinor?: number;
  at: Date;
}>;

/** A line of a receipt that just closed. */
type ReceiptLine = Readonly<{
  line: BasketLine;
  parentLineId?: string | undefined;
  paidMinor: number;
}>;

/** Pieces of lines kept after a return. */
export type Kept = readonly Readonly<{ lineId: string; quantityKept: number }>[];

/** Pieces a member has bought and kept, by category; negative where some were brought back. */
export type Units = ReadonlyMap<string, number>;

/** A receipt after something happened, and what that changes of its member's purchases. */
export type ReceiptChange = Readonly<{ receipt: ReceiptCopy; units: Units }>;

/** The receipt of what was paid; deposits are no purchase. */
export const paidReceipt = ({
  lines,
  ...facts
}: Pick<ReceiptCopy, 'receiptId' | 'tripId' | 'memberId' | 'storeId' | 'currency' | 'coupons'> & {
  lines: readonly ReceiptLine[];
}): ReceiptChange => {
  const units = new Map<string, number>();
  for (const { line } of lines)
    if (!line.deposit) units.set(line.category, (units.get(line.category) ?? 0) + line.quantity);
  return {
    receipt: {
      ...facts,
      lines: lines.map(({ line, parentLineId, paidMinor }) => ({
        lineId: line.lineId,
        category: line.category,
        quantity: line.quantity,
        quantityKept: line.quantity,
        paidMinor,
        ...(parentLineId === undefined ? {} : { parentLineId }),
        line,
      })),
    },
    units,
  };
};

/** The lines of what was bought, as the rules saw them; undefined where that is not known: of a row of an earlier version. */
export const boughtOf = ({ lines }: ReceiptCopy): BoughtLine[] | undefined => {
  const bought = lines.flatMap(({ line, quantityKept }) => (line ? [{ line, quantityKept }] : []));
  return bought.length === lines.length && bought.length > 0 ? bought : undefined;
};

/** Those that are no deposits, in their order. */
export const goodsOf = ({ lines }: Pick<ReceiptCopy, 'lines'>): readonly CopiedLine[] =>
  lines.filter(({ line }) => line?.deposit !== true);

/** What was paid for what is kept of it, in minor units. */
export const keptPaidOf = ({ paidMinor = 0, keptMinor, quantity = 0, quantityKept }: CopiedLine): number =>
  keptMinor ?? (quantity > 0 ? proportion(paidMinor, quantityKept, quantity) : 0);

/** The same of the whole receipt. */
export const keptPaidMinor = ({ lines }: ReceiptCopy): number =>
  lines.reduce((sum, line) => sum + keptPaidOf(line), 0);

/** The pieces kept once some of a line are back, and as many of what follows it; undefined where there is no such line or not so many. */
export const keptAfter = (
  { lines }: ReceiptCopy,
  returned: readonly Readonly<{ lineId: string; quantity: number }>[],
): Kept | undefined => {
  const units = new Map<string, number>();
  for (const { lineId, quantity } of returned) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  const isKnown = [...units.keys()].every((id) =>
    lines.some(({ lineId, parentLineId }) => lineId === id && parentLineId === undefined),
  );
  const kept = lines.map(({ lineId, parentLineId, quantityKept }) => ({
    lineId,
    quantityKept: quantityKept - (units.get(parentLineId ?? lineId) ?? 0),
  }));
  return isKnown && kept.every(({ quantityKept }) => quantityKept >= 0) ? kept : undefined;
};

/** The receipt after a return, and what that changes of its member's purchases. */
export const withReturn = (receipt: ReceiptCopy, kept: readonly KeptLine[]): ReceiptChange => {
  const told = new Map(kept.map((line) => [line.lineId, line]));
  const units = new Map<string, number>();
  const lines = receipt.lines.map((line) => {
    const { quantityKept = line.quantityKept, paidMinor: keptMinor } = told.get(line.lineId) ?? {};
    if (line.category !== undefined && line.line?.deposit !== true && quantityKept < line.quantityKept)
      units.set(line.category, (units.get(line.category) ?? 0) + quantityKept - line.quantityKept);
    return { ...line, quantityKept, ...(keptMinor === undefined ? {} : { keptMinor }) };
  });
  return { receipt: { ...receipt, lines }, units };
};

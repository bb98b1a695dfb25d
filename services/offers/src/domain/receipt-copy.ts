import { proportion } from '@rayon/kernel';

/** A receipt, as far as returns need it. */
export type ReceiptCopy = Readonly<{
  receiptId: string;
  /** Missing while only a return of it is known. */
  tripId?: string;
  memberId?: string;
  /** Those of its sale that are no deposits, in their order. */
  lines: readonly Readonly<{
    lineId: string;
    category?: string;
    quantity?: number;
    quantityKept: number;
    /** For all of it; absent in rows of earlier versions. */
    paidMinor?: number;
  }>[];
}>;

/** A line of a receipt that just closed. */
type ReceiptLine = Readonly<{
  lineId: string;
  category: string;
  quantity: number;
  deposit: boolean;
  paid: Readonly<{ minor: number }>;
}>;

/** Pieces of lines kept after a return. */
export type Kept = readonly Readonly<{ lineId: string; quantityKept: number }>[];

/** Pieces a member has bought and kept, by category; negative where some were brought back. */
export type Units = ReadonlyMap<string, number>;

/** A receipt after something happened, and what that changes of its member's purchases. */
export type ReceiptChange = Readonly<{ receipt: ReceiptCopy; units: Units }>;

/** The receipt of what was paid; deposits are no purchase. */
export const paidReceipt = ({
  receiptId,
  tripId,
  memberId,
  lines,
}: {
  receiptId: string;
  tripId: string;
  memberId?: string;
  lines: readonly ReceiptLine[];
}): ReceiptChange => {
  const merchandise = lines.filter(({ deposit }) => !deposit);
  const units = new Map<string, number>();
  for (const { category, quantity } of merchandise)
    units.set(category, (units.get(category) ?? 0) + quantity);
  return {
    receipt: {
      receiptId,
      tripId,
      ...(memberId === undefined ? {} : { memberId }),
      lines: merchandise.map(({ lineId, category, quantity, paid }) => ({
        lineId,
        category,
        quantity,
        quantityKept: quantity,
        paidMinor: paid.minor,
      })),
    },
    units,
  };
};

/** A receipt known only by its returns, until it comes itself: the least that was kept of each line. */
export const awaitedReceipt = (receiptId: string, known: Kept, returned: Kept): ReceiptCopy => {
  const kept = new Map(known.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  for (const { lineId, quantityKept } of returned)
    kept.set(lineId, Math.min(kept.get(lineId) ?? quantityKept, quantityKept));
  return { receiptId, lines: [...kept].map(([lineId, quantityKept]) => ({ lineId, quantityKept })) };
};

/** The receipt after a return. What is kept only falls: the same return again gives the same object back. */
export const withReturn = (receipt: ReceiptCopy, returned: Kept): ReceiptChange => {
  const kept = new Map(returned.map(({ lineId, quantityKept }) => [lineId, quantityKept]));
  const units = new Map<string, number>();
  const lines = receipt.lines.map((line) => {
    const quantityKept = Math.min(line.quantityKept, kept.get(line.lineId) ?? line.quantityKept);
    if (line.category !== undefined && quantityKept < line.quantityKept)
      units.set(line.category, (units.get(line.category) ?? 0) + quantityKept - line.quantityKept);
    return { ...line, quantityKept };
  });
  const isSame = lines.every(
    ({ quantityKept }, index) => quantityKept === receipt.lines[index]?.quantityKept,
  );
  return { receipt: isSame ? receipt : { ...receipt, lines }, units };
};

/** What the pieces that went back had cost, by the place of their line: each an equal share of what was paid for it. */
export const broughtBack = (before: ReceiptCopy, after: ReceiptCopy): number[] =>
  before.lines.map(({ paidMinor = 0, quantity = 0, quantityKept }, at) => {
    const paidFor = (kept: number) => (quantity > 0 ? proportion(paidMinor, kept, quantity) : 0);
    return paidFor(quantityKept) - paidFor(after.lines[at]?.quantityKept ?? 0);
  });

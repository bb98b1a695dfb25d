import { accepted, type Result, rejected } from '@rayon/kernel';
import type { LineId } from './ids';
import { withLinked } from './line';
import type { AskedReturn, Receipt, ReturnedUnits } from './receipt';
import type { ReturnWindow } from './return-window';

/** Why units cannot be brought back. */
export type ReturnRejection =
  | Readonly<{ reason: 'ReturnWindowOver'; lastDay: string }>
  | Readonly<{ reason: 'ReceiptInOtherCurrency'; paidIn: string; tillIn: string }>
  | Readonly<{ reason: 'LineNotFound' }>
  | Readonly<{ reason: 'DepositAlone' }>
  | Readonly<{ reason: 'NothingLeftToReturn'; quantityKept: number }>
  | Readonly<{ reason: 'ReturnBeingPriced' }>;

/** What a till asks: units of lines, those of a line named twice together. */
type Asked = Omit<AskedReturn, 'lines'> & {
  lines: readonly ReturnedUnits[];
  /** Of the till: it gives back what it takes. */
  currency: string;
  /** Undefined: goods of the receipt come back without end. */
  window: ReturnWindow | undefined;
};

/**
 * Asks what the kept basket costs once these units, and as many of what follows them, are back. One return of a receipt at a
 * time: what a second one comes to depends on the first.
 */
export const askReturn = (
  receipt: Receipt,
  { lines, currency, window, ...asked }: Asked,
): Result<Receipt, ReturnRejection> => {
  if (window?.isOver) return rejected({ reason: 'ReturnWindowOver', lastDay: window.lastDay });
  if (currency !== receipt.currency)
    return rejected({ reason: 'ReceiptInOtherCurrency', paidIn: receipt.currency, tillIn: currency });
  const wanted = new Map<LineId, number>();
  for (const { lineId, quantity } of lines) wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  const returned: ReturnedUnits[] = [];
  for (const [lineId, quantity] of wanted) {
    const line = receipt.lines.find((each) => each.lineId === lineId);
    if (!line) return rejected({ reason: 'LineNotFound' });
    if (line.parentLineId !== undefined) return rejected({ reason: 'DepositAlone' });
    if (quantity > line.quantityKept)
      return rejected({ reason: 'NothingLeftToReturn', quantityKept: line.quantityKept });
    returned.push(...withLinked(receipt.lines, lineId).map((each) => ({ lineId: each.lineId, quantity })));
  }
  if (receipt.asked) return rejected({ reason: 'ReturnBeingPriced' });
  return accepted({ ...receipt, asked: { ...asked, lines: returned } });
};

/** What is kept of each line once the asked units are back. */
export const keptOf = (
  { lines }: Pick<Receipt, 'lines'>,
  { lines: returned }: Pick<AskedReturn, 'lines'>,
): Map<LineId, number> => {
  const units = new Map(returned.map(({ lineId, quantity }) => [lineId, quantity]));
  return new Map(lines.map(({ lineId, quantityKept }) => [lineId, quantityKept - (units.get(lineId) ?? 0)]));
};

import { accepted, type Result } from '@rayon/kernel';
import type { LineId, ReceiptId } from '../domain/ids';
import type { Receipt } from '../domain/receipt';
import { type ReturnRejection, returnUnits } from '../domain/return-units';
import type { Asked, Chance, CommandIdReused, Receipts, TerminalCaller } from './ports';

/** Why nothing was taken back. */
export type ReturnLineRejection = ReturnRejection | CommandIdReused | Readonly<{ reason: 'ReceiptNotFound' }>;

/** Takes units of a receipt line back, at a till of any store of the retailer. */
export const returnLine =
  ({ receipts, chance }: { receipts: Receipts; chance: Chance }) =>
  (
    asked: Asked & { caller: TerminalCaller; receiptId: ReceiptId; lineId: LineId; quantity: number },
  ): Promise<Result<{ receipt: Receipt; refundMinor: number }, ReturnLineRejection>> => {
    const { caller, receiptId, lineId, quantity, at } = asked;
    const returnId = chance.newReturnId();
    return receipts.bookReturn(receiptId, { ...asked, input: { receiptId, lineId, quantity } }, (receipt) => {
      const returned = returnUnits(receipt, { lineId, quantity });
      if (!returned.ok) return returned;
      const { lines, refundMinor } = returned.value;
      const { terminalId, storeId } = caller;
      return accepted({
        kept: { returnId, receiptId, storeId, terminalId, lines, refundMinor, at },
        receipt: returned.value.receipt,
      });
    });
  };

import type { ReceiptClosedV1, ReturnClosedV1 } from '@rayon/events';
import { type Connection, openRows } from '@rayon/store';
import type { Receipt } from './domain/receipt';
import { receiptClosed, returnClosed } from './events/receipt-events';
import { receipts } from './rows/receipts';

/** A receipt as its events would tell of it today. */
type ToldReceipt = Readonly<{
  closed: ReturnType<typeof ReceiptClosedV1.data.parse>;
  /** What the newest return left; what that earns extra is not written in the receipt and is told as nothing. */
  returned?: ReturnType<typeof ReturnClosedV1.data.parse>;
  /** Units that are kept, by line. */
  unitsKept: ReadonlyMap<string, number>;
}>;

// What was changed by hand may break its contract, and has to be told all the same: that is what is looked for.
const toldOf = (receipt: Receipt): ToldReceipt => {
  const made = receipt.returns?.at(-1);
  return {
    unitsKept: new Map(receipt.lines.map(({ lineId, quantityKept }) => [lineId, quantityKept])),
    closed: receiptClosed(receipt).data as ToldReceipt['closed'],
    ...(made
      ? {
          returned: returnClosed(receipt, { made, bonusPoints: new Map() }).data as NonNullable<
            ToldReceipt['returned']
          >,
        }
      : {}),
  };
};

/** The receipts of a store, read only: for whoever compares what became of them, beside a scanner that runs or without one. */
export const openReceiptBooks = (connection: Connection) => {
  const rows = openRows(connection, receipts);
  return {
    /** All of them, by id. */
    told: async function* told(): AsyncIterable<ToldReceipt> {
      for await (const receipt of rows.stream({}, { sort: { receiptId: 1 } })) yield toldOf(receipt);
    },
    find: async (receiptId: string): Promise<ToldReceipt | undefined> => {
      const receipt = await rows.find(receiptId);
      return receipt && toldOf(receipt);
    },
  };
};

import { inOrder, oneOf, below as under } from '@rayon/store';
import type { ReceiptPoints } from '../../domain/receipt-points';
import type { Account, Transfer } from '../../domain/transfer';
import type { AccessRow, PointsModels } from './models';
import { toAccount, toReceipt, toTransfer } from './rows';

/** Reads for people; each key's answer stands at the key's place. */
export type PointsBrowser = Readonly<{
  accounts: (memberIds: readonly string[]) => Promise<(Account | null)[]>;
  receipts: (receiptIds: readonly string[]) => Promise<(ReceiptPoints | null)[]>;
  /** A member's entries, newest first, below a place of the account. */
  entries: (of: { memberId: string; first: number; below?: number }) => Promise<Transfer[]>;
  /** Notes that staff looked at a person's points; resolves when the note is kept. */
  noteAccesses: (accesses: readonly AccessRow[]) => Promise<void>;
}>;

/** The reading side of the ledger's database. */
export const createPointsBrowser = ({
  accounts,
  receipts,
  transfers,
  accesses,
}: PointsModels): PointsBrowser => ({
  accounts: async (memberIds) =>
    inOrder(memberIds, await accounts.model.find({ _id: oneOf(memberIds) }).lean(), toAccount),
  receipts: async (receiptIds) => {
    const rows = await receipts.collection.find({ _id: { $in: [...receiptIds] } }).toArray();
    return inOrder(receiptIds, rows, toReceipt);
  },
  entries: async ({ memberId, first, below }) => {
    const rows = await transfers.model
      .find({ memberId, ...(below === undefined ? {} : { sequence: under(below) }) })
      .sort({ memberId: -1, sequence: -1 })
      .limit(first)
      .lean();
    return rows.map(toTransfer);
  },
  noteAccesses: async (rows) => {
    if (rows.length > 0) await accesses.collection.insertMany([...rows]);
  },
});

import type { ReceiptPoints } from '../../domain/receipt-points';
import type { Account, Transfer } from '../../domain/transfer';
import type { AccountRow, ReceiptRow, TransferRow } from './models';

/** A stored account as the rules see it. */
export const toAccount = ({ _id, ...rest }: AccountRow): Account => ({ memberId: _id, ...rest });

/** An account as it is kept. */
export const accountRow = ({ memberId, ...rest }: Account): AccountRow => ({ _id: memberId, ...rest });

/** A stored transfer as the rules see it. */
export const toTransfer = ({ _id, ...rest }: TransferRow): Transfer => ({ transferId: _id, ...rest });

/** A transfer as it is kept. */
export const transferRow = ({ transferId, ...rest }: Transfer): TransferRow => ({
  _id: transferId,
  ...rest,
});

/** A stored receipt as the rules see it. */
export const toReceipt = (row: ReceiptRow): ReceiptPoints => {
  if (row.status === 'awaited') return { status: 'awaited', receiptId: row._id, waiting: row.waiting };
  const { _id, ...receipt } = row;
  return receipt;
};

/** A receipt as it is kept. */
export const receiptRow = (receipt: ReceiptPoints): ReceiptRow =>
  receipt.status === 'awaited'
    ? { _id: receipt.receiptId, status: 'awaited', waiting: [...receipt.waiting] }
    : { _id: receipt.facts.receiptId, ...receipt };

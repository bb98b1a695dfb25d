import { accepted, type Result, rejected } from '@rayon/kernel';
import type { ClientSession } from 'mongoose';
import type { Receipt } from '../../domain/receipt';
import type { ReceiptNumberUsed } from '../../use-cases/ports';
import type { ScannerCollections } from './models';

/** Writes a new receipt in the transaction, unless its number stands on another one. */
export const keepReceipt =
  ({ receipts }: ScannerCollections) =>
  async (session: ClientSession, receipt: Receipt): Promise<Result<null, ReceiptNumberUsed>> => {
    const { receiptId, ...facts } = receipt;
    const { storeId, tillId, businessDate, number } = receipt.key;
    const key = {
      'key.storeId': storeId,
      'key.tillId': tillId,
      'key.businessDate': businessDate,
      'key.number': number,
    };
    if (await receipts.findOne(key, { session, projection: { _id: 1 } }))
      return rejected({ reason: 'ReceiptNumberUsed' });
    const document = { ...facts, _id: receiptId, version: 1, eventsPublished: 1 };
    await receipts.insertOne(document as never, { session, ignoreUndefined: true });
    return accepted(null);
  };

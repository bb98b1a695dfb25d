import type { ClientSession } from 'mongoose';
import type { LedgerUnit } from '../../use-cases/points-ledger';
import type { PointsModels } from './models';
import { accountRow, receiptRow, toAccount, toReceipt, transferRow } from './rows';

/**
 * The ledger inside one transaction. Accounts and receipts are replaced whole: two postings to one of them conflict, and the store
 * makes the second decide again.
 */
export const ledgerIn = (
  { accounts, transfers, receipts }: PointsModels,
  session: ClientSession,
): LedgerUnit => {
  const writing = { session, ignoreUndefined: true };
  return {
    receipt: async (receiptId) => {
      const row = await receipts.collection.findOne({ _id: receiptId }, { session });
      return row ? toReceipt(row) : null;
    },
    saveReceipt: async (receipt) => {
      const { _id, ...row } = receiptRow(receipt);
      await receipts.collection.replaceOne({ _id }, row, { ...writing, upsert: true });
    },
    account: async (memberId) => {
      const row = await accounts.collection.findOne({ _id: memberId }, { session });
      return row ? toAccount(row) : null;
    },
    saveAccount: async (account) => {
      const { _id, ...row } = accountRow(account);
      await accounts.collection.replaceOne({ _id }, row, { ...writing, upsert: true });
    },
    addTransfer: async (transfer) => {
      await transfers.collection.insertOne(transferRow(transfer), writing);
    },
  };
};

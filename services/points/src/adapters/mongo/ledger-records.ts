import { transact } from '@rayon/store';
import type { ClientSession, Connection } from 'mongoose';
import type { KnownReceipt } from '../../domain/receipt-points';
import { auditLedger, type LedgerAudit, type LedgerRecords } from '../../use-cases/audit-ledger';
import type { PointsModels } from './models';
import { toAccount, toReceipt, toTransfer } from './rows';

/** Everything the ledger holds as one snapshot sees it, read in small batches. */
const recordsIn = (
  { accounts, transfers, receipts }: PointsModels,
  session: ClientSession,
): LedgerRecords => ({
  accounts: async function* () {
    for await (const row of accounts.collection.find({}, { session })) yield toAccount(row);
  },
  transfers: async function* () {
    const inOrder = transfers.collection.find({}, { session }).sort({ memberId: 1, sequence: 1 });
    for await (const row of inOrder) yield toTransfer(row);
  },
  receipts: async function* () {
    for await (const row of receipts.collection.find({ status: 'known' }, { session })) {
      const receipt = toReceipt(row);
      if (receipt.status === 'known') yield receipt satisfies KnownReceipt;
    }
  },
});

/** Audits the ledger as it was at one moment, also while it is being written to. */
export const auditStoredLedger = (connection: Connection, models: PointsModels): Promise<LedgerAudit> =>
  transact(connection, (session) => auditLedger(recordsIn(models, session)));

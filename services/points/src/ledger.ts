import { type Database, openAggregate, openRows } from '@rayon/store';
import { auditLedger, type LedgerAudit } from './ledger-audit';
import { accesses } from './rows/accesses';
import { accounts } from './rows/accounts';
import { adjustments } from './rows/adjustments';
import { payments } from './rows/payments';
import { programmes } from './rows/programme';
import { receipts, toReceipt } from './rows/receipts';
import { tierProgrammes, tierRecounts } from './rows/tier-programme';
import { tierStandings } from './rows/tier-standings';
import { transfers } from './rows/transfers';

/** Everything the ledger keeps. */
export const ledgerTables = [
  accounts,
  transfers,
  payments,
  adjustments,
  receipts,
  programmes,
  tierProgrammes,
  tierRecounts,
  tierStandings,
  accesses,
];

/** The ledger's tables on a database. */
export const openLedger = (database: Database) => ({
  database,
  accounts: openAggregate(database, accounts),
  accountRows: openRows(database.connection, accounts),
  transfers: openRows(database.connection, transfers),
  payments: openRows(database.connection, payments),
  adjustments: openAggregate(database, adjustments),
  adjustmentRows: openRows(database.connection, adjustments),
  receipts: openRows(database.connection, receipts),
  accesses: openRows(database.connection, accesses),
});

/** The ledger's tables. */
export type Ledger = ReturnType<typeof openLedger>;

/** Audits the ledger as it was at one moment, also while it is being written to. */
export const auditStoredLedger = (ledger: Ledger): Promise<LedgerAudit> =>
  ledger.database.transact(({ session }) =>
    auditLedger({
      accounts: () => ledger.accountRows.stream({}, { session }),
      transfers: () => ledger.transfers.stream({}, { session, sort: { memberId: 1, sequence: 1 } }),
      payments: () => ledger.payments.stream({}, { session }),
      adjustments: () => ledger.adjustmentRows.stream({}, { session }),
      receipts: async function* () {
        for await (const row of ledger.receipts.stream({ status: 'known' }, { session })) {
          const receipt = toReceipt(row);
          if (receipt.status === 'known') yield receipt;
        }
      },
    }),
  );

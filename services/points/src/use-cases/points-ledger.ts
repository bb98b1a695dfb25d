import type { ReceiptPoints } from '../domain/receipt-points';
import type { Account, Transfer } from '../domain/transfer';

/** The ledger inside one transaction; operations run one after another. */
export type LedgerUnit = Readonly<{
  receipt: (receiptId: string) => Promise<ReceiptPoints | null>;
  saveReceipt: (receipt: ReceiptPoints) => Promise<void>;
  account: (memberId: string) => Promise<Account | null>;
  saveAccount: (account: Account) => Promise<void>;
  /** Refused by the store when a transfer with that id, or at that place of the account, exists. */
  addTransfer: (transfer: Transfer) => Promise<void>;
}>;

/** Something that happened to a member's account, for others to hear. */
export type PointsNews = Readonly<{
  memberId: string;
  receiptId: string;
  points: number;
  balance: number;
  sequence: number;
  at: Date;
}> &
  (
    | Readonly<{ kind: 'accrued'; tripId: string; ruleVersion: number }>
    | Readonly<{ kind: 'reversed'; returnId: string }>
  );

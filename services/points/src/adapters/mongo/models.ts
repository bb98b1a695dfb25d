import { required, withCollection } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { KnownReceipt, ReturnFacts } from '../../domain/receipt-points';
import type { Account, Transfer } from '../../domain/transfer';

/** A member's account: its balance is written in the transaction that adds the entry, never otherwise. */
export type AccountRow = Omit<Account, 'memberId'> & { _id: string };

/** A transfer as it is kept; no code updates or deletes one. Its id follows from its cause: the store itself refuses a second one. */
export type TransferRow = Omit<Transfer, 'transferId'> & { _id: string };

/** What the ledger knows of a receipt: the whole of it, or the returns that wait for it. */
export type ReceiptRow =
  | { _id: string; status: 'awaited'; waiting: ReturnFacts[] }
  | ({ _id: string } & KnownReceipt);

/** Who among the staff looked at a person's points. */
export type AccessRow = {
  _id: string;
  actor: string;
  role: string;
  what: string;
  object: string;
  correlationId: string;
  at: Date;
};

const accountSchema = new Schema<AccountRow>(
  {
    _id: required.text,
    balance: required.number,
    sequence: required.number,
    headHash: { type: String, default: '' },
  },
  { versionKey: false },
);

const transferSchema = new Schema<TransferRow>(
  {
    _id: required.text,
    kind: required.text,
    memberId: required.text,
    receiptId: required.text,
    returnId: String,
    lineId: String,
    ruleVersion: required.number,
    entries: { type: [Schema.Types.Mixed], required: true } as never,
    sequence: required.number,
    balanceAfter: required.number,
    at: required.instant,
    previousHash: { type: String, default: '' },
    hash: required.text,
  },
  { versionKey: false },
)
  // One entry per place of an account, and the order in which a member reads them.
  .index({ memberId: 1, sequence: 1 }, { unique: true })
  .index({ receiptId: 1 });

const receiptSchema = new Schema<ReceiptRow>(
  {
    _id: required.text,
    status: required.text,
    waiting: { type: [Schema.Types.Mixed], default: undefined } as never,
    facts: Schema.Types.Mixed,
    ruleVersion: Number,
    lines: { type: [Schema.Types.Mixed], default: undefined } as never,
    returnIds: { type: [String], default: undefined },
  } as never,
  { versionKey: false },
).index({ status: 1 });

const accessSchema = new Schema<AccessRow>(
  {
    _id: required.text,
    actor: required.text,
    role: required.text,
    what: required.text,
    object: required.text,
    correlationId: required.text,
    at: required.instant,
  },
  { versionKey: false },
).index({ object: 1, at: -1 });

/** The ledger's collections on one connection. */
export const pointsModels = (connection: Connection) => ({
  accounts: withCollection(connection.model<AccountRow>('PointsAccount', accountSchema, 'accounts')),
  transfers: withCollection(connection.model<TransferRow>('PointsTransfer', transferSchema, 'transfers')),
  receipts: withCollection(connection.model<ReceiptRow>('PointsReceipt', receiptSchema, 'receipts')),
  accesses: withCollection(connection.model<AccessRow>('PointsAccess', accessSchema, 'accesses')),
});

/** The ledger's collections. */
export type PointsModels = ReturnType<typeof pointsModels>;

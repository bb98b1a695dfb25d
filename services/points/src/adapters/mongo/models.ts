import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { KnownReceipt, ReturnFacts } from '../../domain/receipt-points';
import type { Entry, TransferKind } from '../../domain/transfer';

/** A member's account: its balance is written in the transaction that adds the entry, never otherwise. */
export type AccountRow = { _id: string; balance: number; sequence: number; headHash: string };

/** A transfer as it is kept; no code updates or deletes one. */
export type TransferRow = {
  /** Follows from the receipt or return: the store itself refuses a second one. */
  _id: string;
  kind: TransferKind;
  memberId: string;
  receiptId: string;
  returnId?: string;
  lineId?: string;
  ruleVersion: number;
  entries: Entry[];
  sequence: number;
  balanceAfter: number;
  at: Date;
  previousHash: string;
  hash: string;
};

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

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;

const accountSchema = new Schema<AccountRow>(
  { _id: text, balance: whole, sequence: whole, headHash: { type: String, default: '' } },
  { versionKey: false },
);

const transferSchema = new Schema<TransferRow>(
  {
    _id: text,
    kind: text,
    memberId: text,
    receiptId: text,
    returnId: String,
    lineId: String,
    ruleVersion: whole,
    entries: { type: [Schema.Types.Mixed], required: true } as never,
    sequence: whole,
    balanceAfter: whole,
    at: date,
    previousHash: { type: String, default: '' },
    hash: text,
  },
  { versionKey: false },
)
  // One entry per place of an account, and the order in which a member reads them.
  .index({ memberId: 1, sequence: 1 }, { unique: true })
  .index({ receiptId: 1 });

const receiptSchema = new Schema<ReceiptRow>(
  {
    _id: text,
    status: text,
    waiting: { type: [Schema.Types.Mixed], default: undefined } as never,
    facts: Schema.Types.Mixed,
    ruleVersion: Number,
    lines: { type: [Schema.Types.Mixed], default: undefined } as never,
    returnIds: { type: [String], default: undefined },
  } as never,
  { versionKey: false },
).index({ status: 1 });

const accessSchema = new Schema<AccessRow>(
  { _id: text, actor: text, role: text, what: text, object: text, correlationId: text, at: date },
  { versionKey: false },
).index({ object: 1, at: -1 });

/** A model, and the driver's collection under it for rows the rules already checked. */
const both = <Row extends { _id: string }>(model: Model<Row>) => ({
  model,
  collection: model.collection as unknown as mongo.Collection<Row>,
});

/** The ledger's collections on one connection. */
export const pointsModels = (connection: Connection) => ({
  accounts: both(connection.model<AccountRow>('PointsAccount', accountSchema, 'accounts')),
  transfers: both(connection.model<TransferRow>('PointsTransfer', transferSchema, 'transfers')),
  receipts: both(connection.model<ReceiptRow>('PointsReceipt', receiptSchema, 'receipts')),
  accesses: both(connection.model<AccessRow>('PointsAccess', accessSchema, 'accesses')),
});

/** The ledger's collections. */
export type PointsModels = ReturnType<typeof pointsModels>;

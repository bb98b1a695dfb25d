import { type Connection, type Model, Schema } from 'mongoose';
import type { Article } from '../../domain/article';
import type { Receipt } from '../../domain/receipt';
import type { Store } from '../../domain/store';
import type { KeptReturn } from '../../use-cases/ports';
import type { TripDocument } from './trip-document';

/** A card presentation that was used; forgotten once it would have expired anyway. */
export type UsedPresentation = { _id: string; expiresAt: Date };

/** A receipt as it is stored. */
export type ReceiptDocument = Omit<Receipt, 'receiptId'> & {
  _id: string;
  version: number;
  /** Events published about the receipt so far. */
  eventsPublished: number;
};

/** The copy of an article as it is stored. */
export type ArticleDocument = Omit<Article, 'articleId'> & { _id: string };
/** The copy of a store as it is stored. */
export type StoreDocument = Omit<Store, 'storeId'> & { _id: string };
/** A public key of *members*. */
export type CardKeyDocument = { _id: string; kty: 'EC'; crv: 'P-256'; x: string; y: string };
/** A return as it is stored. */
export type ReturnDocument = Omit<KeptReturn, 'returnId'> & { _id: string };

const { Mixed } = Schema.Types;
const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;
const plain = { versionKey: false } as const;

// Optional parts of a trip are stored as the domain shapes them: its types are their schema.
const tripSchema = new Schema<TripDocument>(
  {
    _id: text,
    version: number,
    eventsPublished: number,
    status: text,
    storeId: text,
    currency: text,
    deviceId: text,
    memberId: String,
    openedAt: date,
    lastActivityAt: date,
    lines: [Mixed],
    voidedLines: [Mixed],
    lineSequence: number,
    refusedScans: [Mixed],
    refusedScansCount: number,
    ageCheck: Mixed,
    basketVersion: number,
    audit: Mixed,
    transferCodes: [Mixed],
    endedAt: Date,
    claim: Mixed,
    adjudication: Mixed,
    receiptId: String,
    closedAt: Date,
    cancelledAt: Date,
    cancelledBecause: String,
    openDeviceId: String,
    openMemberId: String,
    auditMemberId: String,
    transferCodeHash: String,
    helpStoreId: String,
    holdingTerminalId: String,
    unpaidSince: Date,
  } as never,
  plain,
)
  .index({ openDeviceId: 1 }, { unique: true, sparse: true })
  .index({ openMemberId: 1 }, { unique: true, sparse: true })
  .index({ auditMemberId: 1 }, { sparse: true })
  .index({ transferCodeHash: 1 }, { unique: true, sparse: true })
  .index({ helpStoreId: 1, endedAt: 1 }, { sparse: true })
  .index({ holdingTerminalId: 1 }, { sparse: true })
  .index({ unpaidSince: 1 }, { sparse: true });

const receiptSchema = new Schema<ReceiptDocument>(
  {
    _id: text,
    version: number,
    eventsPublished: number,
    tripId: text,
    key: {
      type: new Schema({ storeId: text, tillId: text, businessDate: text, number: text }, { _id: false }),
      required: true,
    },
    currency: text,
    memberId: String,
    lines: [Mixed],
    offers: [Mixed],
    totalMinor: number,
    tenders: [Mixed],
    closedAt: date,
  } as never,
  plain,
)
  .index({ 'key.storeId': 1, 'key.tillId': 1, 'key.businessDate': 1, 'key.number': 1 }, { unique: true })
  .index({ tripId: 1 }, { unique: true })
  .index({ memberId: 1, _id: -1 });

const returnSchema = new Schema<ReturnDocument>(
  {
    _id: text,
    receiptId: text,
    storeId: text,
    terminalId: text,
    lines: [Mixed],
    refundMinor: number,
    at: date,
  } as never,
  plain,
).index({ receiptId: 1 });

const presentationSchema = new Schema<UsedPresentation>({ _id: text, expiresAt: date }, plain).index(
  { expiresAt: 1 },
  { expireAfterSeconds: 0 },
);

const articleSchema = new Schema<ArticleDocument>(
  {
    _id: text,
    version: number,
    name: text,
    brandId: String,
    category: text,
    codes: [String],
    soldBy: text,
    minimumAge: number,
    depositArticleId: String,
    deposit: { type: Boolean, required: true },
    saleStop: text,
    prices: [Mixed],
    lots: [Mixed],
  } as never,
  plain,
).index({ codes: 1 });

const storeSchema = new Schema<StoreDocument>(
  { _id: text, name: text, city: String, currency: text, timeZone: text } as never,
  plain,
);

const cardKeySchema = new Schema<CardKeyDocument>(
  { _id: text, kty: text, crv: text, x: text, y: text } as never,
  plain,
);

const modelOf = <Document>(
  connection: Connection,
  { name, schema, collection }: { name: string; schema: Schema<Document>; collection: string },
): Model<Document> =>
  (connection.models[name] as Model<Document> | undefined) ??
  connection.model<Document>(name, schema, collection);

/**
 * The collections of the service. The models hold names and indexes; rows are read and written through the
 * driver, because they come from checked domain values and casting them again would only cost a scan time.
 */
export const scannerCollections = (connection: Connection) => ({
  trips: modelOf(connection, { name: 'Trip', schema: tripSchema, collection: 'trips' }).collection,
  receipts: modelOf(connection, { name: 'Receipt', schema: receiptSchema, collection: 'receipts' })
    .collection,
  returns: modelOf(connection, { name: 'Return', schema: returnSchema, collection: 'returns' }).collection,
  presentations: modelOf(connection, {
    name: 'UsedPresentation',
    schema: presentationSchema,
    collection: 'used_presentations',
  }).collection,
  articles: modelOf(connection, { name: 'Article', schema: articleSchema, collection: 'articles' })
    .collection,
  stores: modelOf(connection, { name: 'Store', schema: storeSchema, collection: 'stores' }).collection,
  cardKeys: modelOf(connection, { name: 'CardKey', schema: cardKeySchema, collection: 'card_keys' })
    .collection,
});

/** The collections of the service, typed by what stands in them. */
export type ScannerCollections = ReturnType<typeof scannerCollections>;

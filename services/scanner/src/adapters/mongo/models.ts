import { modelOf, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
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
const plain = { versionKey: false } as const;

// Optional parts of a trip are stored as the domain shapes them: its types are their schema.
const tripSchema = new Schema<TripDocument>(
  {
    _id: required.text,
    version: required.number,
    eventsPublished: required.number,
    status: required.text,
    storeId: required.text,
    currency: required.text,
    deviceId: required.text,
    memberId: String,
    openedAt: required.instant,
    lastActivityAt: required.instant,
    lines: [Mixed],
    voidedLines: [Mixed],
    lineSequence: required.number,
    refusedScans: [Mixed],
    refusedScansCount: required.number,
    ageCheck: Mixed,
    basketVersion: required.number,
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
    _id: required.text,
    version: required.number,
    eventsPublished: required.number,
    tripId: required.text,
    key: {
      type: new Schema(
        { storeId: required.text, tillId: required.text, businessDate: required.text, number: required.text },
        { _id: false },
      ),
      required: true,
    },
    currency: required.text,
    memberId: String,
    lines: [Mixed],
    offers: [Mixed],
    totalMinor: required.number,
    tenders: [Mixed],
    closedAt: required.instant,
  } as never,
  plain,
)
  .index({ 'key.storeId': 1, 'key.tillId': 1, 'key.businessDate': 1, 'key.number': 1 }, { unique: true })
  .index({ tripId: 1 }, { unique: true })
  .index({ memberId: 1, _id: -1 });

const returnSchema = new Schema<ReturnDocument>(
  {
    _id: required.text,
    receiptId: required.text,
    storeId: required.text,
    terminalId: required.text,
    lines: [Mixed],
    refundMinor: required.number,
    at: required.instant,
  } as never,
  plain,
).index({ receiptId: 1 });

const presentationSchema = new Schema<UsedPresentation>(
  { _id: required.text, expiresAt: required.instant },
  plain,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const articleSchema = new Schema<ArticleDocument>(
  {
    _id: required.text,
    version: required.number,
    name: required.text,
    brandId: String,
    category: required.text,
    codes: [String],
    soldBy: required.text,
    minimumAge: required.number,
    depositArticleId: String,
    deposit: required.flag,
    saleStop: required.text,
    prices: [Mixed],
    lots: [Mixed],
  } as never,
  plain,
).index({ codes: 1 });

const storeSchema = new Schema<StoreDocument>(
  {
    _id: required.text,
    name: required.text,
    city: String,
    currency: required.text,
    timeZone: required.text,
  } as never,
  plain,
);

const cardKeySchema = new Schema<CardKeyDocument>(
  { _id: required.text, kty: required.text, crv: required.text, x: required.text, y: required.text } as never,
  plain,
);

/**
 * The collections of the service. The models hold names and indexes; rows are read and written through the
 * driver, because they come from checked domain values and casting them again would only cost a scan time.
 */
export const scannerCollections = (connection: Connection) => ({
  trips: modelOf(connection, 'Trip', tripSchema, 'trips').collection,
  receipts: modelOf(connection, 'Receipt', receiptSchema, 'receipts').collection,
  returns: modelOf(connection, 'Return', returnSchema, 'returns').collection,
  presentations: modelOf(connection, 'UsedPresentation', presentationSchema, 'used_presentations').collection,
  articles: modelOf(connection, 'Article', articleSchema, 'articles').collection,
  stores: modelOf(connection, 'Store', storeSchema, 'stores').collection,
  cardKeys: modelOf(connection, 'CardKey', cardKeySchema, 'card_keys').collection,
});

/** The collections of the service, typed by what stands in them. */
export type ScannerCollections = ReturnType<typeof scannerCollections>;

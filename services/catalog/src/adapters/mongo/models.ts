import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { Lot, SaleStop, SoldBy, StorePrice } from '../../domain/article';

/** A store as it is kept. */
export type StoreRow = {
  _id: string;
  reference: string;
  version: number;
  name: string;
  city: string;
  currency: string;
  timeZone: string;
  priceListVersion: number;
};

/** A brand as it is kept. */
export type BrandRow = { _id: string; name: string; plainName: string; version: number };

/** An article with its prices and lots in every store: one document, so that its facts agree at every moment. */
export type ArticleRow = {
  _id: string;
  reference: string;
  version: number;
  name: string;
  /** Name without case and accents, for ordering. */
  plainName: string;
  /** Name, brand id's name and reference without case and accents, for searching. */
  searchText: string;
  brandId?: string;
  category: string;
  codes: string[];
  soldBy: SoldBy;
  minimumAge: number;
  deposit: boolean;
  depositArticleId?: string;
  saleStop: SaleStop;
  prices: StorePrice[];
  lots: Lot[];
};

/** A price that came into force: never updated, the record a reduction is checked against. */
export type PriceStepRow = {
  /** `<article>/<store>/<price list version>`. */
  _id: string;
  articleId: string;
  storeId: string;
  minor: number;
  currency: string;
  soldBy: SoldBy;
  since: Date;
  priceListVersion: number;
  actor: string;
};

/** The last sequence number of the assortment's events. */
export type SequenceRow = { _id: string; value: number };

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;

const storeSchema = new Schema<StoreRow>(
  {
    _id: text,
    reference: text,
    version: whole,
    name: text,
    city: text,
    currency: text,
    timeZone: text,
    priceListVersion: whole,
  },
  { versionKey: false },
);

const brandSchema = new Schema<BrandRow>(
  { _id: text, name: text, plainName: text, version: whole },
  { versionKey: false },
).index({ plainName: 1, _id: 1 });

const articleSchema = new Schema<ArticleRow>(
  {
    _id: text,
    reference: text,
    version: whole,
    name: text,
    plainName: text,
    searchText: text,
    brandId: String,
    category: text,
    codes: { type: [String], required: true },
    soldBy: text,
    minimumAge: whole,
    deposit: { type: Boolean, required: true },
    depositArticleId: String,
    saleStop: text,
    prices: { type: [Schema.Types.Mixed], required: true } as never,
    lots: { type: [Schema.Types.Mixed], required: true } as never,
  },
  { versionKey: false },
)
  // The store itself guards that no code names two articles.
  .index({ codes: 1 }, { unique: true })
  .index({ plainName: 1, _id: 1 })
  .index({ category: 1, plainName: 1, _id: 1 })
  .index({ depositArticleId: 1 }, { sparse: true });

const priceStepSchema = new Schema<PriceStepRow>(
  {
    _id: text,
    articleId: text,
    storeId: text,
    minor: whole,
    currency: text,
    soldBy: text,
    since: { type: Date, required: true },
    priceListVersion: whole,
    actor: text,
  },
  { versionKey: false },
).index({ articleId: 1, storeId: 1, since: -1 });

const sequenceSchema = new Schema<SequenceRow>({ _id: text, value: whole }, { versionKey: false });

/** A model, and the driver's collection under it for writes of many checked rows at once. */
const both = <Row extends { _id: string }>(model: Model<Row>) => ({
  model,
  collection: model.collection as unknown as mongo.Collection<Row>,
});

/** The catalogue's collections on one connection. */
export const catalogModels = (connection: Connection) => ({
  stores: both(connection.model<StoreRow>('Store', storeSchema, 'stores')),
  brands: both(connection.model<BrandRow>('Brand', brandSchema, 'brands')),
  articles: both(connection.model<ArticleRow>('Article', articleSchema, 'articles')),
  priceSteps: both(connection.model<PriceStepRow>('PriceStep', priceStepSchema, 'price_steps')),
  sequences: both(connection.model<SequenceRow>('Sequence', sequenceSchema, 'sequences')),
});

/** The catalogue's collections. */
export type CatalogModels = ReturnType<typeof catalogModels>;

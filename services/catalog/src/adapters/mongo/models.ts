import { required, withCollection } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { Article, SoldBy } from '../../domain/article';
import type { Brand } from '../../domain/brand';
import type { Store } from '../../domain/store';

/** A store as it is kept. */
export type StoreRow = Omit<Store, 'storeId'> & { _id: string };

/** A brand as it is kept. */
export type BrandRow = Omit<Brand, 'brandId'> & { _id: string; plainName: string };

/** An article with its prices and lots in every store: one document, so that its facts agree at every moment. */
export type ArticleRow = Omit<Article, 'articleId'> & {
  _id: string;
  /** Name without case and accents, for ordering. */
  plainName: string;
  /** Name, brand id's name and reference without case and accents, for searching. */
  searchText: string;
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
type SequenceRow = { _id: string; value: number };

const storeSchema = new Schema<StoreRow>(
  {
    _id: required.text,
    reference: required.text,
    version: required.number,
    name: required.text,
    city: required.text,
    currency: required.text,
    timeZone: required.text,
    priceListVersion: required.number,
  },
  { versionKey: false },
);

const brandSchema = new Schema<BrandRow>(
  { _id: required.text, name: required.text, plainName: required.text, version: required.number },
  { versionKey: false },
).index({ plainName: 1, _id: 1 });

const articleSchema = new Schema<ArticleRow>(
  {
    _id: required.text,
    reference: required.text,
    version: required.number,
    name: required.text,
    plainName: required.text,
    searchText: required.text,
    brandId: String,
    category: required.text,
    codes: required.texts,
    soldBy: required.text,
    minimumAge: required.number,
    deposit: required.flag,
    depositArticleId: String,
    saleStop: required.text,
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
    _id: required.text,
    articleId: required.text,
    storeId: required.text,
    minor: required.number,
    currency: required.text,
    soldBy: required.text,
    since: required.instant,
    priceListVersion: required.number,
    actor: required.text,
  },
  { versionKey: false },
).index({ articleId: 1, storeId: 1, since: -1 });

const sequenceSchema = new Schema<SequenceRow>(
  { _id: required.text, value: required.number },
  { versionKey: false },
);

/** The catalogue's collections on one connection. */
export const catalogModels = (connection: Connection) => ({
  stores: withCollection(connection.model<StoreRow>('Store', storeSchema, 'stores')),
  brands: withCollection(connection.model<BrandRow>('Brand', brandSchema, 'brands')),
  articles: withCollection(connection.model<ArticleRow>('Article', articleSchema, 'articles')),
  priceSteps: withCollection(connection.model<PriceStepRow>('PriceStep', priceStepSchema, 'price_steps')),
  sequences: withCollection(connection.model<SequenceRow>('Sequence', sequenceSchema, 'sequences')),
});

/** The catalogue's collections. */
export type CatalogModels = ReturnType<typeof catalogModels>;

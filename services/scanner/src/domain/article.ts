import type { ArticleId, StoreId } from './ids';

/** What an article costs in one store, in minor units of the store's currency. */
export type ArticlePrice = Readonly<{
  storeId: StoreId;
  minor: number;
  currency: string;
  per: 'unit' | 'kilogram';
  priceListVersion: number;
}>;

/** Units of an article in one store that share a last day of sale. */
export type Lot = Readonly<{
  storeId: StoreId;
  lot: string;
  /** YYYY-MM-DD, last day of sale. */
  expiresOn: string;
  markdownPercent: number;
  recalled: boolean;
}>;

/** The scanner's copy of an article, built from what *catalog* publishes. */
export type Article = Readonly<{
  articleId: ArticleId;
  /** Rises with each change; the copy keeps the highest it has seen. */
  version: number;
  name: string;
  brandId?: string;
  category: string;
  /** GTINs of 14 digits. */
  codes: readonly string[];
  soldBy: 'unit' | 'weight';
  minimumAge: number;
  depositArticleId?: ArticleId;
  deposit: boolean;
  saleStop: 'none' | 'stopped' | 'recalled';
  prices: readonly ArticlePrice[];
  lots: readonly Lot[];
}>;

/** The price of the article in the store, if it has one there in that currency. */
export const priceIn = (article: Article, store: StoreId, currency: string): ArticlePrice | undefined =>
  article.prices.find((price) => price.storeId === store && price.currency === currency);

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

/** What the label of a unit says of its batch: its number, its last day of sale (YYYY-MM-DD). */
export type Label = Readonly<{ lot?: string | undefined; lastDay?: string | undefined }>;

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

/** The lot a label is of: the batch number decides; a label without one is matched by its date. */
export const lotOf = (article: Article, store: StoreId, label: Label): Lot | undefined => {
  const lots = article.lots.filter((lot) => lot.storeId === store);
  if (label.lot !== undefined) return lots.find((lot) => lot.lot === label.lot);
  if (label.lastDay === undefined) return undefined;
  const sameDay = lots.filter((lot) => lot.expiresOn === label.lastDay);
  // Several batches may share a day: what protects the shopper wins.
  return sameDay.find((lot) => lot.recalled) ?? sameDay[0];
};

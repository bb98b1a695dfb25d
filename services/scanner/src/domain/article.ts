import type { ArticleId, StoreId } from './ids';

/** A price that was in force until the next one. */
type EarlierPrice = Readonly<{ minor: number; since: Date; priceListVersion?: number }>;

/** A price in minor units that was asked until that instant (ISO 8601). */
export type PastPrice = Readonly<{ minor: number; until: string }>;

/** What an article costs in one store, in minor units of the store's currency. */
export type ArticlePrice = Readonly<{
  storeId: StoreId;
  minor: number;
  currency: string;
  per: 'unit' | 'kilogram';
  priceListVersion: number;
  /** Absent in rows of earlier versions. */
  since?: Date;
  /** Prices of the hours before, oldest first. */
  earlier?: readonly EarlierPrice[];
  /** Lower prices of the 30 days before it began, oldest and lowest first. */
  lowerBefore?: readonly PastPrice[];
}>;

/** A markdown that was in force until then. */
type EarlierMarkdown = Readonly<{ markdownPercent: number; until: Date }>;

/** Units of an article in one store that share a last day of sale. */
export type Lot = Readonly<{
  storeId: StoreId;
  lot: string;
  /** YYYY-MM-DD, last day of sale. */
  expiresOn: string;
  markdownPercent: number;
  /** Higher markdowns of the hours before. */
  earlier?: readonly EarlierMarkdown[];
  recalled: boolean;
}>;

/** What the label of a unit says of its batch: its number, its last day of sale (YYYY-MM-DD). */
export type Label = Readonly<{ lot?: string | undefined; lastDay?: string | undefined }>;

/** What a piece or a kilogram costs the retailer, without VAT. */
export type PurchasePrice = Readonly<{ currency: string; minor: number }>;

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
  /** VAT rate in basis points, 550 for 5.5 %; absent when none is known. */
  vatBasisPoints?: number;
  /** The most that offers together may take off its price, in basis points; absent: no such limit. */
  promotionCapBasisPoints?: number;
  /** One per currency; absent where none is known. */
  purchasePrices?: readonly PurchasePrice[];
  depositArticleId?: ArticleId;
  deposit: boolean;
  saleStop: 'none' | 'stopped' | 'recalled';
  prices: readonly ArticlePrice[];
  lots: readonly Lot[];
}>;

/** Where and since when somebody shops. */
export type Shopping = Readonly<{ storeId: StoreId; currency: string; openedAt: Date }>;

/**
 * The price of the article for whoever began to shop at that moment, if it has one in that store and currency: the lowest
 * that was in force since, as nobody is charged more than a label said when they could read it.
 */
export const priceFor = (
  article: Article,
  { storeId, currency, openedAt }: Shopping,
): ArticlePrice | undefined => {
  const price = article.prices.find((one) => one.storeId === storeId && one.currency === currency);
  if (!price?.earlier || !price.since) return price;
  const { earlier, since } = price;
  const seen = earlier.filter((_, index) => (earlier[index + 1]?.since ?? since) > openedAt);
  const lowest = seen.reduce<EarlierPrice>((low, step) => (step.minor <= low.minor ? step : low), {
    ...price,
    since,
  });
  if (lowest.minor >= price.minor) return price;
  const { minor, priceListVersion = price.priceListVersion } = lowest;
  return { ...price, minor, priceListVersion };
};

/** The lot a label is of: the batch number decides; a label without one is matched by its date. */
export const lotOf = (article: Article, store: StoreId, label: Label): Lot | undefined => {
  const lots = article.lots.filter((lot) => lot.storeId === store);
  if (label.lot !== undefined) return lots.find((lot) => lot.lot === label.lot);
  if (label.lastDay === undefined) return undefined;
  const sameDay = lots.filter((lot) => lot.expiresOn === label.lastDay);
  // Several batches may share a day: what protects the shopper wins.
  return sameDay.find((lot) => lot.recalled) ?? sameDay[0];
};

/** What comes off units of the lot for whoever began to shop at that moment: the most that a sticker has said since. */
export const markdownFor = ({ markdownPercent, earlier = [] }: Lot, openedAt: Date): number =>
  Math.max(
    markdownPercent,
    ...earlier.filter(({ until }) => until > openedAt).map((step) => step.markdownPercent),
  );

/** Whether a price is for a piece or for a kilogram. */
export type SoldBy = 'unit' | 'weight';

/** Why an article may not be sold: withdrawn from sale, or called back from those who bought it. */
export type SaleStop = 'none' | 'stopped' | 'recalled';

/** A price and the moment it came into force. */
type PriceStep = Readonly<{ minor: number; since: Date; priceListVersion?: number }>;

/** Price of an article in one store, in minor units of the store's currency, per piece or per kilogram. */
export type StorePrice = Readonly<{
  storeId: string;
  minor: number;
  currency: string;
  since: Date;
  /** Version of the store's price list that brought this price. */
  priceListVersion: number;
  /** Earlier prices, oldest first, as far back as the prior price of a reduction can reach. */
  earlier: readonly PriceStep[];
}>;

/** A markdown and the moment it was no longer in force. */
type MarkdownStep = Readonly<{ markdownPercent: number; until: Date }>;

/** Perishable units that share a best-before date in one store. */
export type Lot = Readonly<{
  storeId: string;
  lot: string;
  /** Last day of sale, YYYY-MM-DD. */
  expiresOn: string;
  /** Reduction of these units, whole percent, 0 for none. */
  markdownPercent: number;
  /** Higher markdowns of the hours before, oldest first; absent when there were none. */
  earlier?: readonly MarkdownStep[];
  recalled: boolean;
}>;

/** What a piece or a kilogram costs the retailer, without VAT, whichever store sells it. */
export type PurchasePrice = Readonly<{ currency: string; minor: number }>;

/** Everything the shop knows of one thing it sells (or takes a deposit for). */
export type Article = Readonly<{
  articleId: string;
  /** The retailer's own number for it: what an import recognises it by. */
  reference: string;
  /** Rises with each change. */
  version: number;
  name: string;
  brandId?: string;
  category: string;
  /** GTINs as 14 digits, sorted; in-store codes with their measure zeroed. */
  codes: readonly string[];
  soldBy: SoldBy;
  /** Years; 0 for everybody. */
  minimumAge: number;
  /** VAT rate in basis points, 550 for 5.5 %; absent when none is known. */
  vatBasisPoints?: number;
  /** The most that offers together may take off its price, in basis points; 0: it has no offers. Absent: no such limit. */
  promotionCapBasisPoints?: number;
  /** One per currency, in their order; absent where none is known. */
  purchasePrices?: readonly PurchasePrice[];
  deposit: boolean;
  /** The deposit that comes and goes with it. */
  depositArticleId?: string;
  saleStop: SaleStop;
  prices: readonly StorePrice[];
  lots: readonly Lot[];
}>;

import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { gtin14, id, instant, pastPriceShape } from '../shapes';

/** A price that was in force until the next one. */
const earlierPriceShape = z.strictObject({
  minor: z.int().nonnegative(),
  since: instant,
  priceListVersion: z.int().positive().optional(),
});

/** Price of one article in one store, in minor units of the store's currency. */
const priceShape = z.strictObject({
  storeId: id,
  minor: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  per: z.enum(['unit', 'kilogram']),
  /** Version of the store's price list that brought this price; shown with every line. */
  priceListVersion: z.int().positive(),
  since: instant,
  /** Prices of the hours before `since`, oldest first: whoever began to shop under one of them may keep it. */
  earlier: z.array(earlierPriceShape).max(10).optional(),
  /** Lowest price of the 30 days before `since` (prior price of directive 98/6/EC art. 6a), if there was one. */
  lowestPrior30DaysMinor: z.int().nonnegative().optional(),
  /** Lower prices of those 30 days, oldest and lowest first: what an announced reduction is counted from. */
  lowerBefore: z.array(pastPriceShape).max(10).optional(),
});

/** A markdown that was in force until then. */
const earlierMarkdownShape = z.strictObject({ markdownPercent: z.int().min(0).max(90), until: instant });

/** Perishable units that share a best-before date; a scan of GS1 AI 10 or 17 finds them. */
const lotShape = z.strictObject({
  storeId: id,
  lot: z.string().min(1).max(20),
  /** YYYY-MM-DD, last day of sale. */
  expiresOn: z.iso.date(),
  /** Reduction of units of this lot, in whole percent; 0 for none. */
  markdownPercent: z.int().min(0).max(90),
  /** Higher markdowns of the hours before, oldest first: whoever began to shop under one of them may keep it. */
  earlier: z.array(earlierMarkdownShape).max(10).optional(),
  recalled: z.boolean(),
});

/** What a piece or a kilogram costs the retailer, without VAT. Nobody but the retailer may learn it. */
const purchasePriceShape = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  minor: z.int().nonnegative(),
});

const articleShape = z.strictObject({
  articleId: id,
  /** Rises with each change of the article; a copy keeps the highest it has seen. */
  version: z.int().positive(),
  name: z.string().min(1).max(200),
  brandId: id.optional(),
  category: z.string().min(1).max(100),
  codes: z.array(gtin14).min(1).max(20),
  /** Variable-measure articles carry the item part of the in-store code, measure digits zeroed (EAN-13). */
  soldBy: z.enum(['unit', 'weight']),
  minimumAge: z.int().min(0).max(99),
  /** VAT rate in basis points, 550 for 5.5 %; absent when none is known. */
  vatBasisPoints: z.int().min(0).max(10_000).optional(),
  /** The most that offers together may take off its price, in basis points; 0: it has no offers. Absent: no such limit. */
  promotionCapBasisPoints: z.int().min(0).max(10_000).optional(),
  /** One per currency; absent when none is known. */
  purchasePrices: z.array(purchasePriceShape).max(10).optional(),
  depositArticleId: id.optional(),
  /** A deposit is not merchandise: no points, no discount, never scanned alone. */
  deposit: z.boolean(),
  saleStop: z.enum(['none', 'stopped', 'recalled']),
  prices: z.array(priceShape).max(50),
  lots: z.array(lotShape).max(50),
});

/** Articles that are new or changed, each with all its facts: a copy is built from these alone. */
export const AssortmentChangedV1 = defineEvent({
  subject: 'catalog.assortment.changed.v1',
  data: z.strictObject({ articles: z.array(articleShape).min(1).max(50) }),
  aggregateId: () => 'assortment',
});

/** One article as the events carry it. */
export type ArticleFacts = z.infer<typeof articleShape>;

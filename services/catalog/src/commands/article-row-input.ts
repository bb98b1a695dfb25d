import { z } from 'zod';
import { saleStop, soldBy } from '../graph/article.type';

const price = z
  .object({
    storeReference: z.string(),
    minor: z.int().describe("Minor units of the store's currency, per piece or per kilogram."),
  })
  .meta({ input: 'ArticleRowPriceInput' });

const lot = z
  .object({
    storeReference: z.string(),
    lot: z.string(),
    expiresOn: z.string().describe('YYYY-MM-DD.'),
    markdownPercent: z.int().default(0),
  })
  .meta({ input: 'ArticleRowLotInput' });

const purchasePrice = z
  .object({
    currency: z.string().describe('ISO 4217.'),
    minor: z.int().describe('Minor units without VAT, per piece or per kilogram.'),
  })
  .meta({ input: 'ArticleRowPurchasePriceInput' });

/** One row of an import as it comes in; whether it is sound is judged row by row, so that good ones are kept. */
export const articleRowInput = z
  .object({
    reference: z.string().describe("The retailer's own number; the same one again changes that article."),
    name: z.string(),
    brand: z.string().nullish(),
    category: z.string(),
    codes: z.array(z.string()),
    soldBy,
    minimumAge: z.int().default(0),
    promotionCapPercent: z
      .number()
      .nullish()
      .describe(
        'The most that offers together may take off its price, 34 for 34 %; 0: it has no offers. Left out: as it is, no such limit for a new article.',
      ),
    vatPercent: z
      .number()
      .nullish()
      .describe('VAT rate, 5.5 for 5.5 %, two decimals at most. Left out: as it is, none for a new article.'),
    purchasePrices: z
      .array(purchasePrice)
      .default([])
      .describe('What it costs the retailer, one per currency. Those not mentioned stay as they are.'),
    deposit: z.boolean().default(false),
    depositReference: z.string().nullish(),
    prices: z.array(price).default([]),
    lots: z.array(lot).default([]),
    saleStop: saleStop
      .nullish()
      .describe(
        'Left out: as it is, NONE for a new article, so that an import never lifts a recall by omission.',
      ),
  })
  .meta({
    input: 'ArticleRowInput',
    description: 'All facts of an article. Prices and lots not mentioned stay as they are.',
  });

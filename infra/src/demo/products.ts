import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isGtin } from '@rayon/gs1';
import { parse } from 'csv-parse/sync';
import { type ArticleRow, vatPercents } from './own-articles';
import { plainName } from './plain-name';
import { demonstrationPrice, demonstrationPurchasePrice, isPurchasePriceKnown } from './price-rule';

type ProductRecord = { code: string; product_name: string; brands: string; category: string };

/** Whether a code is an EAN-13 of the open trade, outside the restricted prefixes 02 and 20 to 29 of in-store labels. */
export const isTradeEan13 = (code: string | undefined) => code !== undefined && /^(?!02|2)\d{13}$/.test(code);

const euros = (minor: number) => ({ currency: 'EUR' as const, minor });

const file = join(__dirname, '../../data/products_fr.csv.gz');

/** Every row of the Open Food Facts extract with a code of the trade: some were typed in wrong, as the last digit tells, some are labels of one shop. */
export const productRows = (): ArticleRow[] => {
  const records = parse<ProductRecord>(gunzipSync(readFileSync(file)), { columns: true });
  const sound = records.filter(({ code }) => isGtin(code) && isTradeEan13(code.padStart(13, '0')));
  return sound.map(({ code, product_name, brands, category }) => {
    const reference = `off-${code}`;
    const cheapest = demonstrationPrice(code, category, 'lille');
    const brand = plainName(brands.split(',')[0] ?? '');
    return {
      reference,
      name: plainName(product_name),
      ...(brand ? { brand } : {}),
      category: plainName(category),
      codes: [code],
      soldBy: 'UNIT' as const,
      vatPercent: vatPercents.food,
      purchasePrices: isPurchasePriceKnown(reference, category)
        ? [euros(demonstrationPurchasePrice(reference, { minor: cheapest, vatPercent: vatPercents.food }))]
        : [],
      prices: (['nantes', 'lyon', 'lille'] as const).map((storeReference) => ({
        storeReference,
        minor: demonstrationPrice(code, category, storeReference),
      })),
    };
  });
};

/** A product whose price is raised while the demonstration is loaded, and what it cost before: reductions of it refer to that. */
export const raised = { code: '3168930000686', percentBefore: 90 } as const;

/** Its row of before: an import with the present prices follows. */
export const cheaperBefore = (): ArticleRow[] =>
  productRows()
    .filter(({ codes }) => codes.includes(raised.code))
    .map((row) => ({
      ...row,
      prices: row.prices.map((price) => ({
        ...price,
        minor: Math.round((price.minor * raised.percentBefore) / 100),
      })),
    }));

import { accepted, proportion, type Result, rejected } from '@rayon/kernel';
import { type Article, type ArticlePrice, lotOf, markdownFor, priceFor } from './article';
import type { StoreId } from './ids';
import type { TripLimits } from './limits';
import type { LineWarning, PricedLine } from './line';
import type { PriorPriceRule } from './prior-prices';
import { isResaleBarred, type ResaleRule, resaleThresholdMinor } from './resale';
import type { ScannedCode } from './scanned-code';
import { type Withdrawal, withdrawalOf } from './withdrawal';

/** Why a readable code cannot be sold. */
export type PricingRefusal =
  | Readonly<{ reason: 'DepositAlone' }>
  | Readonly<{ reason: 'SaleStopped'; name: string }>
  | Withdrawal
  | Readonly<{ reason: 'NoPrice'; name: string }>
  | Readonly<{ reason: 'BadMeasure' }>
  | Readonly<{ reason: 'ScanOneByOne'; name: string }>;

/** The scanned line first, then the line that follows it. */
export type PricedScan = readonly [PricedLine] | readonly [PricedLine, PricedLine];

type Scan = Readonly<{
  article: Article;
  /** The article the scanned one drags along; undefined when it has none or it is not known here. */
  deposit: Article | undefined;
  code: ScannedCode;
  /** Whole, at least 1. */
  quantity: number;
  storeId: StoreId;
  /** Of the store; a price in another one is no price here. */
  currency: string;
  /** When the trip began. */
  openedAt: Date;
  /** Today in the store, YYYY-MM-DD. */
  today: string;
  limits: TripLimits;
  resale: ResaleRule;
  priorPrices: PriorPriceRule;
}>;

/**
 * Prices one scan from the facts of its article. Weighed articles cost price per kilogram × grams ÷ 1000,
 * halves rounded up. A price printed on the label is charged as printed and the weight is derived from it,
 * never the reverse; on a piece it may undercut the shelf only on the shop's own label, since anybody can print
 * a trade number with a price beside it. A lot's markdown lowers the price of each unit, rounded per unit, so that the order and
 * the grouping of scans cannot change the basket's sum.
 */
export const priceScan = (scan: Scan): Result<PricedScan, PricingRefusal> => {
  const { article, deposit, code, quantity, storeId, currency, openedAt, today } = scan;
  if (article.deposit) return rejected({ reason: 'DepositAlone' });
  const withdrawal = withdrawalOf(article, code, { storeId, today });
  if (withdrawal) return rejected(withdrawal);
  // Nobody could pay for it: the deposit would be refused at the end, and is not taken out alone.
  if (deposit?.saleStop === 'recalled') return rejected({ reason: 'Recalled', name: article.name });
  if (article.saleStop === 'stopped') return rejected({ reason: 'SaleStopped', name: article.name });

  const lot = lotOf(article, storeId, code);
  const price = priceFor(article, { storeId, currency, openedAt });
  if (!price) return rejected({ reason: 'NoPrice', name: article.name });
  // A weight, a printed price and a markdown all belong to one unit; a quantity would spread them over others.
  const markdownPercent = !lot || code.measure?.kind === 'price' ? 0 : markdownFor(lot, openedAt);
  if (quantity > 1 && (code.measure || markdownPercent > 0))
    return rejected({ reason: 'ScanOneByOne', name: article.name });

  const measured = measure(scan, price, markdownPercent);
  if (!measured) return rejected({ reason: 'BadMeasure' });

  const line: PricedLine = {
    ...factsOf(article, price, code.gtin),
    ...(code.lot === undefined ? {} : { lot: code.lot }),
    ...(code.lastDay === undefined ? {} : { lastDay: code.lastDay }),
    quantity,
    markdownPercent,
    ...measured,
    ...costOf(scan, price, { markdownPercent, weightGrams: measured.weightGrams }),
    ...priorPricesOf(scan, price),
  };
  if (article.depositArticleId === undefined) return accepted([line]);
  const depositPrice = deposit && priceFor(deposit, { storeId, currency, openedAt });
  if (!deposit || !depositPrice) return rejected({ reason: 'NoPrice', name: article.name });
  return accepted([line, depositLine(deposit, depositPrice, quantity)]);
};

type Measured = Pick<PricedLine, 'unitPriceMinor' | 'amountMinor' | 'weightGrams' | 'warnings'>;

const measure = (
  { article, code, quantity, limits }: Scan,
  price: ArticlePrice,
  markdownPercent: number,
): Measured | undefined => {
  const warnings = warningsOf(article, { markdownPercent, fromLabel: code.measure?.kind === 'price' });
  const reduced = (minor: number) => minor - proportion(minor, markdownPercent, 100);
  const { measure: label } = code;

  if (label?.kind === 'price') {
    if (label.minor <= 0) return undefined;
    if (price.per === 'unit' && code.wholeGtin === undefined && label.minor < price.minor) return undefined;
    if (price.per === 'unit') return { unitPriceMinor: label.minor, amountMinor: label.minor, warnings };
    if (price.minor <= 0) return undefined;
    const weightGrams = proportion(label.minor, 1000, price.minor);
    if (!plausible(weightGrams, limits)) return undefined;
    return { unitPriceMinor: price.minor, amountMinor: label.minor, weightGrams, warnings };
  }
  if (price.per === 'kilogram') {
    if (label === undefined || !plausible(label.grams, limits)) return undefined;
    const amountMinor = reduced(proportion(price.minor, label.grams, 1000));
    return { unitPriceMinor: price.minor, amountMinor, weightGrams: label.grams, warnings };
  }
  if (label !== undefined && !plausible(label.grams, limits)) return undefined;
  return {
    unitPriceMinor: price.minor,
    amountMinor: quantity * reduced(price.minor),
    ...(label === undefined ? {} : { weightGrams: label.grams }),
    warnings,
  };
};

/** What the line cost, and below what it must not be sold, where its purchase price is known. */
const costOf = (
  { article: { purchasePrices, vatBasisPoints }, quantity, currency, resale }: Scan,
  { per }: ArticlePrice,
  { markdownPercent, weightGrams }: { markdownPercent: number; weightGrams: number | undefined },
): Pick<PricedLine, 'costMinor' | 'resaleThresholdMinor'> => {
  const bought = purchasePrices?.find((price) => price.currency === currency);
  if (!bought) return {};
  const grams = per === 'kilogram' ? weightGrams : undefined;
  const { minor: purchaseMinor } = bought;
  const costMinor = grams === undefined ? quantity * purchaseMinor : proportion(purchaseMinor, grams, 1000);
  if (!isResaleBarred(resale, { markdownPercent })) return { costMinor };
  const threshold = { purchaseMinor, vatBasisPoints, quantity, weightGrams: grams };
  return { costMinor, resaleThresholdMinor: resaleThresholdMinor(threshold) };
};

/** What was asked less for lately. A price that a label says of one piece is not that of the shelf, and has no past. */
const priorPricesOf = (
  { code, priorPrices }: Scan,
  { per, minor, lowerBefore = [] }: ArticlePrice,
): Pick<PricedLine, 'lowerBefore'> => {
  if (priorPrices === 'none' || (per === 'unit' && code.measure?.kind === 'price')) return {};
  const lower = lowerBefore.filter((step) => step.minor < minor);
  return lower.length === 0 ? {} : { lowerBefore: lower };
};

const plausible = (grams: number, limits: TripLimits): boolean =>
  Number.isSafeInteger(grams) && grams >= 1 && grams <= limits.weightGramsMax;

const warningsOf = (
  article: Article,
  about: { markdownPercent: number; fromLabel: boolean },
): LineWarning[] => [
  ...(article.minimumAge > 0 ? (['AgeCheckNeeded'] as const) : []),
  ...(about.markdownPercent > 0 ? (['NearDate'] as const) : []),
  ...(about.fromLabel ? (['PriceFromLabel'] as const) : []),
];

const factsOf = (article: Article, price: ArticlePrice, gtin: string) => ({
  articleId: article.articleId,
  gtin,
  name: article.name,
  category: article.category,
  ...(article.brandId === undefined ? {} : { brandId: article.brandId }),
  deposit: article.deposit,
  minimumAge: article.minimumAge,
  ...(article.vatBasisPoints === undefined ? {} : { vatBasisPoints: article.vatBasisPoints }),
  ...(article.promotionCapBasisPoints === undefined
    ? {}
    : { promotionCapBasisPoints: article.promotionCapBasisPoints }),
  priceListVersion: price.priceListVersion,
});

const depositLine = (deposit: Article, price: ArticlePrice, quantity: number): PricedLine => ({
  ...factsOf(deposit, price, deposit.codes[0] ?? ''),
  deposit: true,
  minimumAge: 0,
  quantity,
  unitPriceMinor: price.minor,
  amountMinor: quantity * price.minor,
  markdownPercent: 0,
  warnings: [],
});

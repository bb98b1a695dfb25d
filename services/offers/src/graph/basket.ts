import { basisPointsMax, eurosWorth, isCurrency } from '@rayon/kernel';
import { badInput, opaqueScalar } from '@rayon/subgraph';
import type { BasketLine } from '../domain/basket';
import type { AskedBasket } from '../holds/showing';

/** The basket of a trip as *scanner* hands it over. */
export const basketLeaf = opaqueScalar(
  'Basket',
  'The live lines of a trip, its coupons and their currency, for whoever prices them.',
);

/** Lines of one basket. */
const linesMax = 300;
const couponsMax = 10;
const quantityMax = 9_999;
/** About so many euros, whatever the currency. */
const eurosMax = 1_000_000_000;
const gramsMax = 10_000_000;
const idLengthMax = 64;
/** All of it. */

type Line = Readonly<Partial<Record<keyof BasketLine, unknown>>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isText = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'string' && value.length >= min && value.length <= max;

const isId = (value: unknown): boolean => isText(value, 1, idLengthMax);

const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;

const areCodes = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= couponsMax && value.every((code) => isText(code, 1, 40));

const pastPricesMax = 10;

const arePastPrices = (value: unknown, minorMax: number): boolean =>
  Array.isArray(value) &&
  value.length <= pastPricesMax &&
  value.every((price) => isObject(price) && isWhole(price.minor, 0, minorMax) && isText(price.until, 20, 30));

/** The first member of a line that is not what it must be. By hand: it runs for every line of every scan. */
const wrongMember = (line: Line, minorMax: number): keyof BasketLine | undefined => {
  if (!isId(line.lineId)) return 'lineId';
  if (!isWhole(line.sequence, 1, Number.MAX_SAFE_INTEGER)) return 'sequence';
  if (!isId(line.articleId)) return 'articleId';
  if (!isText(line.gtin, 0, 20)) return 'gtin';
  if (!isText(line.category, 0, 100)) return 'category';
  if (line.brandId !== undefined && !isId(line.brandId)) return 'brandId';
  if (!isWhole(line.quantity, 1, quantityMax)) return 'quantity';
  if (line.weightGrams !== undefined && !isWhole(line.weightGrams, 1, gramsMax)) return 'weightGrams';
  if (!isWhole(line.unitPriceMinor, 0, minorMax)) return 'unitPriceMinor';
  if (!isWhole(line.amountMinor, 0, minorMax)) return 'amountMinor';
  for (const share of ['vatBasisPoints', 'promotionCapBasisPoints'] as const)
    if (line[share] !== undefined && !isWhole(line[share], 0, basisPointsMax)) return share;
  if (
    line.resaleThresholdMinor !== undefined &&
    !isWhole(line.resaleThresholdMinor, 0, Number.MAX_SAFE_INTEGER)
  )
    return 'resaleThresholdMinor';
  if (line.markedDown !== undefined && line.markedDown !== true) return 'markedDown';
  if (line.lowerBefore !== undefined && !arePastPrices(line.lowerBefore, minorMax)) return 'lowerBefore';
  return typeof line.deposit === 'boolean' ? undefined : 'deposit';
};

/**
 * The basket of a represented trip: *scanner* vouches for it, its form is still checked, without a copy, since it is
 * on the way of every scan. Anything else is refused, naming the member.
 */
export const readBasket = (value: unknown): AskedBasket => {
  if (!isObject(value)) throw badInput('basket', 'a basket');
  const { currency, lines, coupons, tripVersion } = value;
  if (typeof currency !== 'string' || !isCurrency(currency)) throw badInput('basket.currency', 'ISO 4217');
  if (!Array.isArray(lines) || lines.length > linesMax)
    throw badInput('basket.lines', `at most ${linesMax} lines`);
  const minorMax = eurosWorth(eurosMax, currency);
  for (const [index, line] of lines.entries()) {
    if (!isObject(line)) throw badInput(`basket.lines.${index}`, 'a line');
    const wrong = wrongMember(line, minorMax);
    if (wrong) throw badInput(`basket.lines.${index}.${wrong}`, 'its form');
  }
  if (coupons !== undefined && !areCodes(coupons))
    throw badInput('basket.coupons', `at most ${couponsMax} codes`);
  if (tripVersion !== undefined && !isWhole(tripVersion, 1, Number.MAX_SAFE_INTEGER))
    throw badInput('basket.tripVersion', 'its form');
  return {
    currency,
    lines: lines as BasketLine[],
    ...(coupons === undefined ? {} : { coupons }),
    tripVersion: tripVersion as number | undefined,
  };
};

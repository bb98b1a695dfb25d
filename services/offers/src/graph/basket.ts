import { badInput, opaqueScalar } from '@rayon/subgraph';
import type { Basket, BasketLine } from '../domain/basket';

/** The basket of a trip as *scanner* hands it over. */
export const basketLeaf = opaqueScalar(
  'Basket',
  'The lines of a basket, handed from one subgraph to another.',
);

/** Lines of one basket. */
const linesMax = 300;
const quantityMax = 9_999;
/** A thousand million of the currency's main unit. */
const minorMax = 100_000_000_000;
const gramsMax = 10_000_000;
const idLengthMax = 64;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const isText = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'string' && value.length >= min && value.length <= max;

const isId = (value: unknown): boolean => isText(value, 1, idLengthMax);

const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;

/** What each member of a line must be. */
const members = [
  ['lineId', isId],
  ['sequence', (value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER)],
  ['articleId', isId],
  ['gtin', (value) => isText(value, 0, 20)],
  ['category', (value) => isText(value, 0, 100)],
  ['brandId', (value) => value === undefined || isId(value)],
  ['quantity', (value) => isWhole(value, 1, quantityMax)],
  ['weightGrams', (value) => value === undefined || isWhole(value, 1, gramsMax)],
  ['unitPriceMinor', (value) => isWhole(value, 0, minorMax)],
  ['amountMinor', (value) => isWhole(value, 0, minorMax)],
  ['deposit', (value) => typeof value === 'boolean'],
] as const satisfies readonly (readonly [keyof BasketLine, (value: unknown) => boolean])[];

/**
 * The basket of a represented trip: *scanner* vouches for it, its form is still checked, without a copy, since it is
 * on the way of every scan. Anything else is refused, naming the member.
 */
export const readBasket = (value: unknown): Basket => {
  if (!isObject(value)) throw badInput('basket', 'a basket');
  const { currency, lines } = value;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    throw badInput('basket.currency', 'ISO 4217');
  if (!Array.isArray(lines) || lines.length > linesMax)
    throw badInput('basket.lines', `at most ${linesMax} lines`);
  for (const [index, line] of lines.entries()) {
    if (!isObject(line)) throw badInput(`basket.lines.${index}`, 'a line');
    for (const [member, isGood] of members)
      if (!isGood(line[member])) throw badInput(`basket.lines.${index}.${member}`, 'its form');
  }
  return { currency, lines: lines as BasketLine[] };
};

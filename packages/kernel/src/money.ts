import { type Currency, isCurrency } from './currencies';

/** An amount in whole minor units of its currency (cents for EUR, yen for JPY, fils for KWD). May be negative. */
export type Money = Readonly<{ minor: number; currency: Currency }>;

/** Arithmetic that would mix currencies or leave the exact whole numbers. Always a bug of the caller. */
export class InexactMoney extends Error {
  override name = 'InexactMoney';
}

/** Makes an amount; throws when it is not a safe whole number or the currency is none of ISO 4217. */
export const money = (minor: number, currency: Currency): Money => {
  if (!Number.isSafeInteger(minor)) throw new InexactMoney(`${minor} is not a whole number of minor units`);
  if (!isCurrency(currency)) throw new InexactMoney(`${currency} is not an ISO 4217 code`);
  return { minor: minor === 0 ? 0 : minor, currency };
};

/** Adds two amounts of one currency. */
export const addMoney = (left: Money, right: Money): Money => {
  if (left.currency !== right.currency)
    throw new InexactMoney(`cannot add ${left.currency} and ${right.currency}`);
  return money(left.minor + right.minor, left.currency);
};

/**
 * value × numerator ÷ denominator in whole numbers, halves rounded away from zero (commercial rounding).
 * Exact for every safe whole number.
 */
export const proportion = (value: number, numerator: number, denominator: number): number => {
  if (!(denominator > 0)) throw new InexactMoney('a proportion needs a denominator above zero');
  const doubled = 2 * Math.abs(value * numerator);
  const areWhole = Number.isInteger(value) && Number.isInteger(numerator) && Number.isInteger(denominator);
  // Most sums are small enough for plain numbers, which are many times faster.
  const size =
    areWhole && Number.isSafeInteger(doubled + 3 * denominator)
      ? wholeQuotient(doubled + denominator, 2 * denominator)
      : bigProportion(value, numerator, denominator);
  if (!Number.isSafeInteger(size)) throw new InexactMoney('a proportion left the exact whole numbers');
  return size === 0 ? 0 : Math.sign(value) * Math.sign(numerator) * size;
};

const bigProportion = (value: number, numerator: number, denominator: number): number => {
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  return Number((2n * (product < 0n ? -product : product) + divisor) / (2n * divisor));
};

/** Whole quotient of whole numbers that are safe together: a division of doubles may round up to the next one. */
const wholeQuotient = (dividend: number, divisor: number): number => {
  const quotient = Math.floor(dividend / divisor);
  return quotient * divisor > dividend ? quotient - 1 : quotient;
};

/**
 * Splits a whole number over weights so that the parts add up to it exactly (largest remainder method,
 * ties to the earlier part). All weights zero gives everything to the first part. Parts never exceed the
 * total in size, and a part of weight zero gets nothing unless every weight is zero.
 */
export const allocate = (total: number, weights: readonly number[]): number[] => {
  if (!Number.isSafeInteger(total)) throw new InexactMoney(`${total} is not a whole number`);
  if (weights.length === 0) {
    if (total === 0) return [];
    throw new InexactMoney('nothing to allocate to');
  }
  let weightSum = 0;
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0)
      throw new InexactMoney('weights are whole numbers of at least zero');
    weightSum += weight;
  }
  if (weightSum === 0) return weights.map((_, index) => (index === 0 ? total : 0));

  const size = Math.abs(total);
  // As long as the largest product of the division is exact, plain numbers are.
  const parts = Number.isSafeInteger(size * weightSum + weightSum)
    ? plainParts(size, weights, weightSum)
    : bigParts(size, weights);
  return total < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
};

/** Plain loops: a basket is split many times at every scan. */
const plainParts = (size: number, weights: readonly number[], weightSum: number): number[] => {
  const parts = new Array<number>(weights.length);
  const remainders = new Array<number>(weights.length);
  let left = size;
  for (let index = 0; index < weights.length; index += 1) {
    const product = size * (weights[index] ?? 0);
    const part = wholeQuotient(product, weightSum);
    parts[index] = part;
    remainders[index] = product - part * weightSum;
    left -= part;
  }
  if (left === 0) return parts;

  // What rounding down left over goes to the largest remainders, one unit each, of equal ones to the earlier.
  const least = largestButFor(remainders.slice(), left - 1);
  let equals = left;
  for (const remainder of remainders) if (remainder > least) equals -= 1;
  for (let index = 0; index < parts.length; index += 1) {
    const remainder = remainders[index] ?? 0;
    if (remainder < least || (remainder === least && equals === 0)) continue;
    parts[index] = (parts[index] ?? 0) + 1;
    if (remainder === least) equals -= 1;
  }
  return parts;
};

/** The value that so many are before when the largest go first. Moves the values about, which is faster than sorting them. */
const largestButFor = (values: number[], before: number): number => {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left += 1;
      while ((values[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (before <= right) high = right;
    else if (before >= left) low = left;
    else break;
  }
  return values[before] ?? 0;
};

const bigParts = (size: number, weights: readonly number[]): number[] => {
  const products = weights.map((weight) => BigInt(size) * BigInt(weight));
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const remainders = products.map((product) => product % weightSum);
  const parts = products.map((product) => Number(product / weightSum));
  const left = parts.reduce((rest, part) => rest - part, size);
  const order = parts.map((_, index) => index);
  order.sort((one, other) => Number((remainders[other] ?? 0n) - (remainders[one] ?? 0n)) || one - other);
  for (const index of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
};

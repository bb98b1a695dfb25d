/** An amount in whole minor units (cents for EUR) and its ISO 4217 currency. May be negative. */
export type Money = Readonly<{ minor: number; currency: Currency }>;

/** ISO 4217 alphabetic code, upper case. */
export type Currency = string;

/** Arithmetic that would mix currencies or leave the exact whole numbers. Always a bug of the caller. */
export class InexactMoney extends Error {
  override name = 'InexactMoney';
}

/** Makes an amount; throws when it is not a safe whole number or the currency is not three capitals. */
export const money = (minor: number, currency: Currency): Money => {
  if (!Number.isSafeInteger(minor)) throw new InexactMoney(`${minor} is not a whole number of minor units`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new InexactMoney(`${currency} is not an ISO 4217 code`);
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
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const sign = product < 0n ? -1n : 1n;
  const rounded = sign * ((2n * sign * product + divisor) / (2n * divisor));
  const result = Number(rounded);
  if (!Number.isSafeInteger(result)) throw new InexactMoney('a proportion left the exact whole numbers');
  return result;
};

/**
 * Splits a whole number over weights so that the parts add up to it exactly (largest remainder method,
 * ties to the earlier part). All weights zero gives everything to the first part. Parts never exceed the
 * total in size, and a part of weight zero gets nothing unless every weight is zero.
 */
export const allocate = (total: number, weights: readonly number[]): number[] => {
  if (!Number.isSafeInteger(total)) throw new InexactMoney(`${total} is not a whole number`);
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new InexactMoney('weights are whole numbers of at least zero');
  if (weights.length === 0) {
    if (total === 0) return [];
    throw new InexactMoney('nothing to allocate to');
  }
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  if (weightSum === 0) return weights.map((_, index) => (index === 0 ? total : 0));

  const size = Math.abs(total);
  // Every product of the division is at most size × sum; as long as that one is exact, plain numbers are.
  const parts = Number.isSafeInteger(size * weightSum)
    ? plainParts(size, weights, weightSum)
    : bigParts(size, weights);
  return parts.map((part) => (part === 0 ? 0 : total < 0 ? -part : part));
};

const plainParts = (size: number, weights: readonly number[], weightSum: number): number[] => {
  const remainders = weights.map((weight) => (size * weight) % weightSum);
  const parts = weights.map((weight, index) => (size * weight - (remainders[index] ?? 0)) / weightSum);
  return withTheRest(size, parts, (left, right) => (remainders[right] ?? 0) - (remainders[left] ?? 0));
};

const bigParts = (size: number, weights: readonly number[]): number[] => {
  const products = weights.map((weight) => BigInt(size) * BigInt(weight));
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const remainders = products.map((product) => product % weightSum);
  const parts = products.map((product) => Number(product / weightSum));
  return withTheRest(size, parts, (left, right) =>
    Number((remainders[right] ?? 0n) - (remainders[left] ?? 0n)),
  );
};

/** Gives what rounding down left over to the parts that come first in the order, one unit each. */
const withTheRest = (
  size: number,
  parts: number[],
  byRemainder: (left: number, right: number) => number,
): number[] => {
  const left = parts.reduce((rest, part) => rest - part, size);
  if (left === 0) return parts;
  const order = parts.map((_, index) => index).sort((one, other) => byRemainder(one, other) || one - other);
  const favoured = new Set(order.slice(0, left));
  return parts.map((part, index) => (favoured.has(index) ? part + 1 : part));
};

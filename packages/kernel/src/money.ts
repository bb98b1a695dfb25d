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

/** Sums amounts; an empty list gives zero of the currency. */
export const sumMoney = (amounts: Iterable<Money>, currency: Currency): Money => {
  let total = money(0, currency);
  for (const amount of amounts) total = addMoney(total, amount);
  return total;
};

/**
 * value × numerator ÷ denominator in whole numbers, halves rounded away from zero (commercial rounding).
 * Exact for every safe whole number: the product is formed in BigInt.
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
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (weightSum === 0n) return weights.map((_, index) => (index === 0 ? total : 0));

  const sign = total < 0 ? -1 : 1;
  const size = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => ({
    index,
    whole: (size * BigInt(weight)) / weightSum,
    remainder: (size * BigInt(weight)) % weightSum,
  }));
  let left = size - shares.reduce((sum, share) => sum + share.whole, 0n);
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.whole += 1n;
    left -= 1n;
  }
  return shares.map((share) => (share.whole === 0n ? 0 : sign * Number(share.whole)));
};

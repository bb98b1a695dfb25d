/**
 * Arithmetic over the four number types. The wider operand decides the type of the result
 * (int < long < double < decimal); an int that grows too large becomes a long. A long that overflows is
 * `undefined` from the exact operations (an update refuses it) and a double from the others (an expression goes on).
 */

import { Decimal, MAX_DIGITS } from './decimal';
import { isNumeric, toNumber } from './types';
import { Double, double, fitsLong, isInt32, type Numeric, type Value } from './value';

/** The number as a decimal; doubles with fifteen digits, as MongoDB does. */
export const toDecimal = (value: Numeric): Decimal => {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return Decimal.fromBigInt(value);
  if (isInt32(value)) return Decimal.fromBigInt(BigInt(value));
  return Decimal.fromNumber(toNumber(value));
};

/** True for int32 and int64. */
export const isIntegral = (value: Numeric): value is number | bigint =>
  typeof value === 'bigint' || isInt32(value);

/** True for doubles, wrapped or not. */
export const isDouble = (value: Numeric): value is number | Double =>
  value instanceof Double || (typeof value === 'number' && !isInt32(value));

/** An exact whole result: int32 when both operands were and it fits, else int64, else `undefined`. */
const integer = (result: bigint, narrow: boolean): Numeric | undefined => {
  if (narrow && result >= -2147483648n && result <= 2147483647n) return Number(result);
  return fitsLong(result) ? result : undefined;
};

type Operation = Readonly<{
  small: (a: number, b: number) => number;
  large: (a: bigint, b: bigint) => bigint;
  decimal: (a: Decimal, b: Decimal) => Decimal;
}>;

const ADD: Operation = { small: (a, b) => a + b, large: (a, b) => a + b, decimal: (a, b) => a.add(b) };
const SUBTRACT: Operation = {
  small: (a, b) => a - b,
  large: (a, b) => a - b,
  decimal: (a, b) => a.add(b.negate()),
};
const MULTIPLY: Operation = {
  small: (a, b) => a * b,
  large: (a, b) => a * b,
  decimal: (a, b) => a.multiply(b),
};

const apply = ({ small, large, decimal }: Operation, a: Numeric, b: Numeric): Numeric | undefined => {
  if (a instanceof Decimal || b instanceof Decimal) return decimal(toDecimal(a), toDecimal(b));
  if (!isIntegral(a) || !isIntegral(b)) return double(small(toNumber(a), toNumber(b)));
  const narrow = typeof a === 'number' && typeof b === 'number';
  if (narrow) {
    // "+ 0" turns the -0 of -5 * 0 into the integer zero it is.
    const result = small(a, b) + 0;
    if (isInt32(result)) return result;
  }
  return integer(large(BigInt(a), BigInt(b)), narrow);
};

/** a + b, or `undefined` when an int64 overflows. */
export const addExact = (a: Numeric, b: Numeric): Numeric | undefined => apply(ADD, a, b);
/** a × b, or `undefined` when an int64 overflows. */
export const multiplyExact = (a: Numeric, b: Numeric): Numeric | undefined => apply(MULTIPLY, a, b);

/** a + b; an int64 that overflows becomes a double. */
export const add = (a: Numeric, b: Numeric): Numeric => apply(ADD, a, b) ?? double(toNumber(a) + toNumber(b));
/** a − b; an int64 that overflows becomes a double. */
export const subtract = (a: Numeric, b: Numeric): Numeric =>
  apply(SUBTRACT, a, b) ?? double(toNumber(a) - toNumber(b));
/** a × b; an int64 that overflows becomes a double. */
export const multiply = (a: Numeric, b: Numeric): Numeric =>
  apply(MULTIPLY, a, b) ?? double(toNumber(a) * toNumber(b));

/** a ÷ b: a double, or a decimal when either is one. The caller has refused a zero divisor. */
export const divide = (a: Numeric, b: Numeric): Numeric =>
  a instanceof Decimal || b instanceof Decimal
    ? toDecimal(a).divide(toDecimal(b))
    : double(toNumber(a) / toNumber(b));

/** Remainder with the sign of the dividend. The caller has refused a zero divisor. */
export const remainder = (a: Numeric, b: Numeric): Numeric => {
  if (a instanceof Decimal || b instanceof Decimal) return toDecimal(a).remainder(toDecimal(b));
  if (!isIntegral(a) || !isIntegral(b)) return double(toNumber(a) % toNumber(b));
  const narrow = typeof a === 'number' && typeof b === 'number';
  return integer(BigInt(a) % BigInt(b), narrow) ?? 0;
};

/** True when the number is 0 (or -0) of any type. */
export const isZero = (value: Numeric): boolean =>
  value instanceof Decimal ? value.isZero : toNumber(value) === 0;

/** True for NaN as double or decimal. */
export const isNaNValue = (value: Value): boolean => isNumeric(value) && Number.isNaN(toNumber(value));

/**
 * The whole number the value stands for (5, 5.0, NumberLong(5), NumberDecimal("5")) as a bigint; `undefined`
 * when it has a fraction, is not finite or does not fit 64 bits.
 */
export const toInteger = (value: Value | undefined): bigint | undefined => {
  if (!isNumeric(value)) return undefined;
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) {
    if (!value.isFinite || value.exponent > 20) return value.isZero ? 0n : undefined;
    const result = value.toBigInt();
    return Decimal.fromBigInt(result).add(value.negate()).isZero && fitsLong(result) ? result : undefined;
  }
  const number = toNumber(value);
  if (!Number.isInteger(number)) return undefined;
  const result = BigInt(number);
  return fitsLong(result) ? result : undefined;
};

/**
 * A running total as `$sum` and `$add` keep it: whole numbers exactly, doubles with compensation, decimals apart.
 * The result has the widest type seen.
 */
export class Total {
  private wholeSmall = 0;
  private wholeLarge = 0n;
  private doubles = 0;
  private compensation = 0;
  private decimals: Decimal | undefined;
  private widest: 'int' | 'long' | 'double' = 'int';

  add(value: Numeric): void {
    if (isInt32(value)) {
      this.wholeSmall += value;
      if (!Number.isSafeInteger(this.wholeSmall)) this.spill(value);
    } else if (typeof value === 'bigint') {
      if (this.widest === 'int') this.widest = 'long';
      this.wholeLarge += value;
    } else if (value instanceof Decimal) this.decimals = this.decimals ? this.decimals.add(value) : value;
    else this.addDouble(toNumber(value));
  }

  private spill(value: number): void {
    this.wholeLarge += BigInt(this.wholeSmall - value) + BigInt(value);
    this.wholeSmall = 0;
  }

  /** Neumaier's summation: the low-order part that a plain sum would lose is kept aside. */
  private addDouble(value: number): void {
    this.widest = 'double';
    const sum = this.doubles + value;
    if (Number.isFinite(sum))
      this.compensation +=
        Math.abs(this.doubles) >= Math.abs(value) ? this.doubles - sum + value : value - sum + this.doubles;
    this.doubles = sum;
  }

  /** The sum so far; int32 grows to int64, int64 to double. */
  result(): Numeric {
    const whole = this.wholeLarge + BigInt(this.wholeSmall);
    const fraction = this.doubles + (Number.isFinite(this.doubles) ? this.compensation : 0);
    if (this.decimals) {
      const rest = Decimal.fromBigInt(whole);
      return this.decimals.add(this.widest === 'double' ? rest.add(Decimal.fromNumber(fraction)) : rest);
    }
    if (this.widest === 'double') return double(Number(whole) + fraction);
    return integer(whole, this.widest === 'int') ?? double(Number(whole));
  }
}

/** Square root of a decimal to 34 digits, by Newton's method on whole numbers; NaN below zero. */
export const squareRoot = (value: Decimal): Decimal => {
  if (!value.isFinite || value.negative) return value.isZero || !value.negative ? value : Decimal.NAN;
  if (value.isZero) return value;
  // An even exponent halves exactly, and twice the digits in give all digits out.
  const shift = 2 * MAX_DIGITS + (Math.abs(value.exponent) % 2);
  const radicand = value.coefficient * 10n ** BigInt(shift);
  let root = BigInt(Math.floor(Math.sqrt(Number(radicand))));
  for (let next = root; ; root = next) {
    next = (root + radicand / root) / 2n;
    if (next - root >= -1n && next - root <= 1n) break;
  }
  while (root * root > radicand) root -= 1n;
  while ((root + 1n) * (root + 1n) <= radicand) root += 1n;
  let exponent = (value.exponent - shift) / 2;
  // A digit below the last decides the rounding when the root goes on.
  if (root * root !== radicand) return Decimal.finite(false, root * 10n + 1n, exponent - 1);
  for (; exponent < Math.trunc(value.exponent / 2) && root % 10n === 0n; exponent += 1) root /= 10n;
  return Decimal.finite(false, root, exponent);
};

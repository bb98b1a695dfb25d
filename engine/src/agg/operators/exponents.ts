/** Powers, roots and logarithms. */

import {
  Decimal,
  double,
  fitsLong,
  isInt32,
  isIntegral,
  isZero,
  type Numeric,
  squareRoot,
  toDecimal,
  toInteger,
  toNumber,
} from '../../bson';
import { mongoError } from '../../errors';
import type { CompileOperator } from './arguments';
import { numeric, numericPair } from './numeric-arguments';

/** Functions computed in double precision; a decimal would lose digits, so it is refused instead. */
const inDouble = (code: number, apply: (value: number) => number): CompileOperator =>
  numeric(code, (value, name) => {
    if (value instanceof Decimal)
      throw mongoError(238, `${name} on a decimal is not supported by this server`);
    return double(apply(toNumber(value)));
  });

const positive =
  (code: number, name: string, apply: (value: number) => number) =>
  (value: number): number => {
    if (value <= 0) throw mongoError(code, `${name}'s argument must be a positive number, but is ${value}`);
    return apply(value);
  };

const logarithm = numericPair(
  28756,
  (value, base) => {
    if (value instanceof Decimal || base instanceof Decimal)
      throw mongoError(238, '$log on a decimal is not supported by this server');
    const [x, b] = [toNumber(value), toNumber(base)];
    if (x <= 0) throw mongoError(28758, `$log's argument must be a positive number, but is ${x}`);
    if (b <= 0 || b === 1)
      throw mongoError(28759, `$log's base must be a positive number not equal to 1, but is ${b}`);
    return double(Math.log(x) / Math.log(b));
  },
  28757,
);

const power = numericPair(
  28762,
  (base, exponent) => {
    if (isZero(base) && toNumber(exponent) < 0)
      throw mongoError(28764, '$pow cannot take a base of 0 and a negative exponent');
    if (base instanceof Decimal || exponent instanceof Decimal)
      return decimalPower(toDecimal(base), exponent);
    if (!isIntegral(base) || !isIntegral(exponent)) return double(toNumber(base) ** toNumber(exponent));
    // One and minus one stay whole numbers whatever the exponent.
    if (exponent < 0 && Math.abs(toNumber(base)) !== 1) return double(toNumber(base) ** toNumber(exponent));
    const approximate = toNumber(base) ** toNumber(exponent);
    if (Math.abs(approximate) > 2 ** 64) return double(approximate);
    const exact = wholePower(BigInt(base), BigInt(exponent));
    if (!fitsLong(exact)) return double(approximate);
    return typeof base === 'number' && typeof exponent === 'number' && isInt32(Number(exact))
      ? Number(exact)
      : exact;
  },
  28763,
);

const wholePower = (base: bigint, exponent: bigint): bigint => {
  if (base === 1n || base === -1n) return exponent % 2n === 0n ? 1n : base;
  return base ** exponent;
};

const decimalPower = (base: Decimal, exponent: Numeric): Decimal => {
  const steps = toInteger(exponent);
  if (steps === undefined || steps > 10_000n || steps < -10_000n)
    throw mongoError(238, '$pow of a decimal with this exponent is not supported by this server');
  let result = Decimal.fromBigInt(1n);
  for (let left = steps < 0n ? -steps : steps; left > 0n; left -= 1n) result = result.multiply(base);
  return steps < 0n ? Decimal.fromBigInt(1n).divide(result) : result;
};

/** Powers, roots and logarithms. */
export const EXPONENTS: Record<string, CompileOperator> = {
  $sqrt: numeric(28765, (value) => {
    if (toNumber(value) < 0) throw mongoError(28714, "$sqrt's argument must be greater than or equal to 0");
    return value instanceof Decimal ? squareRoot(value) : double(Math.sqrt(toNumber(value)));
  }),
  $pow: power,
  $exp: inDouble(28765, Math.exp),
  $ln: inDouble(28765, positive(28766, '$ln', Math.log)),
  $log10: inDouble(28765, positive(28761, '$log10', Math.log10)),
  $log: logarithm,
};

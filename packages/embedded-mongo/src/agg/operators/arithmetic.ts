/** Arithmetic over all number types, and over dates where MongoDB allows it. */

import {
  Decimal,
  divide,
  double,
  fitsLong,
  isDouble,
  isInt32,
  isIntegral,
  isNumeric,
  isZero,
  type Maybe,
  multiply,
  type Numeric,
  remainder,
  squareRoot,
  subtract,
  Total,
  toDecimal,
  toInteger,
  toNumber,
  typeName,
} from '../../bson';
import { mongoError } from '../../errors';
import { between, binary, type CompileOperator, nullish, unary, variadic } from './arguments';

/** One number in, null passed on. */
const numeric = (code: number, apply: (value: Numeric, name: string) => Maybe): CompileOperator =>
  unary((value, name) => {
    if (nullish(value)) return null;
    if (!isNumeric(value))
      throw mongoError(code, `${name} only supports numeric types, not ${typeName(value)}`);
    return apply(value, name);
  });

/** Milliseconds are whole: halves of a double go away from zero. */
const wholeMillis = (amount: Numeric): number => {
  if (!isDouble(amount)) return Number(toDecimal(amount).quantize(0, 'halfEven').toBigInt());
  const value = toNumber(amount);
  return Math.sign(value) * Math.round(Math.abs(value));
};

const shiftDate = (date: Date, amount: Numeric): Date => {
  const result = new Date(date.getTime() + wholeMillis(amount));
  if (Number.isNaN(result.getTime())) throw mongoError(15, 'date overflow');
  return result;
};

const addAll = (values: readonly Maybe[]): Maybe => {
  const total = new Total();
  let date: Date | undefined;
  for (const value of values) {
    if (nullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw mongoError(16612, 'only one date allowed in an $add expression');
      date = value;
    } else if (isNumeric(value)) total.add(value);
    else throw mongoError(14, `$add only supports numeric or date types, not ${typeName(value)}`);
  }
  return date ? shiftDate(date, total.result()) : total.result();
};

const minus = (a: Maybe, b: Maybe): Maybe => {
  if (nullish(a) || nullish(b)) return null;
  if (isNumeric(a) && isNumeric(b)) return subtract(a, b);
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return shiftDate(a, subtract(0, b));
  throw mongoError(14, `can't $subtract ${typeName(b)} from ${typeName(a)}`);
};

const pair = (
  code: number,
  apply: (a: Numeric, b: Numeric) => Maybe,
  secondCode: number = code,
): CompileOperator =>
  binary((a, b, name) => {
    if (nullish(a) || nullish(b)) return null;
    if (!isNumeric(a) || !isNumeric(b))
      throw mongoError(
        isNumeric(a) ? secondCode : code,
        `${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`,
      );
    return apply(a, b);
  });

const absolute = (value: Numeric): Numeric => {
  if (value instanceof Decimal) return value.negative ? value.negate() : value;
  if (isDouble(value)) return double(Math.abs(toNumber(value)));
  if (toNumber(value) >= 0) return value;
  if (value === -(2n ** 63n)) throw mongoError(28680, "can't take $abs of long long min");
  return subtract(typeof value === 'bigint' ? 0n : 0, value);
};

const places = (value: Maybe, name: string): number => {
  const whole = value === undefined ? 0n : toInteger(value);
  if (whole === undefined) throw mongoError(51082, `precision argument to ${name} must be an integral value`);
  if (whole < -20n || whole > 100n)
    throw mongoError(51083, `cannot apply ${name} with precision value ${whole} value must be in [-20, 100]`);
  return Number(whole);
};

/** The double as it is, to 34 digits: 2.675 is a little less than it looks. */
const exactly = (value: Numeric): Decimal => {
  if (!isDouble(value) || !Number.isFinite(toNumber(value))) return toDecimal(value);
  return Decimal.parse(toNumber(value).toPrecision(34)) ?? toDecimal(value);
};

/** `$round` to even and `$trunc`. */
const rounded = (mode: 'halfEven' | 'down'): CompileOperator =>
  between(1, 2, ([value, precision], name) => {
    if (nullish(value) || precision === null) return null;
    if (!isNumeric(value))
      throw mongoError(51081, `${name} only supports numeric types, not ${typeName(value)}`);
    const digits = places(precision, name);
    const result = exactly(value).quantize(digits, mode);
    if (value instanceof Decimal) return result;
    if (isDouble(value)) return Number.isFinite(toNumber(value)) ? double(result.toNumber()) : value;
    if (digits >= 0) return value;
    const whole = result.toBigInt();
    if (!fitsLong(whole))
      throw mongoError(
        51080,
        `invalid conversion from Decimal128 result in ${name} resulting from arguments`,
      );
    return typeof value === 'number' && isInt32(Number(whole)) ? Number(whole) : whole;
  });

const whole = (mode: 'ceil' | 'floor'): CompileOperator =>
  numeric(28765, (value) => {
    if (value instanceof Decimal) return value.quantize(0, mode);
    return isDouble(value) ? double(Math[mode](toNumber(value))) : value;
  });

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

const logarithm = pair(
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

const power = pair(
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

const bitwise = (start: number, apply: (a: bigint, b: bigint) => bigint): CompileOperator =>
  variadic((values, name) => {
    let result: number | bigint = start;
    for (const value of values) {
      if (nullish(value)) return null;
      if (!isNumeric(value) || !isIntegral(value))
        throw mongoError(14, `${name} only supports int and long operands, not ${typeName(value)}`);
      const bits = apply(BigInt(result), BigInt(value));
      result = typeof result === 'number' && typeof value === 'number' ? Number(bits) : bits;
    }
    return result;
  });

export const ARITHMETIC: Record<string, CompileOperator> = {
  $add: variadic(addAll),
  $subtract: binary(minus),
  $multiply: variadic((values) => {
    let result: Numeric = 1;
    for (const value of values) {
      if (nullish(value)) return null;
      if (!isNumeric(value))
        throw mongoError(14, `$multiply only supports numeric types, not ${typeName(value)}`);
      result = multiply(result, value);
    }
    return result;
  }),
  $divide: pair(14, (a, b) => {
    if (isZero(b)) throw mongoError(2, "can't $divide by zero");
    return divide(a, b);
  }),
  $mod: pair(16611, (a, b) => {
    if (isZero(b)) throw mongoError(16610, "can't $mod by zero");
    // A double that is a whole number of 32 bits divides whole numbers as one of them.
    const divisor = isIntegral(a) && isDouble(b) && isInt32(toNumber(b) + 0) ? toNumber(b) + 0 : b;
    return remainder(a, divisor);
  }),
  $abs: numeric(28765, absolute),
  $ceil: whole('ceil'),
  $floor: whole('floor'),
  $round: rounded('halfEven'),
  $trunc: rounded('down'),
  $sqrt: numeric(28765, (value) => {
    if (toNumber(value) < 0) throw mongoError(28714, "$sqrt's argument must be greater than or equal to 0");
    return value instanceof Decimal ? squareRoot(value) : double(Math.sqrt(toNumber(value)));
  }),
  $pow: power,
  $exp: inDouble(28765, Math.exp),
  $ln: inDouble(28765, positive(28766, '$ln', Math.log)),
  $log10: inDouble(28765, positive(28761, '$log10', Math.log10)),
  $log: logarithm,
  $bitAnd: bitwise(-1, (a, b) => a & b),
  $bitOr: bitwise(0, (a, b) => a | b),
  $bitXor: bitwise(0, (a, b) => a ^ b),
  $bitNot: numeric(14, (value, name) => {
    if (!isIntegral(value))
      throw mongoError(14, `${name} only supports int and long, not: ${typeName(value)}.`);
    return typeof value === 'bigint' ? ~value : ~value;
  }),
};

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
  subtract,
  Total,
  toDecimal,
  toInteger,
  toNumber,
  typeName,
} from '../../bson';
import { mongoError } from '../../errors';
import { between, binary, type CompileOperator, nullish, variadic } from './arguments';
import { numeric, numericPair } from './numeric-arguments';

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
  $divide: numericPair(14, (a, b) => {
    if (isZero(b)) throw mongoError(2, "can't $divide by zero");
    return divide(a, b);
  }),
  $mod: numericPair(16611, (a, b) => {
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
};

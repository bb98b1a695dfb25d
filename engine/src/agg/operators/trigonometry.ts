/** Trigonometry in double precision. */

import { Decimal, double, isNumeric, type Maybe, toNumber, typeName } from '../../bson';
import { mongoError } from '../../errors';
import { binary, type CompileOperator, nullish, unary } from './arguments';

const numberOf = (value: Maybe, name: string): number => {
  if (!isNumeric(value))
    throw mongoError(28765, `${name} only supports numeric types, not ${typeName(value)}`);
  if (value instanceof Decimal) throw mongoError(238, `${name} on a decimal is not supported by this server`);
  return toNumber(value);
};

const of = (apply: (x: number) => number, min = -Infinity, max = Infinity): CompileOperator =>
  unary((value, name) => {
    if (nullish(value)) return null;
    const x = numberOf(value, name);
    if (x < min || x > max)
      throw mongoError(50989, `cannot apply ${name} to ${x}, value must be in [${min},${max}]`);
    return double(apply(x));
  });

export const TRIGONOMETRY: Record<string, CompileOperator> = {
  $sin: of(Math.sin, -Number.MAX_VALUE, Number.MAX_VALUE),
  $cos: of(Math.cos, -Number.MAX_VALUE, Number.MAX_VALUE),
  $tan: of(Math.tan, -Number.MAX_VALUE, Number.MAX_VALUE),
  $asin: of(Math.asin, -1, 1),
  $acos: of(Math.acos, -1, 1),
  $atan: of(Math.atan),
  $sinh: of(Math.sinh),
  $cosh: of(Math.cosh),
  $tanh: of(Math.tanh),
  $asinh: of(Math.asinh),
  $acosh: of(Math.acosh, 1),
  $atanh: of(Math.atanh, -1, 1),
  $degreesToRadians: of((x) => (x * Math.PI) / 180),
  $radiansToDegrees: of((x) => (x * 180) / Math.PI),
  $atan2: binary((a, b, name) =>
    nullish(a) || nullish(b) ? null : double(Math.atan2(numberOf(a, name), numberOf(b, name))),
  ),
};

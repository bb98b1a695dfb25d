/** Whole numbers bit by bit. */

import { isIntegral, isNumeric, typeName } from '../../bson';
import { mongoError } from '../../errors';
import { type CompileOperator, nullish, variadic } from './arguments';
import { numeric } from './numeric-arguments';

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

/** `$bitAnd`, `$bitOr`, `$bitXor` and `$bitNot`. */
export const BITWISE: Record<string, CompileOperator> = {
  $bitAnd: bitwise(-1, (a, b) => a & b),
  $bitOr: bitwise(0, (a, b) => a | b),
  $bitXor: bitwise(0, (a, b) => a ^ b),
  $bitNot: numeric(14, (value, name) => {
    if (!isIntegral(value))
      throw mongoError(14, `${name} only supports int and long, not: ${typeName(value)}.`);
    return typeof value === 'bigint' ? ~value : ~value;
  }),
};

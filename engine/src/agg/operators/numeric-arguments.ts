/** Operators that take one number or two, and pass null on. */

import { isNumeric, type Maybe, type Numeric, typeName } from '../../bson';
import { mongoError } from '../../errors';
import { binary, type CompileOperator, nullish, unary } from './arguments';

/** One number; `code` refuses anything else. */
export const numeric = (code: number, apply: (value: Numeric, name: string) => Maybe): CompileOperator =>
  unary((value, name) => {
    if (nullish(value)) return null;
    if (!isNumeric(value))
      throw mongoError(code, `${name} only supports numeric types, not ${typeName(value)}`);
    return apply(value, name);
  });

/** Two numbers; `secondCode` refuses when only the second is none. */
export const numericPair = (
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

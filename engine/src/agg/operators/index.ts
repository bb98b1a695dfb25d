/** Every family of expression operators: look here for the file that holds one. */

import type { CompileOperator } from './arguments';
import { ARITHMETIC } from './arithmetic';
import { ARRAYS } from './array';
import { ARRAY_ORDER } from './array-order';
import { BITWISE } from './bitwise';
import { COMPARISON } from './comparison';
import { CONTROL } from './control';
import { CONVERSION } from './conversion';
import { DATES } from './date';
import { DATE_PARTS } from './date-parts';
import { EXPONENTS } from './exponents';
import { ITERATION } from './iteration';
import { OPERATORS_OVER_LISTS } from './list-accumulators';
import { OBJECTS } from './object';
import { SETS } from './set';
import { STRINGS } from './string';
import { TRIGONOMETRY } from './trigonometry';

/** All operators of expressions, family by family. */
export const OPERATOR_FAMILIES: readonly Readonly<Record<string, CompileOperator>>[] = [
  ARITHMETIC,
  ARRAYS,
  ARRAY_ORDER,
  BITWISE,
  COMPARISON,
  CONTROL,
  CONVERSION,
  DATES,
  DATE_PARTS,
  EXPONENTS,
  ITERATION,
  OBJECTS,
  OPERATORS_OVER_LISTS,
  SETS,
  STRINGS,
  TRIGONOMETRY,
];

/** `$sum`, `$avg`, `$min`, `$max`, `$stdDev...` as expressions: over several arguments, or the elements of one array. */

import type { Maybe } from '../../bson';
import { ACCUMULATORS, type NewAccumulator } from '../accumulators';
import { type CompileOperator, variadic } from './arguments';

const over = (name: string): CompileOperator =>
  variadic((values, _name, scope) => {
    const accumulator = (ACCUMULATORS[name] as NewAccumulator)(scope.collation?.strings);
    const [only] = values;
    const items: readonly Maybe[] = values.length === 1 && Array.isArray(only) ? only : values;
    for (const item of items) accumulator.add(item);
    return accumulator.result();
  });

export const OPERATORS_OVER_LISTS: Record<string, CompileOperator> = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => [name, over(name)]),
);

/** Arrays as sets: no order, no repeats. */

import { compare, type Maybe, typeName, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { truthy } from '../compiler';
import { arrayOf, binary, type CompileOperator, nullish, unary, variadic } from './arguments';

/** The elements in order without repeats. */
const distinctValues = (items: readonly Value[]): Value[] =>
  [...items]
    .sort((a, b) => compare(a, b))
    .filter((item, at, sorted) => at === 0 || compare(sorted[at - 1], item) !== 0);

const has = (items: readonly Value[], wanted: Value): boolean =>
  items.some((item) => compare(item, wanted) === 0);

const lists = (values: readonly Maybe[], code: number, name: string): Value[][] | null => {
  if (values.some(nullish)) return null;
  return values.map((value) =>
    arrayOf(value, code, `All operands of ${name} must be arrays. One argument is of type: `),
  );
};

const sides = (apply: (a: Value[], b: Value[]) => Maybe, codes: readonly [number, number]): CompileOperator =>
  binary((a, b, name) => {
    const both = [a, b].map((value, at) =>
      nullish(value) && name === '$setDifference'
        ? null
        : arrayOf(
            value,
            codes[at as 0 | 1],
            `both operands of ${name} must be arrays. ${at === 0 ? 'First' : 'Second'} argument is of type: `,
          ),
    );
    return both[0] && both[1] ? apply(both[0], both[1]) : null;
  });

const elements = (value: Maybe, code: number, name: string): Value[] => {
  if (Array.isArray(value)) return value;
  throw mongoError(code, `${name}'s argument must be an array, but is ${typeName(value)}`);
};

export const SETS: Record<string, CompileOperator> = {
  $setUnion: variadic((values, name) => {
    const all = lists(values, 17043, name);
    return all && distinctValues(all.flat());
  }),
  $setIntersection: variadic((values, name) => {
    const all = lists(values, 17047, name);
    if (!all) return null;
    const [first = [], ...others] = all;
    return distinctValues(first).filter((item) => others.every((list) => has(list, item)));
  }),
  $setDifference: sides(
    (a, b) => a.filter((item, at) => !has(b, item) && !has(a.slice(0, at), item)),
    [17048, 17049],
  ),
  $setIsSubset: sides((a, b) => a.every((item) => has(b, item)), [17046, 17042]),
  $setEquals: variadic((values) => {
    if (values.length < 2)
      throw mongoError(17045, `$setEquals needs at least two arguments had: ${values.length}`);
    const sets = values.map((value) =>
      distinctValues(
        arrayOf(value, 17044, 'All operands of $setEquals must be arrays. One argument is of type: '),
      ),
    );
    return sets.every((set) => compare(set, sets[0]) === 0);
  }),
  $anyElementTrue: unary((value) => elements(value, 17041, '$anyElementTrue').some(truthy)),
  $allElementsTrue: unary((value) => elements(value, 17040, '$allElementsTrue').every(truthy)),
};

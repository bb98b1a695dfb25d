/** Arrays in an order: sorted, or the first, last, least and greatest of their elements. */

import { compare, getPath, isDoc, isNumeric, splitPath, toInteger, toNumber, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileSort } from '../../query/sort';
import { compileOperand } from '../compiler';
import { arrayOf, type CompileOperator, named, namedArguments, nullish } from './arguments';

/** `sortBy` is a sort document for documents, or 1 / -1 for whole elements. */
const sortArray: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['input', 'sortBy'], []);
  const input = compileOperand(fields.get('input') as Value, scope);
  const by = fields.get('sortBy') as Value;
  const order = sortOf(by, scope.collation?.strings);
  return (env) => {
    const value = input(env);
    if (nullish(value)) return null;
    return [
      ...arrayOf(value, 2942504, 'The input argument to $sortArray must be an array, but was of type: '),
    ].sort(order);
  };
};

/** Fields are taken as they are: an array there is compared as a whole. */
const sortOf = (by: Value, strings?: Parameters<typeof compare>[2]): ((a: Value, b: Value) => number) => {
  if (isDoc(by)) {
    const order = compileSort(by);
    if (!order) throw mongoError(2942505, '$sortArray must have at least one sort key');
    const fields = order.fields.map(({ path, direction }) => ({ parts: splitPath(path), direction }));
    const at = (value: Value, parts: readonly string[]): Value =>
      isDoc(value) ? (getPath(value, parts) ?? null) : null;
    return (a, b) => {
      for (const { parts, direction } of fields) {
        const result = compare(at(a, parts), at(b, parts), strings);
        if (result !== 0) return direction * result;
      }
      return 0;
    };
  }
  const direction = isNumeric(by) ? toNumber(by) : 0;
  if (direction !== 1 && direction !== -1)
    throw mongoError(2942506, 'The $sort element value must be either 1 or -1');
  return (a, b) => direction * compare(a, b, strings);
};

/** `$firstN`, `$lastN`, `$minN`, `$maxN` over an array. */
const severalOf = (pick: (list: Value[], n: number) => Value[]): CompileOperator =>
  named(['n', 'input'], [], ({ n, input }, name) => {
    const count = toInteger(n);
    if (count === undefined)
      throw mongoError(
        isNumeric(n) ? 5787903 : 5787902,
        `Value for 'n' must be of integral type, but found ${String(n)}`,
      );
    if (count <= 0n) throw mongoError(5787908, `'n' must be greater than 0, found ${String(n)} for ${name}`);
    if (nullish(input)) throw mongoError(5788200, `Input must be an array for ${name}`);
    return pick(arrayOf(input, 5788200, `Input must be an array for ${name}, found `), Number(count));
  });

/** `$sortArray` and the operators that take several elements. */
export const ARRAY_ORDER: Record<string, CompileOperator> = {
  $firstN: severalOf((list, n) => list.slice(0, n)),
  $lastN: severalOf((list, n) => list.slice(-n)),
  $minN: severalOf((list, n) =>
    list
      .filter((item) => !nullish(item))
      .sort((a, b) => compare(a, b))
      .slice(0, n),
  ),
  $maxN: severalOf((list, n) =>
    list
      .filter((item) => !nullish(item))
      .sort((a, b) => compare(b, a))
      .slice(0, n),
  ),
  $sortArray: sortArray,
};

/** Arrays: taking apart, joining, ordering. */

import {
  compare,
  type Doc,
  equal,
  isDoc,
  isNumeric,
  type Maybe,
  toInteger,
  toNumber,
  typeName,
  type Value,
} from '../../bson';
import { mongoError } from '../../errors';
import { compileSort } from '../../query/sort';
import { compileOperand } from '../compiler';
import {
  between,
  binary,
  type CompileOperator,
  compileExactly,
  named,
  namedArguments,
  nullish,
  unary,
  variadic,
} from './arguments';

/** The argument as an array, or the refusal that MongoDB gives for the operator. */
export const arrayOf = (value: Maybe, code: number, message: string): Value[] => {
  if (Array.isArray(value)) return value;
  throw mongoError(code, `${message}${typeName(value)}`);
};

const elementAt = (items: Maybe, index: Maybe): Maybe => {
  if (nullish(items) || nullish(index)) return null;
  const list = arrayOf(items, 28689, "$arrayElemAt's first argument must be an array, but is ");
  if (!isNumeric(index))
    throw mongoError(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`,
    );
  const at = toInteger(index);
  if (at === undefined)
    throw mongoError(
      28691,
      `$arrayElemAt's second argument must be representable as a 32-bit integer: ${String(index)}`,
    );
  return list[Number(at < 0n ? at + BigInt(list.length) : at)];
};

const end = (last: boolean): CompileOperator =>
  unary((value, name) => {
    if (nullish(value)) return null;
    const list = arrayOf(value, 28689, `${name}'s argument must be an array, but is `);
    return last ? list.at(-1) : list[0];
  });

const indexIn = (value: Maybe, code: number, message: string): number => {
  const number = toInteger(value);
  if (number === undefined) throw mongoError(code, `${message}${typeName(value)}`);
  return Number(number);
};

const slice = between(2, 3, ([items, first, second]) => {
  if (nullish(items) || nullish(first) || second === null) return null;
  const list = arrayOf(items, 28724, 'First argument to $slice must be an array, but is of type: ');
  const start = indexIn(first, 28725, 'Second argument to $slice must be a numeric value, but is of type: ');
  if (second === undefined) return start >= 0 ? list.slice(0, start) : list.slice(start);
  const count = indexIn(second, 28727, 'Third argument to $slice must be numeric, but is of type: ');
  if (count <= 0) throw mongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const from = start < 0 ? Math.max(0, list.length + start) : start;
  return list.slice(from, from + count);
});

const RANGE_MAX = 1_000_000;

const range = between(2, 3, (bounds) => {
  const [start, stop, step = 1] = bounds.map((bound, at) =>
    bound === undefined
      ? 1
      : indexIn(
          bound,
          [34443, 34445, 34447][at] ?? 0,
          `$range requires a numeric ${['starting', 'ending', 'step'][at]} value, found value of type: `,
        ),
  ) as [number, number, number?];
  if (step === 0) throw mongoError(34449, '$range requires a non-zero step value');
  const result: number[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) {
    if (result.length >= RANGE_MAX)
      throw mongoError(146, `$range would use too much memory, more than ${RANGE_MAX} elements`);
    result.push(at);
  }
  return result;
});

const concatArrays = variadic((values) => {
  const result: Value[] = [];
  for (const value of values) {
    if (nullish(value)) return null;
    result.push(...arrayOf(value, 28664, '$concatArrays only supports arrays, not '));
  }
  return result;
});

const indexOfArray = between(2, 4, ([items, wanted, from, to]) => {
  if (nullish(items)) return null;
  const list = arrayOf(items, 40090, '$indexOfArray requires an array as a first argument, found: ');
  const bound = (value: Maybe, otherwise: number): number =>
    value === undefined
      ? otherwise
      : indexIn(value, 40096, '$indexOfArray requires an integral index, found a value of type: ');
  const stop = Math.min(list.length, bound(to, list.length));
  for (let at = bound(from, 0); at < stop; at++) if (equal(list[at], wanted)) return at;
  return -1;
});

const zip: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['inputs'], ['useLongestLength', 'defaults']);
  const inputs = compileOperand(fields.get('inputs') as Value, scope);
  const defaults = fields.has('defaults')
    ? compileOperand(fields.get('defaults') as Value, scope)
    : undefined;
  const longest = fields.get('useLongestLength') === true;
  if (defaults && !longest)
    throw mongoError(34467, 'cannot specify defaults unless useLongestLength is true');
  return (env) => {
    const given = arrayOf(inputs(env), 34461, 'inputs must be an array of expressions, found ');
    if (given.some(nullish)) return null;
    const lists = given.map((item) => arrayOf(item, 34468, '$zip found a non-array expression in input: '));
    const fill = defaults?.(env);
    const lengths = lists.map((list) => list.length);
    const length = lists.length === 0 ? 0 : longest ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, at) =>
      lists.map((list, index) => list[at] ?? (Array.isArray(fill) ? (fill[index] ?? null) : null)),
    );
  };
};

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

const sortOf = (by: Value, strings?: Parameters<typeof compare>[2]): ((a: Value, b: Value) => number) => {
  if (isDoc(by)) {
    const order = compileSort(by);
    if (!order) throw mongoError(2942505, '$sortArray must have at least one sort key');
    const keyOf = (value: Value): ReturnType<typeof order.key> => order.key(isDoc(value) ? value : new Map());
    return (a, b) => order.compareKeys(keyOf(a), keyOf(b));
  }
  const direction = isNumeric(by) ? toNumber(by) : 0;
  if (direction !== 1 && direction !== -1)
    throw mongoError(2942503, '$sortArray requires sortBy to be 1, -1 or a document');
  return (a, b) => direction * compare(a, b, strings);
};

/** `$firstN`, `$lastN`, `$minN`, `$maxN` over an array. */
const severalOf = (pick: (list: Value[], n: number) => Value[]): CompileOperator =>
  named(['n', 'input'], [], ({ n, input }, name) => {
    const count = toInteger(n);
    if (count === undefined || count <= 0n)
      throw mongoError(5787908, `'n' must be greater than 0, found ${String(n)} for ${name}`);
    if (nullish(input)) throw mongoError(5788200, `Input must be an array for ${name}`);
    return pick(arrayOf(input, 5788200, `Input must be an array for ${name}, found `), Number(count));
  });

const arrayToObject = unary((value): Maybe => {
  if (nullish(value)) return null;
  const result: Doc = new Map();
  for (const item of arrayOf(value, 40386, '$arrayToObject requires an array input, found: ')) {
    const [key, field] = Array.isArray(item) ? item : isDoc(item) ? [item.get('k'), item.get('v')] : [];
    if (!Array.isArray(item) && !isDoc(item))
      throw mongoError(40398, `Unrecognised input type format for $arrayToObject: ${typeName(item)}`);
    if (Array.isArray(item) ? item.length !== 2 : item.size !== 2 || field === undefined)
      throw mongoError(
        40397,
        `$arrayToObject requires an array of size 2 arrays or of objects with keys 'k' and 'v'`,
      );
    if (typeof key !== 'string')
      throw mongoError(40394, `$arrayToObject requires keys of type string, found type: ${typeName(key)}`);
    result.set(key, field as Value);
  }
  return result;
});

export const ARRAYS: Record<string, CompileOperator> = {
  $arrayElemAt: binary(elementAt),
  $arrayToObject: arrayToObject,
  $concatArrays: concatArrays,
  $first: end(false),
  $last: end(true),
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
  $in: (argument, scope, name) => {
    const [wanted, list] = compileExactly(2, argument, scope, name);
    return (env) => {
      const value = wanted?.(env);
      const items = arrayOf(list?.(env), 40081, '$in requires an array as a second argument, found: ');
      return items.some((item) => compare(item, value, scope.collation?.strings) === 0);
    };
  },
  $indexOfArray: indexOfArray,
  $isArray: unary((value) => Array.isArray(value)),
  $range: range,
  $reverseArray: unary((value) =>
    nullish(value)
      ? null
      : [
          ...arrayOf(value, 34435, 'The argument to $reverseArray must be an array, but was of type: '),
        ].reverse(),
  ),
  $size: unary(
    (value) => arrayOf(value, 17124, 'The argument to $size must be an array, but was of type: ').length,
  ),
  $slice: slice,
  $sortArray: sortArray,
  $zip: zip,
};

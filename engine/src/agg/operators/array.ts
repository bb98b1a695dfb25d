/** Arrays: taking apart and joining. */

import { compare, equal, isInt32, isNumeric, type Maybe, toInteger, typeName, type Value } from '../../bson';
import { mongoError } from '../../errors';
import { compileOperand, type Operand } from '../compiler';
import {
  arrayOf,
  between,
  binary,
  type CompileOperator,
  compileExactly,
  namedArguments,
  nullish,
  unary,
  variadic,
} from './arguments';

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

/** A whole number of 32 bits. Refuses what is no number with the code given, other numbers with the one after it. */
const indexIn = (value: Maybe, code: number, message: string): number => {
  if (!isNumeric(value)) throw mongoError(code, `${message}${typeName(value)}`);
  const number = toInteger(value);
  if (number === undefined || !isInt32(Number(number)))
    throw mongoError(code + 1, `${message}${typeName(value)} that cannot be represented as a 32-bit integer`);
  return Number(number);
};

const slice = between(2, 3, ([items, first, ...rest]) => {
  if (nullish(items) || nullish(first) || rest.some(nullish)) return null;
  const list = arrayOf(items, 28724, 'First argument to $slice must be an array, but is of type: ');
  const start = indexIn(first, 28725, 'Second argument to $slice must be a numeric value, but is of type: ');
  if (rest.length === 0) return start >= 0 ? list.slice(0, start) : list.slice(start);
  const count = indexIn(rest[0], 28727, 'Third argument to $slice must be numeric, but is of type: ');
  if (count <= 0) throw mongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const from = start < 0 ? Math.max(0, list.length + start) : start;
  return list.slice(from, from + count);
});

const RANGE_MAX = 1_000_000;

const range = between(2, 3, (bounds) => {
  const [start, stop, step = 1] = bounds.map((bound, at) =>
    indexIn(
      bound,
      34443 + 2 * at,
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

const position = (value: Maybe): number => {
  const index = toInteger(value);
  if (index === undefined)
    throw mongoError(
      40096,
      `$indexOfArray requires an integral index, found a value of type: ${typeName(value)}`,
    );
  if (index < 0n) throw mongoError(40097, `$indexOfArray requires a nonnegative index, found: ${index}`);
  return Number(index);
};

const indexOfArray = between(2, 4, ([items, wanted, from, to]) => {
  if (nullish(items)) return null;
  const list = arrayOf(items, 40090, '$indexOfArray requires an array as a first argument, found: ');
  const bound = (value: Maybe, otherwise: number): number =>
    value === undefined ? otherwise : position(value);
  const stop = Math.min(list.length, bound(to, list.length));
  for (let at = bound(from, 0); at < stop; at++) if (equal(list[at], wanted)) return at;
  return -1;
});

const zip: CompileOperator = (argument, scope, name) => {
  const fields = namedArguments(argument, name, ['inputs'], ['useLongestLength', 'defaults']);
  const operandsOf = (key: string, code: number): Operand[] =>
    arrayOf(fields.get(key) ?? [], code, `${key} must be an array of expressions, found `).map((item) =>
      compileOperand(item, scope),
    );
  const [inputs, defaults] = [operandsOf('inputs', 34461), operandsOf('defaults', 34462)];
  const longest = fields.get('useLongestLength') ?? false;
  if (typeof longest !== 'boolean') throw mongoError(34463, 'useLongestLength must be a bool');
  if (inputs.length === 0) throw mongoError(34465, '$zip requires at least one input array');
  if (defaults.length > 0 && !longest)
    throw mongoError(34466, 'cannot specify defaults unless useLongestLength is true');
  if (defaults.length > 0 && defaults.length !== inputs.length)
    throw mongoError(34467, 'defaults and inputs must have the same length');
  return (env) => {
    const given = inputs.map((input) => input(env));
    if (given.some(nullish)) return null;
    const lists = given.map((item) => arrayOf(item, 34468, '$zip found a non-array expression in input: '));
    const fill = defaults.map((operand) => operand(env) ?? null);
    const lengths = lists.map((list) => list.length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, at) => lists.map((list, index) => list[at] ?? fill[index] ?? null));
  };
};

export const ARRAYS: Record<string, CompileOperator> = {
  $arrayElemAt: binary(elementAt),
  $concatArrays: concatArrays,
  $first: end(false),
  $last: end(true),
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
  $zip: zip,
};

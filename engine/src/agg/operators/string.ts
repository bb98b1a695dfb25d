/** Strings: positions count code points (`CP`) or UTF-8 bytes (`Bytes`). */

import {
  BsonSymbol,
  type Doc,
  isInt32,
  isNumeric,
  type Maybe,
  Regex,
  toInteger,
  toNumber,
  typeName,
} from '../../bson';
import { MongoError, mongoError } from '../../errors';
import { compilePattern } from '../../query/regex';
import { toText } from '../conversion/to-text';
import { between, binary, type CompileOperator, named, nullish, unary, variadic } from './arguments';

const stringOf = (value: Maybe, code: number, what: string): string => {
  if (typeof value === 'string') return value;
  if (value instanceof BsonSymbol) return value.value;
  throw mongoError(code, `${what}, found: ${typeName(value)}`);
};

const concat = variadic((values) => {
  let text = '';
  for (const value of values) {
    if (nullish(value)) return null;
    if (typeof value !== 'string')
      throw mongoError(16702, `$concat only supports strings, not ${typeName(value)}`);
    text += value;
  }
  return text;
});

const count = (value: Maybe, code: number, message: string): number => {
  const number = isNumeric(value) ? Math.trunc(toNumber(value)) : undefined;
  if (number === undefined) throw mongoError(code, `${message} ${typeName(value)})`);
  return number;
};

/** Refuses to cut a character in two. */
const substrBytes = between(3, 3, ([value, from, length], name) => {
  const bytes = Buffer.from(toText(value) ?? '');
  const start = count(from, 16034, `${name}: starting index must be a numeric type (is BSON type`);
  const size = count(length, 16035, `${name}: length must be a numeric type (is BSON type`);
  if (start < 0) throw mongoError(50752, `${name}: starting index must be non-negative (got: ${start})`);
  const end = size < 0 ? bytes.length : Math.min(bytes.length, start + size);
  const continues = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (start < bytes.length && continues(start))
    throw mongoError(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`);
  if (end < bytes.length && continues(end))
    throw mongoError(28657, `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`);
  return bytes.utf8Slice(Math.min(start, bytes.length), Math.max(start, end));
});

/** A whole number of 32 bits. Refuses what is no number with the code given, other numbers with the one after it. */
const index32 = (value: Maybe, code: number, what: string): number => {
  if (!isNumeric(value))
    throw mongoError(code, `${what} must be a numeric type (is BSON type ${typeName(value)})`);
  const whole = toInteger(value);
  if (whole === undefined || !isInt32(Number(whole)))
    throw mongoError(
      code + 1,
      `${what} cannot be represented as a 32-bit integral value: ${typeName(value)}`,
    );
  return Number(whole);
};

const substrCP = between(3, 3, ([value, from, length], name) => {
  const points = [...(toText(value) ?? '')];
  const start = index32(from, 34450, `${name}: starting index`);
  const size = index32(length, 34452, `${name}: length`);
  if (size < 0) throw mongoError(34454, `${name}: length must be a nonnegative integer.`);
  if (start < 0) throw mongoError(34455, `${name}: the starting index must be nonnegative integer.`);
  return points.slice(start, start + size).join('');
});

/** Among code points nothing is found behind the last one, not even the empty string; among bytes it is. */
const indexOf = (
  units: (text: string) => Buffer | string[],
  code: number,
  inBytes: boolean,
): CompileOperator =>
  between(2, 4, ([value, wanted, from, to], name) => {
    if (nullish(value)) return null;
    const text = units(stringOf(value, code, `${name} requires a string as the first argument`));
    const token = units(stringOf(wanted, code + 1, `${name} requires a string as the second argument`));
    const [start, end] = [from, to].map((bound, at) => {
      if (bound === undefined) return at === 0 ? 0 : text.length;
      const index = toInteger(bound);
      if (index === undefined)
        throw mongoError(
          40096,
          `${name} requires an integral ${at === 0 ? 'starting' : 'ending'} index, found a value of type: ${typeName(bound)}`,
        );
      if (index < 0n)
        throw mongoError(
          40097,
          `${name} requires a nonnegative ${at === 0 ? 'starting' : 'ending'} index, found: ${index}`,
        );
      return Math.min(Number(index), text.length + 1 - at);
    }) as [number, number];
    if (!inBytes && token.length === 0 && start >= end && text.length > 0) return -1;
    for (let at = start; at + token.length <= Math.min(end, text.length); at++) {
      let same = 0;
      while (same < token.length && text[at + same] === token[same]) same += 1;
      if (same === token.length) return at;
    }
    return -1;
  });

const trim = (left: boolean, right: boolean): CompileOperator =>
  named(['input'], ['chars'], ({ input, ...rest }, name) => {
    if (nullish(input)) return null;
    const text = [...stringOf(input, 50699, `${name} requires its input to be a string`)];
    const { chars } = rest;
    if ('chars' in rest && nullish(chars)) return null;
    const dropped =
      chars === undefined
        ? undefined
        : new Set(stringOf(chars, 50700, `${name} requires 'chars' to be a string`));
    const drops = (char: string | undefined): boolean =>
      char !== undefined && (dropped ? dropped.has(char) : /[\0\s\u00a0\u1680\u2000-\u200a]/.test(char));
    let [start, end] = [0, text.length];
    while (left && start < end && drops(text[start])) start += 1;
    while (right && end > start && drops(text[end - 1])) end -= 1;
    return text.slice(start, end).join('');
  });

const replace = (all: boolean): CompileOperator =>
  named(['input', 'find', 'replacement'], [], ({ input, find, replacement }, name) => {
    for (const [at, [key, value]] of Object.entries({ input, find, replacement }).entries())
      if (!nullish(value) && typeof value !== 'string')
        throw mongoError(51746 - at, `${name} requires that '${key}' be a string, found: ${typeName(value)}`);
    if (nullish(input) || nullish(find) || nullish(replacement)) return null;
    const [text, wanted, put] = [input, find, replacement] as [string, string, string];
    return all ? text.replaceAll(wanted, () => put) : text.replace(wanted, () => put);
  });

const split = binary((value, separator) => {
  if (nullish(value) || nullish(separator)) return null;
  const text = stringOf(
    value,
    40085,
    '$split requires an expression that evaluates to a string as a first argument',
  );
  const by = stringOf(
    separator,
    40086,
    '$split requires an expression that evaluates to a string as a second argument',
  );
  if (by === '') throw mongoError(40087, '$split requires a non-empty separator');
  return text.split(by);
});

const caseOf = (apply: (text: string) => string): CompileOperator =>
  unary((value) => apply(toText(value) ?? ''));
/** MongoDB changes the case of ASCII letters only. */
const lower = (text: string): string => text.replace(/[A-Z]/g, (char) => char.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]/g, (char) => char.toUpperCase());

const expressionOf = (regex: Maybe, options: Maybe, name: string): RegExp | undefined => {
  if (nullish(regex)) return undefined;
  if (options !== undefined && options !== null && typeof options !== 'string')
    throw mongoError(51106, `${name} needs 'options' to be of type string`);
  if (regex instanceof Regex) {
    if (typeof options === 'string' && regex.flags !== '')
      throw mongoError(51107, `${name} found regex option(s) specified in both 'regex' and 'option' fields`);
    return compiledIn(regex.pattern, options ?? regex.flags, name);
  }
  if (typeof regex !== 'string')
    throw mongoError(51105, `${name} needs 'regex' to be of type string or regex`);
  return compiledIn(regex, options ?? '', name);
};

const compiledIn = (pattern: string, options: string, name: string): RegExp => {
  if (pattern.includes('\0'))
    throw mongoError(51109, `${name}: regular expression cannot contain an embedded null byte`);
  if (options.includes('\0'))
    throw mongoError(51110, `${name}: regular expression options cannot contain an embedded null byte`);
  try {
    return compilePattern(pattern, options).compiled;
  } catch (error) {
    if (error instanceof MongoError && error.code === 51091)
      throw mongoError(51111, `Invalid Regex in ${name}: ${error.message}`);
    throw error;
  }
};

const found = (match: RegExpExecArray): Doc =>
  new Map<string, Maybe & {}>([
    ['match', match[0]],
    ['idx', [...match.input.slice(0, match.index)].length],
    ['captures', match.slice(1).map((capture) => capture ?? null)],
  ]) as Doc;

const regex = (none: Maybe, apply: (expression: RegExp, text: string) => Maybe): CompileOperator =>
  named(['input', 'regex'], ['options'], ({ input, regex: pattern, options }, name) => {
    const text = nullish(input)
      ? undefined
      : stringOf(input, 51104, `${name} needs 'input' to be of type string`);
    const expression = expressionOf(pattern, options, name);
    return text === undefined || !expression ? none : apply(expression, text);
  });

export const STRINGS: Record<string, CompileOperator> = {
  $concat: concat,
  $indexOfBytes: indexOf((text) => Buffer.from(text), 40091, true),
  $indexOfCP: indexOf((text) => [...text], 40093, false),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $trim: trim(true, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $split: split,
  $strLenBytes: unary((value) =>
    Buffer.byteLength(stringOf(value, 34473, '$strLenBytes requires a string argument')),
  ),
  $strLenCP: unary((value) => [...stringOf(value, 34471, '$strLenCP requires a string argument')].length),
  $strcasecmp: binary((a, b) => {
    const [x, y] = [upper(toText(a) ?? ''), upper(toText(b) ?? '')];
    return x < y ? -1 : x > y ? 1 : 0;
  }),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $toLower: caseOf(lower),
  $toUpper: caseOf(upper),
  $regexMatch: regex(false, (expression, text) => expression.test(text)),
  $regexFind: regex(null, (expression, text) => {
    const match = expression.exec(text);
    return match && found(match);
  }),
  $regexFindAll: regex([], (expression, text) =>
    // Behind the last character nothing more is looked for, except in an empty text.
    [...text.matchAll(new RegExp(expression.source, `${expression.flags}g`))]
      .filter((match) => match.index < text.length || text === '')
      .map((match) => found(match as RegExpExecArray)),
  ),
};

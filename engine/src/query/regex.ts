/** MongoDB's regular expressions (PCRE) as JavaScript's; what would silently mean something else is refused. */

import { mongoError } from '../errors';
import type { Pattern } from './predicate';

const invalid = (reason: string): Error => mongoError(51091, `Regular expression is invalid: ${reason}`);

/** Anchors that JavaScript spells differently. */
const ANCHORS: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
  h: '[ \\t]',
  H: '[^ \\t]',
};

/** Between lines only `\n` counts, and `$` also stands before a last one. */
const END = '(?=\\n?(?![\\s\\S]))';
const LINE_START = '(?:(?<![\\s\\S])|(?<=\\n)(?=[\\s\\S]))';
const LINE_END = '(?=\\n|(?![\\s\\S]))';

/** What a character outside of classes stands for. */
const plain = (char: string, flags: string): string => {
  if (char === '.' && !flags.includes('s')) return '[^\\n]';
  if (char === '$') return flags.includes('m') ? LINE_END : END;
  if (char === '^' && flags.includes('m')) return LINE_START;
  return char;
};

/** White space is ASCII only. */
const whiteSpace = (escaped: string, inClass: boolean): string | undefined => {
  if (escaped === 's') return inClass ? '\\t-\\r ' : '[\\t-\\r ]';
  return escaped === 'S' && !inClass ? '[^\\t-\\r ]' : undefined;
};

/** Rewrites escapes and anchors, and with option `x` drops white space and comments outside of classes. */
const translate = (source: string, flags: string): string => {
  const extended = flags.includes('x');
  let result = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at] as string;
    if (char === '\\') {
      const escaped = source[++at] ?? '';
      const anchor = inClass ? undefined : ANCHORS[escaped];
      if (!anchor && /[AzZhHQEGKRXNCgaeoO]/.test(escaped)) throw invalid(`\\${escaped} is not supported`);
      result += anchor ?? whiteSpace(escaped, inClass) ?? `\\${escaped}`;
    } else if (inClass) {
      if (char === '[' && source[at + 1] === ':') throw invalid('POSIX classes are not supported');
      inClass = char !== ']';
      result += char;
    } else if (extended && /\s/.test(char)) continue;
    else if (extended && char === '#') {
      while (at + 1 < source.length && source[at + 1] !== '\n') at += 1;
    } else {
      inClass = char === '[';
      result += plain(char, flags);
    }
  }
  return result;
};

/** The text that every match begins with, for bounds on an index; empty when there is none. */
const literalPrefix = (source: string, flags: string): string => {
  if (!source.startsWith('^') || /[imx]/.test(flags) || /[|(]/.test(source)) return '';
  let prefix = '';
  for (let at = 1; at < source.length; at++) {
    let char = source[at] as string;
    if (char === '\\') {
      char = source[++at] ?? '';
      if (/[a-zA-Z0-9]/.test(char) || char === '') break;
    } else if (/[.*+?[{$^)\]}]/.test(char)) {
      // A quantifier that allows none takes back the character before it.
      return /[*?{]/.test(char) ? prefix.slice(0, -1) : prefix;
    }
    prefix += char;
  }
  return prefix;
};

const build = (source: string, flags: string): RegExp => {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    // Unicode mode refuses harmless escapes such as `\-`, which PCRE accepts.
    try {
      return new RegExp(source, flags);
    } catch (error) {
      throw invalid(error instanceof Error ? error.message : String(error));
    }
  }
};

/** Compiles a pattern with MongoDB's options `i`, `m`, `s`, `x` (and `u`, which changes nothing). */
export const compilePattern = (source: string, options: string): Pattern => {
  if (source.includes('\0'))
    throw mongoError(51091, 'Regular expression cannot contain an embedded null byte');
  for (const option of options)
    if (!'imsxu'.includes(option)) throw mongoError(51108, `invalid flag in regex options: ${option}`);
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  const flags = [...new Set(options + (inline?.[1] ?? ''))].sort().join('');
  const body = inline ? source.slice(inline[0].length) : source;
  const compiled = build(translate(body, flags), flags.replace(/[xu]/g, ''));
  return { source, flags: options, compiled, prefix: literalPrefix(body, flags) };
};

import { z } from 'zod';
import { isLegible } from './legible-text';
import { accepted, type Result, rejected } from './result';

/**
 * Characters that show nothing and mean nothing in a stored text: soft hyphen, zero-width space, word joiner, byte order
 * mark, direction marks, tags. They arrive with what is copied from a page, and nobody sees that they are there.
 */
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;

/** Joiner and non-joiner shape Persian and Indic words and emoji: between two signs they are part of what is shown. */
const strayJoiner = /(?<![\p{L}\p{M}\p{S}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{S}])/gu;

const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const blanks = /[\s\u0085]+/g;

/**
 * The one form in which a text is kept and shown: composed (NFC), without what nobody sees, white space as single blanks
 * and none around it. With `lines` its line breaks stay, at most one empty line between two.
 */
export const tidyText = (raw: string, { lines = false } = {}): string => {
  const seen = raw.replace(unseen, '').replace(strayJoiner, '').normalize('NFC');
  if (!lines) return seen.replace(blanks, ' ').trim();
  return seen
    .replace(lineBreak, '\n')
    .split('\n')
    .map((line) => line.replace(blanks, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

/** What a text is read as without, wherever it stands: joiners, fillers, selectors of a variant and all that is unseen. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
/** Quotation marks, accents and primes that people and their keyboards write for an apostrophe. */
const apostrophes =
  /[`\u00b4\u02b9\u02bb-\u02bd\u02c8\u02ca\u02cb\u055a\u05f3\u1fbd\u1fbf\u1ffe\u2018\u2019\u201b\u2032\u2035\ua78c]/g;
const dashes = /[\p{Pd}\u02d7\u2043\u2212]/gu;
/** The empty sign of braille is no white space to Unicode, and looks like nothing else. */
const seenBlanks = /[\s\u2800]+/g;

const withPlainSigns = (text: string): string =>
  text.replace(ignorable, '').normalize('NFC').replace(apostrophes, "'").replace(dashes, '-');

/** Full case folding, which JavaScript has no word for: upper case spells ß out, lower case knows two forms of σ. */
const withoutCase = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/**
 * The text by which two spellings are the same, as a reader sees it: without what nobody sees, widths and ligatures as
 * plain letters (NFKC), every apostrophe and dash the same, single blanks, no case (ß as ss). Accents count.
 */
export const comparedText = (text: string): string => {
  // Signs that NFKC takes apart (´ as a blank with an accent) go before it, those that it makes (ŉ as ʼn) after it.
  const composed = withPlainSigns(text).normalize('NFKC');
  return withPlainSigns(withoutCase(composed)).normalize('NFKC').replace(seenBlanks, ' ').trim();
};

/** Letters that have no decomposition, as somebody types them on a keyboard without them. */
const spelledOut: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
};

/** What searches and orderings compare: the compared text without accents, œ as oe. */
export const plainText = (text: string): string =>
  comparedText(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæøłđðþħ]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(blanks, ' ')
    .trim();

/** A decimal digit of any script as 0 to 9: the ten of a script stand one after another. */
const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
};

/** The text with every digit as 0 to 9, whatever script or width it was typed in. */
export const asciiDigits = (text: string): string => text.normalize('NFKC').replace(/\p{Nd}/gu, asciiDigit);

/**
 * A number or code as it was made, from what somebody typed: spaces, dashes and case do not matter, nor do the digits
 * and letters of another keyboard. What it means is for the reader of the code to say.
 */
export const typedCode = (text: string): string =>
  asciiDigits(text)
    .replace(/[\p{Z}\t\n\r\p{Pd}\p{Cf}\u2212]/gu, '')
    .toUpperCase()
    .normalize('NFKC');

/** What is wrong with a text. */
export type TextProblem = 'Missing' | 'TooLong' | 'IllegalText';

type TextRule = Readonly<{
  /** In UTF-16 units, as browsers and the event contracts count. */
  max: number;
  lines?: boolean;
}>;

/** The text as it is kept, or what is wrong with it: nothing to see, too long, or signs that control what shows it. */
export const readText = (raw: string, { max, lines = false }: TextRule): Result<string, TextProblem> => {
  // Nothing of this length is a text of that length; it is not even worth tidying.
  if (raw.length > 4 * max + 100) return rejected('TooLong');
  const text = tidyText(raw, { lines });
  if (text === '') return rejected('Missing');
  if (text.length > max) return rejected('TooLong');
  return isLegible(text, { lines }) ? accepted(text) : rejected('IllegalText');
};

const textShape = (rule: TextRule) =>
  z.string().transform((raw, context) => {
    const read = readText(raw, rule);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: read.rejection, params: { max: rule.max } });
    return z.NEVER;
  });

/** One line of text that people read. */
export const lineShape = (max: number) => textShape({ max });

/** Several lines of text that people read. */
export const linesShape = (max: number) => textShape({ max, lines: true });

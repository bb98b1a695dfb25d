import { hasValidCheckDigit } from './check-digit';
import type { Gs1Coupon } from './coupon';
import { parseDigitalLink } from './digital-link';
import {
  type Gs1Element,
  groupSeparator,
  parseBracketedElements,
  parseElementString,
} from './element-string';
import { referenceYearDefault } from './gs1-date';
import { type Gs1Article, type Gsrn, toArticle } from './gs1-elements';
import { isGsrn } from './gtin';
import { type BarcodeRefusal, type Read, read, refuse } from './refusal';
import { readSymbology } from './symbology';
import { upcEToUpcA } from './upc-e';
import {
  frenchVariableMeasureRules,
  readVariableMeasure,
  ruleFor,
  type VariableMeasure,
  type VariableMeasureRule,
} from './variable-measure';

/** What a scanned or typed text turned out to be. */
export type Barcode =
  | Readonly<{ kind: 'gtin'; gtin14: string }>
  | (Readonly<{ kind: 'variable-measure' }> & VariableMeasure)
  | Gs1Article
  | Gs1Coupon
  | Gsrn;

/** The code, or why there is none and where reading stopped. */
export type BarcodeOutcome = Readonly<{ ok: true; barcode: Barcode }> | BarcodeRefusal;

/** How a shop reads codes. */
export type BarcodeOptions = Readonly<{
  /** The shop's in-store prefixes; the French convention unless given. */
  variableMeasure?: readonly VariableMeasureRule[];
  /** The year that two-digit years are read around (a pure function has no clock). */
  referenceYear?: number;
  /** Decimals of the local currency, for prices in element strings; 2 unless given. */
  minorDigits?: number;
}>;

/** Longest text that is looked at: a Digital Link with every qualifier stays far below. */
const barcodeCharactersMax = 1000;

/**
 * Reads whatever a scanner sends or a person types: EAN-13/8, UPC-A/E, ITF-14, in-store codes, GS1 element
 * strings (with or without symbology identifier, bracketed or not), GS1 Digital Link, GSRN. Never throws.
 * Eight digits are EAN-8; they are UPC-E only when the EAN-8 check digit fails. Eighteen digits are a GSRN.
 */
export const parseBarcode = (text: string, options: BarcodeOptions = {}): BarcodeOutcome => {
  if (typeof text !== 'string') return refuse('UnknownFormat', 0, 'a code is a text');
  if (text.length > barcodeCharactersMax)
    return refuse('TooLong', barcodeCharactersMax, `a code has at most ${barcodeCharactersMax} characters`);
  // Only what keyboards and scanners add around a code; anything unusual inside it is refused, not cleaned.
  const start = text.search(/[^ \t\r\n]/);
  if (start < 0) return refuse('Empty', 0, 'there is no code');
  const trimmed = text.slice(start).replace(/[ \t\r\n]+$/, '');
  const alien = [...trimmed].findIndex((character) => !isPrintable(character));
  if (alien >= 0) return refuse('IllegalCharacter', start + alien, 'a code has no such character');

  const outcome = interpret(trimmed, start, {
    variableMeasure: options.variableMeasure ?? frenchVariableMeasureRules,
    referenceYear: options.referenceYear ?? referenceYearDefault,
    minorDigits: options.minorDigits ?? 2,
  });
  return outcome.ok ? { ok: true, barcode: outcome.value } : outcome;
};

const isPrintable = (character: string): boolean =>
  character === groupSeparator || (character >= ' ' && character <= '~' && character.length === 1);

type Settings = Required<BarcodeOptions>;

const interpret = (text: string, position: number, settings: Settings): Read<Barcode> => {
  const symbology = readSymbology(text, position);
  if (!symbology.ok) return symbology;
  const { carrier, data, offset } = symbology.value;
  const at = position + offset;
  if (carrier === 'element-string')
    return fromElements(parseElementString(data, { position: at, ...settings }), at, settings);
  if (carrier === 'digits') return fromDigits(data, at, settings);
  return fromText(data, at, settings);
};

/** A text of unknown carrier: what it starts with decides. */
const fromText = (text: string, position: number, settings: Settings): Read<Barcode> => {
  const options = { position, ...settings };
  if (/^https?:\/\//i.test(text)) return fromElements(parseDigitalLink(text, options), position, settings);
  if (text.startsWith('(')) return fromElements(parseBracketedElements(text, options), position, settings);
  if (text.startsWith(groupSeparator))
    return fromElements(
      parseElementString(text.slice(1), { ...options, position: position + 1 }),
      position,
      settings,
    );
  if (/^\d+$/.test(text) && (text.length < 16 || text.length === 18))
    return fromDigits(text, position, settings);
  if (/^\d{2}/.test(text)) return fromElements(parseElementString(text, options), position, settings);
  return refuse('UnknownFormat', position, 'not a code of a known kind');
};

const fromElements = (elements: Read<Gs1Element[]>, position: number, settings: Settings): Read<Barcode> =>
  elements.ok ? toArticle(elements.value, { position, ...settings }) : elements;

const fromDigits = (digits: string, position: number, settings: Settings): Read<Barcode> => {
  const wrong = refuse('WrongCheckDigit', position + digits.length - 1, 'the check digit is wrong');
  if (/^0+$/.test(digits)) return refuse('AllZero', position, 'a code of zeros names no article');
  switch (digits.length) {
    case 6:
    case 7:
      return fromUpcE(digits, position);
    case 8:
      if (hasValidCheckDigit(digits)) return read({ kind: 'gtin', gtin14: digits.padStart(14, '0') });
      return /^[01]/.test(digits) && fromUpcE(digits, position).ok ? fromUpcE(digits, position) : wrong;
    case 12:
    case 13:
      return hasValidCheckDigit(digits) ? fromGtin13(digits.padStart(13, '0'), position, settings) : wrong;
    case 14:
      if (!hasValidCheckDigit(digits)) return wrong;
      return digits.startsWith('0')
        ? fromGtin13(digits.slice(1), position, settings)
        : read({ kind: 'gtin', gtin14: digits });
    case 18:
      return isGsrn(digits) ? read({ kind: 'gsrn', gsrn: digits }) : wrong;
    default:
      return refuse('WrongLength', position, `no code has ${digits.length} digits`);
  }
};

const fromUpcE = (digits: string, position: number): Read<Barcode> => {
  const upcA = upcEToUpcA(digits);
  return upcA.ok
    ? read({ kind: 'gtin', gtin14: upcA.value.padStart(14, '0') })
    : { ...upcA, position: position + upcA.position };
};

const fromGtin13 = (code13: string, position: number, settings: Settings): Read<Barcode> => {
  const rule = ruleFor(code13, settings.variableMeasure);
  if (!rule) return read({ kind: 'gtin', gtin14: code13.padStart(14, '0') });
  const measured = readVariableMeasure(code13, rule);
  if (!measured.ok) return { ...measured, position: position + measured.position };
  return read({ kind: 'variable-measure', ...measured.value });
};

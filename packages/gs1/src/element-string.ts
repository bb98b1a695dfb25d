import { formatAt, formatOf } from './application-identifiers';
import { refusalOfValue } from './element-value';
import { referenceYearDefault } from './gs1-date';
import { type BarcodeRefusal, type Read, read, refuse } from './refusal';

/** The character a scanner sends for FNC1 between elements. */
export const groupSeparator = '\u001d';

/** One element as it stood in the code. */
export type Gs1Element = Readonly<{ ai: string; value: string }>;

/** `position` is where the element text starts inside what the scanner sent, so that refusals point there. */
export type ElementOptions = Readonly<{ position?: number; referenceYear?: number }>;

/**
 * Reads `01…17…10…<GS>21…` (the data after the symbology identifier or leading FNC1). A separator after an element of
 * predefined length is tolerated, as the standard asks of readers.
 */
export const parseElementString = (text: string, options: ElementOptions = {}): Read<Gs1Element[]> => {
  const { position = 0, referenceYear = referenceYearDefault } = options;
  if (text === '') return refuse('Empty', position, 'the code holds no element');
  const elements: Gs1Element[] = [];
  let index = 0;
  while (index < text.length) {
    const format = formatAt(text, index);
    if (!format)
      return refuse(
        'UnknownApplicationIdentifier',
        position + index,
        'no Application Identifier starts here',
      );
    const start = index + format.ai.length;
    const separator = text.indexOf(groupSeparator, start);
    const stop = separator < 0 ? text.length : separator;
    const end = format.predefinedLength === null ? stop : Math.min(stop, start + format.predefinedLength);
    const value = text.slice(start, end);
    const broken = refusalOfValue(format, value, { position: position + start, referenceYear });
    if (broken) return broken;
    elements.push({ ai: format.ai, value });
    index = text.charAt(end) === groupSeparator ? end + 1 : end;
  }
  const repeated = refusalOfRepeats(elements, position);
  return repeated ?? read(elements);
};

/** Reads the printed form `(01)…(17)…`; a bracket that belongs to a value is written `\(`. */
export const parseBracketedElements = (text: string, options: ElementOptions = {}): Read<Gs1Element[]> => {
  const { position = 0, referenceYear = referenceYearDefault } = options;
  const elements: Gs1Element[] = [];
  let index = 0;
  while (index < text.length) {
    const head = /^\((\d{2,4})\)/.exec(text.slice(index, index + 6));
    const format = head?.[1] === undefined ? null : formatOf(head[1]);
    if (!head || !format)
      return refuse('UnknownApplicationIdentifier', position + index, 'no known (AI) starts here');
    const start = index + head[0].length;
    let end = start;
    while (end < text.length && text.charAt(end) !== '(')
      end += text.charAt(end) === '\\' && text.charAt(end + 1) === '(' ? 2 : 1;
    const value = text.slice(start, end).replaceAll('\\(', '(');
    const broken = refusalOfValue(format, value, { position: position + start, referenceYear });
    if (broken) return broken;
    elements.push({ ai: format.ai, value });
    index = end;
  }
  if (elements.length === 0) return refuse('Empty', position, 'the code holds no element');
  return refusalOfRepeats(elements, position) ?? read(elements);
};

/** Writes elements as a scanner would send them (without leading FNC1): a separator only where one is needed. */
export const formatElementString = (elements: readonly Gs1Element[]): string =>
  elements
    .map(({ ai, value }, index) => {
      const last = index === elements.length - 1;
      const selfEnding = (formatOf(ai)?.predefinedLength ?? null) !== null;
      return `${ai}${value}${last || selfEnding ? '' : groupSeparator}`;
    })
    .join('');

/** The same element twice is harmless when the values agree and unreadable when they do not. */
const refusalOfRepeats = (elements: readonly Gs1Element[], position: number): BarcodeRefusal | null => {
  const seen = new Map<string, string>();
  for (const { ai, value } of elements) {
    const earlier = seen.get(ai);
    if (earlier !== undefined && earlier !== value)
      return refuse('RepeatedElement', position, `(${ai}) is given twice with different values`);
    seen.set(ai, value);
  }
  return null;
};

import type { ElementFormat, ValuePart } from './application-identifiers';
import { hasValidCheckDigit } from './check-digit';
import { readGs1Date } from './gs1-date';
import { type BarcodeRefusal, refuse } from './refusal';

const sets = {
  n: /[^0-9]/,
  x: /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/,
  y: /[^#\-/0-9A-Z]/,
  z: /[^\-0-9A-Z_a-z=]/,
} as const;

/** Checks a value against its element's format; `null` when it fits. `position` is where the value starts in the text. */
export const refusalOfValue = (
  format: ElementFormat,
  value: string,
  { position, referenceYear }: { position: number; referenceYear: number },
): BarcodeRefusal | null => {
  let index = 0;
  for (const part of format.parts) {
    const left = value.length - index;
    if (part.optional && left === 0) break;
    const length = Math.min(left, part.lengthMax);
    const at = position + index;
    const piece = value.slice(index, index + length);
    if (length < part.lengthMin)
      return refuse('BadElementValue', at, `(${format.ai}) is too short by ${part.lengthMin - length}`);
    const alien = piece.search(sets[part.set]);
    if (alien >= 0)
      return refuse('BadElementValue', at + alien, `(${format.ai}) does not allow this character`);
    const broken = refusalOfPart(part, piece, { ai: format.ai, at, referenceYear });
    if (broken) return broken;
    index += length;
  }
  return index < value.length
    ? refuse('BadElementValue', position + index, `(${format.ai}) is too long by ${value.length - index}`)
    : null;
};

const refusalOfPart = (
  part: ValuePart,
  piece: string,
  { ai, at, referenceYear }: { ai: string; at: number; referenceYear: number },
): BarcodeRefusal | null => {
  if (part.check === 'checkDigit' && !hasValidCheckDigit(piece))
    return refuse('WrongCheckDigit', at + piece.length - 1, `check digit of (${ai}) is wrong`);
  if (part.check === 'date' || part.check === 'dateOrMonth') {
    const date = readGs1Date(piece, referenceYear);
    if (date === null || (part.check === 'date' && piece.endsWith('00')))
      return refuse('BadDate', at, `(${ai}) is not a date`);
  }
  return null;
};

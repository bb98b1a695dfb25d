import { comparedText } from '@rayon/kernel';

/** Accents of European letters. The signs that other scripts write their vowels with are part of the word. */
const accents = /[\u0300-\u036f]/g;

/** A text as it is compared, with its accents and as who leaves them out types it. */
export const foldedForms = (text: string): string[] => {
  const folded = comparedText(text);
  return [...new Set([folded, folded.normalize('NFD').replace(accents, '').normalize('NFC')])];
};

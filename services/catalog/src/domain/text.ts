import { accepted, type Result, rejected } from '@rayon/kernel';
import { because, type CatalogRejection } from './rejection';

/** Control and formatting characters: invisible on a shelf label, and able to turn the text around. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

/** The text without outer white space, inner runs of it as one blank; refuses empty, too long and invisible text. */
export const cleanText = (
  raw: string,
  { field, charactersMax }: { field: string; charactersMax: number },
): Result<string, CatalogRejection> => {
  const text = raw.trim().replace(/\s+/g, ' ').normalize('NFC');
  if (text === '') return rejected(because('Missing', field));
  if (text.length > charactersMax) return rejected(because('TooLong', field, String(charactersMax)));
  if (invisible.test(text)) return rejected(because('IllegalText', field));
  return accepted(text);
};

/** Lower case without accents: what searches and orderings compare. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

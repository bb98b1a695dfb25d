import { accepted, type Result, readText, rejected } from '@rayon/kernel';
import { because, type CatalogRejection } from './rejection';

/** The text as it is kept; refuses empty, too long and deceiving text, naming the field. */
export const checkText = (
  raw: string,
  { field, charactersMax }: { field: string; charactersMax: number },
): Result<string, CatalogRejection> => {
  const read = readText(raw, { max: charactersMax });
  if (read.ok) return accepted(read.value);
  const about = read.rejection === 'TooLong' ? String(charactersMax) : undefined;
  return rejected(because(read.rejection, field, about));
};

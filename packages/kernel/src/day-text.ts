import type { Locale } from './locale';
import { regions } from './money-text';

const formats = new Map<Locale, Intl.DateTimeFormat>();

/** A calendar day (YYYY-MM-DD) as it is said in a sentence of the language, wherever whoever reads it sits. */
export const dayText = (day: string, locale: Locale): string => {
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(regions[locale], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  formats.set(locale, format);
  const text = format.format(new Date(`${day}T00:00Z`));
  // Of the days of a month French says the first one alone as an ordinal.
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
};

/** The languages every text of the product exists in. */
export const locales = ['fr', 'en'] as const;

/** One of the product's languages. */
export type Locale = (typeof locales)[number];

/** The first supported language a client asks for (an Accept-Language list or a plain tag), else French. */
export const localeFrom = (text: string | undefined): Locale => {
  for (const range of (text ?? '').toLowerCase().split(',')) {
    const language = range.trim().slice(0, 2);
    const known = locales.find((locale) => locale === language);
    if (known) return known;
  }
  return 'fr';
};

/** A text in every language of the product. */
export type Translated = Readonly<Record<Locale, string>>;

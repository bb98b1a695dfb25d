/** The languages the screens speak. */
export type Language = 'fr' | 'en';

/**
 * Sets a text as its language is printed: apostrophes are curved, and in French high punctuation and signs stay
 * with what they follow. Texts of the gateway go through here too.
 */
export const typeset = (text: string, language: Language): string => {
  const curved = text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
  return language === 'en'
    ? curved
    : curved
        .replace(/ (?=[;!?])/g, '\u202f')
        .replace(/ (?=[:%€»])/g, '\u00a0')
        .replace(/(?<=«) /g, '\u00a0');
};

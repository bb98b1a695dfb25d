import { setI18n, useTranslation as useTexts } from 'react-i18next';
import { texts } from './translate';
import { type Language, typeset } from './typeset';

const shelf = 'rayon.language';
const remembered = localStorage.getItem(shelf);
const asked = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';

setI18n(texts);
void texts.changeLanguage(remembered === 'fr' || remembered === 'en' ? remembered : asked);
document.documentElement.lang = texts.language;

/** The language of the page now. */
export const currentLanguage = () => texts.language as Language;

/** Changes the language of the page and remembers it. */
export const speak = (language: Language) => {
  localStorage.setItem(shelf, language);
  document.documentElement.lang = language;
  void texts.changeLanguage(language);
};

/** A text in the language of the page, outside of a component. */
export const translate = texts.t;

/** The texts in the language of the page, and how to set one that came from the gateway. */
export const useTranslation = () => {
  const { t } = useTexts();
  return { t, language: currentLanguage(), set: setters[currentLanguage()] };
};

const setters = {
  fr: (text: string) => typeset(text, 'fr'),
  en: (text: string) => typeset(text, 'en'),
} as const;

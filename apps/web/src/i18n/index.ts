import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { fr } from './fr';

const remembered = localStorage.getItem('rayon.language');
const asked = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';

void i18next.use(initReactI18next).init({
  lng: remembered === 'fr' || remembered === 'en' ? remembered : asked,
  fallbackLng: 'fr',
  resources: { fr: { translation: fr }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language;

/** Changes the language of the page and remembers it. */
export const speak = (language: 'fr' | 'en') => {
  localStorage.setItem('rayon.language', language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
};

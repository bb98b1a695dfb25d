import i18next, { type i18n, type PostProcessorModule } from 'i18next';
import type { ConsoleTexts } from './console-fr';
import { en } from './en';
import { fr, type Texts } from './fr';
import type { StatementTexts } from './statement-fr';
import { type Language, typeset } from './typeset';
import { withMany } from './with-many';

declare module 'i18next' {
  /** A text that is missing or misspelt does not compile. */
  interface CustomTypeOptions {
    resources: { translation: Texts & { console: ConsoleTexts; statement: StatementTexts } };
  }
}

const setter: PostProcessorModule = {
  type: 'postProcessor',
  name: 'typeset',
  process: (text, _key, { lng }, { language }) => typeset(text, (lng ?? language) as Language),
};

/** The texts of the screens in both languages, each set as its language is printed. */
export const texts: i18n = i18next.createInstance().use(setter);
void texts.init({
  lng: 'fr',
  fallbackLng: 'fr',
  resources: { fr: { translation: withMany(fr) }, en: { translation: en } },
  interpolation: { escapeValue: false },
  postProcess: setter.name,
  initAsync: false,
});

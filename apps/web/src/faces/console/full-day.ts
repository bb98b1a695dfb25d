import { currentLanguage } from '../../i18n';
import { startOf } from './days';

/** A day as it is said, with its day of the week. */
export const inFullDay = (day: string): string =>
  new Intl.DateTimeFormat(currentLanguage() === 'fr' ? 'fr-FR' : 'en-IE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(startOf(day));

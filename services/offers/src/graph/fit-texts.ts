import type { Translated } from '@rayon/kernel';
import type { Fits } from '../domain/malformed';

/** What a bound counts, behind its number. */
const counts = {
  number: { fr: '', en: '' },
  items: { fr: ' dans la liste', en: ' in the list' },
  signs: { fr: ' signes', en: ' signs' },
} as const;

/** Numbers as each language groups them. */
const counted = (count: number, of: keyof typeof counts = 'number'): Translated => ({
  fr: count.toLocaleString('fr') + counts[of].fr,
  en: count.toLocaleString('en') + counts[of].en,
});

/** What would fit where something does not. */
export const fitTexts = (fit: Fits | undefined): Translated => {
  switch (fit?.fits) {
    case 'at-least': {
      const { fr, en } = counted(fit.number, fit.of);
      return {
        fr: `Il en faut plus : ${fr} au moins.`,
        en: `This is too little: ${en} at least.`,
      };
    }
    case 'at-most': {
      const { fr, en } = counted(fit.number, fit.of);
      return {
        fr: `C’est trop : ${fr} au plus.`,
        en: `This is too much: ${en} at most.`,
      };
    }
    case 'between': {
      const [min, max] = [counted(fit.min), counted(fit.max)];
      return {
        fr: `Indiquez un nombre de ${min.fr} à ${max.fr}.`,
        en: `Give a number from ${min.en} to ${max.en}.`,
      };
    }
    case 'something':
      return { fr: 'Il manque une valeur ici. Indiquez-la.', en: 'A value is missing here. Give it.' };
    case 'nothing':
      return {
        fr: 'Ce type d’avantage ou de public ne connaît pas ce champ. Videz-le, ou choisissez un autre type.',
        en: 'This kind of benefit or audience does not know this field. Leave it out, or choose another kind.',
      };
    case 'whole-number':
      return { fr: 'Indiquez un nombre entier.', en: 'Give a whole number.' };
    case 'two-decimals':
      return { fr: 'Deux décimales au plus. Arrondissez.', en: 'Two decimals at most. Round it.' };
    case 'prefix':
      return {
        fr: 'Un préfixe a 1 à 12 lettres majuscules ou chiffres, sans espace.',
        en: 'A prefix has 1 to 12 capital letters or digits, without spaces.',
      };
    case 'gtin':
      return {
        fr: 'Ce n’est pas un code-barres d’article (GTIN) : un chiffre manque ou ne va pas avec le dernier. Relisez-le.',
        en: 'This is not an article’s barcode (GTIN): a digit is missing or does not go with the last one. Check it.',
      };
    case 'clock':
      return {
        fr: 'Indiquez une heure comme 09:30, de 00:00 à 24:00.',
        en: 'Give an hour like 09:30, from 00:00 to 24:00.',
      };
    case 'id':
      return {
        fr: 'Ce n’est pas un identifiant : c’est un UUID, comme le donne la liste.',
        en: 'This is not an id: it is a UUID, as the list gives it.',
      };
    case 'legible':
      return {
        fr: 'Ce texte contient des signes qui ne s’affichent pas. Tapez-le de nouveau.',
        en: 'This text has signs that are not shown. Type it anew.',
      };
    default:
      return {
        fr: 'Cette valeur ne convient pas. Corrigez-la.',
        en: 'This value does not fit. Correct it.',
      };
  }
};

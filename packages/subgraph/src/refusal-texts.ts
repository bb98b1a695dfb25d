import type { Translated } from '@rayon/kernel';
import { inputName } from './input-names';

/** Refusals every service knows, in the words every service uses. */
export const refusalTexts = {
  /** In people's words: the member's own name is for developers, and stands in the refusal's `field`. */
  BadInput: ({ field }: Readonly<{ field: string }>): Translated => {
    const name = inputName(field);
    return name
      ? {
          fr: `Vérifiez ${name.fr} : cette valeur n'est pas valable.`,
          en: `Check ${name.en}: this value is not valid.`,
        }
      : {
          fr: "Une valeur n'est pas valable. Vérifiez ce qui a été saisi.",
          en: 'A value is not valid. Check what was entered.',
        };
  },
  NotYourStore: (): Translated => ({
    fr: 'Vous travaillez pour certains magasins, et ceci en concerne d’autres. Choisissez les vôtres, ou demandez à quelqu’un qui travaille pour tous.',
    en: 'You work for certain stores, and this concerns others. Choose yours, or ask somebody who works for all of them.',
  }),
  CommandIdReused: (): Translated => ({
    fr: 'Cet identifiant de commande a déjà servi pour autre chose. Recommencez avec un nouveau.',
    en: 'This command id was already used for something else. Try again with a new one.',
  }),
} as const;

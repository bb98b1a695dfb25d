import type { Translated } from '@rayon/kernel';

/** Refusals every service knows, in the words every service uses. */
export const refusalTexts = {
  BadInput: ({ field }: Readonly<{ field: string }>): Translated => ({
    fr: `La valeur de « ${field} » n'est pas valable. Corrigez-la.`,
    en: `The value of "${field}" is not valid. Correct it.`,
  }),
  NotYourStore: (): Translated => ({
    fr: 'Vous travaillez pour certains magasins, et ceci en concerne d’autres. Choisissez les vôtres, ou demandez à quelqu’un qui travaille pour tous.',
    en: 'You work for certain stores, and this concerns others. Choose yours, or ask somebody who works for all of them.',
  }),
  CommandIdReused: (): Translated => ({
    fr: 'Cet identifiant de commande a déjà servi pour autre chose. Recommencez avec un nouveau.',
    en: 'This command id was already used for something else. Try again with a new one.',
  }),
} as const;
